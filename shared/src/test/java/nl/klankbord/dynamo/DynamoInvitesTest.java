package nl.klankbord.dynamo;

import nl.klankbord.invite.Invites;
import nl.klankbord.invite.InvitesContract;
import nl.klankbord.memory.Examples;

final class DynamoInvitesTest extends InvitesContract {

    @Override
    protected Invites create() {
        return new DynamoInvites(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}

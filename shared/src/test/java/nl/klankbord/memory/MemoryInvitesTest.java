package nl.klankbord.memory;

import nl.klankbord.invite.Invites;
import nl.klankbord.invite.InvitesContract;

final class MemoryInvitesTest extends InvitesContract {

    @Override
    protected Invites create() {
        return new MemoryInvites();
    }
}

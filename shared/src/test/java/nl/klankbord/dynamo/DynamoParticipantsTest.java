package nl.klankbord.dynamo;

import nl.klankbord.memory.Examples;
import nl.klankbord.participants.ParticipantsContract;

final class DynamoParticipantsTest extends ParticipantsContract {

    @Override
    protected Store create() {
        Table table = DynamoDbLocal.newTable();
        return new Store(new DynamoRsvps(table, Examples.CLOCK), new DynamoParticipants(table, Examples.CLOCK));
    }
}

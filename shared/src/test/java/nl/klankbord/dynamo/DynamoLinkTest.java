package nl.klankbord.dynamo;

import nl.klankbord.link.LinkContract;
import nl.klankbord.memory.Examples;

final class DynamoLinkTest extends LinkContract {

    @Override
    protected Store create() {
        Table table = DynamoDbLocal.newTable();
        return new Store(
                new DynamoRsvps(table, Examples.CLOCK),
                new DynamoTopics(table, Examples.CLOCK),
                new DynamoTallies(table));
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.catering.Orders;
import nl.klankbord.catering.OrdersContract;
import nl.klankbord.memory.Examples;

final class DynamoOrdersTest extends OrdersContract {

    @Override
    protected Orders create() {
        return new DynamoOrders(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}

package nl.klankbord.memory;

import nl.klankbord.catering.Orders;
import nl.klankbord.catering.OrdersContract;

final class MemoryOrdersTest extends OrdersContract {

    @Override
    protected Orders create() {
        return new MemoryOrders();
    }
}

package nl.klankbord.memory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.catering.Ordered;
import nl.klankbord.catering.Orders;
import nl.klankbord.meeting.MeetingId;

public final class MemoryOrders implements Orders {

    private final SortedMap<String, Ordered> orders = new TreeMap<>();

    @Override
    public synchronized List<Ordered> all(MeetingId meeting) {
        return orders.values().stream()
                .filter(ordered -> ordered.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized boolean store(Ordered ordered) {
        String key = "%s %s %06d".formatted(ordered.meeting().value(), ordered.moment(), ordered.version());
        Ordered present = orders.putIfAbsent(key, ordered);
        return present == null || ordered.isAgain(present);
    }
}

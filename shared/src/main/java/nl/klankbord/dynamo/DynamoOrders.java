package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.catering.Ordered;
import nl.klankbord.catering.Orders;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Word;

/// Orders in the table, a row for each version.
public final class DynamoOrders implements Orders {

    private static final String HEADS = "heads.";
    private static final String PORTIONS = "portionsPerPerson";

    private final Table table;
    private final Clock clock;

    public DynamoOrders(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<Ordered> all(MeetingId meeting) {
        List<Ordered> all = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.ORDER, row -> {
            if (row.isThere(clock)) {
                all.add(ordered(meeting, row));
            }
        });
        return all;
    }

    @Override
    public boolean store(Ordered ordered) {
        return table.putUnlessPresent(row(ordered), clock.instant().getEpochSecond())
                .map(present -> ordered.isAgain(ordered(ordered.meeting(), present)))
                .orElse(true);
    }

    private static Row row(Ordered ordered) {
        Row row = Row.at(Keys.order(ordered.meeting(), ordered.moment(), ordered.version()))
                .put("moment", ordered.moment())
                .put("version", ordered.version())
                .put("at", ordered.at().toString())
                .put("orderedBy", ordered.by())
                .put("expiresAt", ordered.expiresAtEpochSecond());
        ordered.portionsPerPerson().ifPresent(portions -> row.put(PORTIONS, portions));
        ordered.diets().forEach((diet, heads) -> row.put(HEADS + diet.word(), heads));
        return row;
    }

    private static Ordered ordered(MeetingId meeting, Row row) {
        SortedMap<Diet, Long> diets = new TreeMap<>();
        row.attributes().keySet().stream()
                .filter(name -> name.startsWith(HEADS))
                .forEach(name -> diets.put(Word.require(Diet.class, name.substring(HEADS.length())), row.number(name)));
        return new Ordered(
                meeting,
                row.text("moment"),
                (int) row.number("version"),
                diets,
                row.has(PORTIONS) ? OptionalInt.of((int) row.number(PORTIONS)) : OptionalInt.empty(),
                row.instant("at"),
                row.text("orderedBy"),
                row.number("expiresAt"));
    }
}

package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.retention.KeptContract;
import nl.klankbord.retention.Terms;
import org.junit.jupiter.api.Test;

final class DynamoKeptTest extends KeptContract {

    private static final MeetingId ARNHEM = new MeetingId("arnhem");
    private static final long WAS = 4_000_000_000L;

    private final Table table = DynamoDbLocal.newTable();

    @Override
    protected Store create() {
        return new Store(
                new DynamoRsvps(table, clock),
                new DynamoTopics(table, clock),
                new DynamoTallies(table),
                new DynamoAuditLog(table, clock),
                new DynamoKept(table, clock));
    }

    /// Each kind of row that `docs/data-model.md` says goes at `expiresAt`, and those with a time of their own.
    @Test
    void everyKindOfRowGoesInItsTime() {
        long answers = WAS + 1;
        long needs = WAS + 2;
        long topics = WAS + 3;
        long log = WAS + 4;
        Map<String, Long> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("RSVP#p", answers),
                Map.entry("REPEAT#s", answers),
                Map.entry("WAITING#0000000001", answers),
                Map.entry("NOTICE#p#2", answers),
                Map.entry("MAILING#p", answers),
                Map.entry("UNREACHED#p", answers),
                Map.entry("UPDATE#u", answers),
                Map.entry("SENDING#u", answers),
                Map.entry("ORDER#lunch#000001", answers),
                Map.entry("BATCH#site#1", answers),
                Map.entry("HELD#1", needs),
                Map.entry("TOPIC#p#s", topics),
                Map.entry("DECISION#000001", topics),
                Map.entry("INVITE#p#s#1", topics),
                Map.entry("INTRODUCTION#p#c", topics),
                Map.entry("STATEMENT#c#999998", topics),
                Map.entry("MANIFEST#DRAFT", topics),
                Map.entry("MANIFEST#000001#SOURCES", topics),
                Map.entry("ATTRIBUTION#p#s", topics),
                Map.entry("COMMENT#p#01", topics),
                Map.entry("AUDIT#1", log),
                Map.entry("AUDITED##1", log),
                Map.entry("ASKED#p", WAS),
                Map.entry("DELIVERY#w#1", WAS),
                Map.entry("DUE#w#1", WAS),
                Map.entry("LIMIT#site#2027-03-01", WAS)));
        expected.keySet()
                .forEach(sk ->
                        table.put(Row.at(new Keys(Keys.partition(ARNHEM), sk)).put("expiresAt", WAS)));

        new DynamoKept(table, clock).keep(ARNHEM, new Terms(answers, needs, topics, log, false));

        Map<String, Long> found = new TreeMap<>();
        expected.keySet()
                .forEach(sk -> found.put(
                        sk,
                        table.find(new Keys(Keys.partition(ARNHEM), sk))
                                .orElseThrow()
                                .number("expiresAt")));
        assertEquals(expected, found);
    }

    /// Its needs stay where they are, so that the night is not the last one; what can be read does not wait for it.
    @Test
    void anAnswerThatCannotBeReadKeepsNoneOfTheOthers() {
        Keys broken = new Keys(Keys.partition(ARNHEM), "RSVP#broken");
        Keys topic = new Keys(Keys.partition(ARNHEM), "TOPIC#p#s");
        table.put(Row.at(broken).put("expiresAt", WAS + 1));
        table.put(Row.at(topic).put("expiresAt", WAS));
        Terms terms = new Terms(WAS + 1, WAS + 2, WAS + 3, WAS + 4, true);
        DynamoKept kept = new DynamoKept(table, clock);

        assertEquals(2, kept.keep(ARNHEM, terms));
        assertEquals(WAS + 3, table.find(topic).orElseThrow().number("expiresAt"));
        assertEquals(1, kept.keep(ARNHEM, terms));
    }
}

package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.TopicKey;

/// Decisions in the table, a row for each, numbered.
public final class DynamoDecisions implements Decisions {

    private static final String VERSION = "version";

    private final Table table;
    private final Clock clock;

    public DynamoDecisions(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<Decided> all(MeetingId meeting) {
        return rows(meeting).stream().map(row -> decided(meeting, row)).toList();
    }

    @Override
    public boolean store(Decided decided) {
        return table.putUnlessPresent(row(decided, 1), clock.instant().getEpochSecond())
                .isEmpty();
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        forget(meeting, decision -> decision.without(person));
    }

    @Override
    public void forget(MeetingId meeting, TopicKey topic) {
        forget(meeting, decision -> decision.without(topic));
    }

    private void forget(MeetingId meeting, UnaryOperator<Decision> less) {
        boolean isAgain;
        do {
            isAgain = false;
            for (Row row : rows(meeting)) {
                Decided decided = decided(meeting, row);
                Decision left = less.apply(decided.decision());
                if (!left.equals(decided.decision())) {
                    long version = row.number(VERSION);
                    // Another who leaves at the same time may have been first to take theirs out of it.
                    isAgain |= table.putInPlaceOf(row(decided.with(left), version + 1), VERSION, Row.value(version))
                            .isPresent();
                }
            }
        } while (isAgain);
    }

    private List<Row> rows(MeetingId meeting) {
        List<Row> rows = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.DECISION, row -> {
            if (row.isThere(clock)) {
                rows.add(row);
            }
        });
        return rows;
    }

    private static Row row(Decided decided, long version) {
        Decision decision = decided.decision();
        return Row.at(Keys.decision(decided.meeting(), decided.number()))
                .put("number", decided.number())
                .put("id", decided.id())
                .put("kind", decision.kind().word())
                .put("themes", words(decision.themes(), ThemeId::value))
                .put("topics", words(decision.topics(), TopicKey::word))
                .put("text", decision.text())
                .put("intoTheme", decision.into().map(ThemeId::value))
                .put("coalition", decision.coalition().map(CoalitionId::value))
                .put("undoes", decision.undoes())
                .put("at", decided.at().toString())
                .put("decidedBy", decided.by())
                .put("decidedByName", decided.name())
                .put(VERSION, version)
                .put("expiresAt", decided.expiresAtEpochSecond());
    }

    private static <T> Set<String> words(Iterable<T> things, Function<T, String> word) {
        Set<String> words = new TreeSet<>();
        things.forEach(thing -> words.add(word.apply(thing)));
        return words;
    }

    private static Decided decided(MeetingId meeting, Row row) {
        return new Decided(
                meeting,
                (int) row.number("number"),
                row.text("id"),
                new Decision(
                        Word.require(Kind.class, row.text("kind")),
                        row.texts("themes").stream().map(ThemeId::new).collect(Collectors.toCollection(TreeSet::new)),
                        row.texts("topics").stream()
                                .map(word -> TopicKey.of(word).orElseThrow(() -> new UnreadableRowException("topics")))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        row.text("text"),
                        row.optionalText("intoTheme").map(ThemeId::new),
                        row.optionalText("coalition").map(CoalitionId::new),
                        (int) row.number("undoes")),
                row.instant("at"),
                row.text("decidedBy"),
                row.text("decidedByName"),
                row.number("expiresAt"));
    }
}

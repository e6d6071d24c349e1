package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.coalition.Hint;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.Hints;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Retention;

/// Hints in the table: one row for a meeting, so that whoever sends a topic waits for one read.
public final class DynamoHints implements HintStore {

    private final Table table;
    private final Clock clock;

    public DynamoHints(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Hints find(MeetingId meeting) {
        return table.find(Keys.hints(meeting))
                .filter(row -> row.isThere(clock))
                .map(row -> new Hints(
                        row.rows("hints").stream().map(DynamoHints::hint).toList()))
                .orElse(Hints.NONE);
    }

    @Override
    public void store(Meeting meeting, Hints hints) {
        table.put(Row.at(Keys.hints(meeting.id()))
                .put("hints", hints.all().stream().map(DynamoHints::row).toList())
                .put("expiresAt", meeting.expiresAtEpochSecond(Retention.Kind.TOPICS)));
    }

    /// By weight, as many words share one.
    private static Row row(Hint hint) {
        Map<Double, Set<String>> byWeight = new HashMap<>();
        hint.words()
                .forEach((word, said) ->
                        byWeight.computeIfAbsent(said, _ -> new TreeSet<>()).add(word));
        List<Row> said = new ArrayList<>();
        byWeight.forEach((weight, words) ->
                said.add(Row.empty().put("weight", Math.round(weight * 1000)).put("words", words)));
        return Row.empty()
                .put("coalition", hint.coalition())
                .put("organisations", hint.organisations())
                .put("said", said);
    }

    private static Hint hint(Row row) {
        Map<String, Double> words = new HashMap<>();
        for (Row said : row.rows("said")) {
            for (String word : said.texts("words")) {
                words.put(word, said.number("weight") / 1000.0);
            }
        }
        return new Hint(row.text("coalition"), (int) row.number("organisations"), words);
    }
}

package nl.klankbord.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Word;

/// What is kept apart, in the table: each as it was sent, in one attribute.
public final class DynamoQuarantine implements Quarantine {

    private static final String CONTENT = "content";

    private final Table table;
    private final Clock clock;

    public DynamoQuarantine(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Held keepUnlessPresent(Held held) {
        return table.putUnlessPresent(row(held), now())
                .map(present -> held(held.meeting(), present))
                .orElse(held);
    }

    @Override
    public void settle(Held letIn) {
        table.put(row(letIn));
    }

    @Override
    public Optional<Held> find(MeetingId meeting, String id) {
        return table.find(Keys.held(meeting, id))
                .filter(row -> row.isThere(clock))
                .map(row -> held(meeting, row));
    }

    @Override
    public List<Held> page(MeetingId meeting, Optional<String> after, int limit) {
        List<Held> page = new ArrayList<>();
        table.eachWhile(Keys.partition(meeting), Keys.HELD, after.map(id -> Keys.held(meeting, id)), limit, row -> {
            if (row.isThere(clock) && !row.has("answer")) {
                page.add(held(meeting, row));
            }
            return page.size() < limit;
        });
        return page;
    }

    @Override
    public void remove(MeetingId meeting, String id) {
        table.delete(Keys.held(meeting, id));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static Row row(Held held) {
        return Row.at(Keys.held(held.meeting(), held.id()))
                .put("site", held.site())
                .put("key", held.key())
                .put("kind", held.kind().word())
                .put("doubt", held.doubt().word())
                .put(CONTENT, new String(JsonWriter.bytes(held.content()), StandardCharsets.UTF_8))
                .put("answer", held.answer())
                .put("receivedAt", held.receivedAt().toString())
                .put("expiresAt", held.expiresAtEpochSecond());
    }

    private static Held held(MeetingId meeting, Row row) {
        return new Held(
                meeting,
                row.text("sk").substring(Keys.HELD.length()),
                row.text("site"),
                row.text("key"),
                Word.require(Kind.class, row.text("kind")),
                Word.require(Doubt.class, row.text("doubt")),
                content(row.text(CONTENT)),
                row.optionalText("answer"),
                row.instant("receivedAt"),
                row.number("expiresAt"));
    }

    private static JsonObject content(String text) {
        try {
            if (JsonReader.read(text) instanceof JsonObject content) {
                return content;
            }
        } catch (MalformedJsonException _) {
            // Said below.
        }
        throw new UnreadableRowException(CONTENT);
    }
}

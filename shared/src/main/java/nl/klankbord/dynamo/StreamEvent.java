package nl.klankbord.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.tally.AnswerKey;

/// What the table's stream hands to a function: which answers changed. What they say now is read from the table.
public final class StreamEvent {

    private StreamEvent() {}

    /// @param sequenceNumber how Lambda knows the record
    public record Change(AnswerKey answer, String sequenceNumber) {}

    /// @return the changes of answers, in order; rows of other kinds are left out
    /// @throws IOException when the stream breaks or holds no such event
    public static List<Change> read(InputStream event) throws IOException {
        try {
            List<Change> changes = new ArrayList<>();
            if (JsonReader.read(event.readAllBytes()) instanceof JsonObject json
                    && json.get("Records") instanceof JsonArray(List<Json> records)) {
                for (Json each : records) {
                    if (each instanceof JsonObject change) {
                        change(change.object("dynamodb")).ifPresent(changes::add);
                    }
                }
                return changes;
            }
            throw new IOException("the event has no records");
        } catch (MalformedJsonException e) {
            throw new IOException("the event is no JSON", e);
        }
    }

    private static Optional<Change> change(JsonObject row) {
        String pk = row.object("Keys").object("pk").text("S");
        String sk = row.object("Keys").object("sk").text("S");
        boolean isAnswer = sk.startsWith(Keys.RSVP) || sk.startsWith(Keys.TOPIC);
        return pk.startsWith(Keys.MEETING) && isAnswer
                ? MeetingId.of(pk.substring(Keys.MEETING.length()))
                        .map(meeting -> new Change(new AnswerKey(meeting, sk), row.text("SequenceNumber")))
                : Optional.empty();
    }
}

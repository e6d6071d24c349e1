package nl.klankbord.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.webhook.Event;
import nl.klankbord.webhook.EventType;

/// What the table's stream hands to a function: which answers changed. What they say now is read from the table.
public final class StreamEvent {

    /// Of a meeting, what stands in calendars.
    private static final List<String> FACTS = List.of("title", "place", "startsAt", "endsAt", "timeZone");

    private StreamEvent() {}

    /// @param sequenceNumber how Lambda knows the record
    /// @param event what others may want to hear of it; empty for a row that went
    public record Change(AnswerKey answer, String sequenceNumber, Optional<Event> event) {}

    /// @return the changes of answers, in order; rows of other kinds are left out
    /// @throws IOException when the stream breaks or holds no such event
    public static List<Change> read(InputStream event) throws IOException {
        List<Change> changes = new ArrayList<>();
        each(json(event), row -> change(row).ifPresent(changes::add));
        return changes;
    }

    /// What is to be done after what the stream told of.
    ///
    /// @param seats meetings whose seats moved, each once
    /// @param changed whose answers or topics changed, each once
    /// @param asked who asked how things stand
    /// @param moved meetings of which the time, the place or the name was changed, and when
    /// @param isOfTheClock whether the stream told nothing: a schedule did
    public record FollowUp(
            Set<MeetingId> seats,
            Set<PersonalLink> changed,
            List<Asked> asked,
            Map<MeetingId, Instant> moved,
            boolean isOfTheClock) {}

    /// @throws IOException when the stream breaks or holds no event
    public static FollowUp followUp(InputStream event) throws IOException {
        JsonObject json = json(event);
        boolean isOfTheClock = json.get("Records") == null;
        FollowUp followUp = new FollowUp(
                new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashMap<>(), isOfTheClock);
        if (!isOfTheClock) {
            each(json, row -> read(row, followUp));
        }
        return followUp;
    }

    /// Whether calendars must follow: unless whoever changed it said that they need not.
    private static boolean isMoved(JsonObject row) {
        JsonObject before = DynamoMeetings.file(row.object("OldImage"));
        JsonObject after = DynamoMeetings.file(row.object("NewImage"));
        return !before.members().isEmpty()
                && !DynamoMeetings.isQuiet(row.object("NewImage"))
                && FACTS.stream().anyMatch(fact -> !Objects.equals(before.get(fact), after.get(fact)));
    }

    private static void read(JsonObject row, FollowUp followUp) {
        String sk = key(row, "sk");
        if (row.object("NewImage").members().isEmpty()) {
            return;
        }
        if (key(row, "pk").equals(Keys.MEETINGS)) {
            if (isMoved(row)) {
                MeetingId.of(sk.substring(Keys.MEETING.length()))
                        .ifPresent(id -> followUp.moved().put(id, instant(row)));
            }
            return;
        }
        meeting(row).ifPresent(meeting -> {
            if (sk.equals(Keys.SEATS)) {
                followUp.seats().add(meeting);
            } else if (sk.startsWith(Keys.ASKED)) {
                Instant at = Instant.parse(row.object("NewImage").object("at").text("S"));
                Person.of(sk.substring(Keys.ASKED.length()))
                        .ifPresent(person -> followUp.asked().add(new Asked(meeting, person, at)));
            } else if (sk.startsWith(Keys.RSVP) || sk.startsWith(Keys.TOPIC)) {
                Person.of(sk.split("#", -1)[1])
                        .ifPresent(person -> followUp.changed().add(new PersonalLink(meeting, person)));
            }
        });
    }

    private static JsonObject json(InputStream event) throws IOException {
        try {
            if (JsonReader.read(event.readAllBytes()) instanceof JsonObject json) {
                return json;
            }
            throw new IOException("the event is no object");
        } catch (MalformedJsonException e) {
            throw new IOException("the event is no JSON", e);
        }
    }

    private static void each(JsonObject event, Consumer<JsonObject> consumer) throws IOException {
        if (!(event.get("Records") instanceof JsonArray(List<Json> records))) {
            throw new IOException("the event has no records");
        }
        for (Json each : records) {
            if (each instanceof JsonObject change) {
                consumer.accept(change.object("dynamodb"));
            }
        }
    }

    private static Optional<Change> change(JsonObject row) {
        String sk = key(row, "sk");
        return sk.startsWith(Keys.RSVP) || sk.startsWith(Keys.TOPIC)
                ? meeting(row)
                        .map(meeting -> new Change(
                                new AnswerKey(meeting, sk), row.text("SequenceNumber"), event(meeting, sk, row)))
                : Optional.empty();
    }

    /// Ids and counts alone: who somebody is stays in the table.
    private static Optional<Event> event(MeetingId meeting, String sk, JsonObject row) {
        JsonObject image = row.object("NewImage");
        if (image.members().isEmpty()) {
            return Optional.empty();
        }
        Instant at = instant(row);
        if (sk.startsWith(Keys.TOPIC)) {
            JsonObject data = Json.object()
                    .put("topic", sk.substring(sk.lastIndexOf('#') + 1))
                    .build();
            return Optional.of(new Event(meeting, EventType.TOPIC_SUBMITTED, sk, at, data));
        }
        String status = image.object("status").text("S");
        String version = image.object("version").text("N");
        EventType type = status.equals(Status.CANCELLED.word())
                ? EventType.RSVP_CANCELLED
                : version.equals("1") ? EventType.RSVP_ACCEPTED : EventType.RSVP_CHANGED;
        JsonObject data = Json.object()
                .put("rsvp", sk.substring(Keys.RSVP.length()))
                .put("status", status)
                .put("version", Integer.parseInt(version))
                .put("people", 1 + guests(image))
                .build();
        return Optional.of(new Event(meeting, type, sk + "#" + version, at, data));
    }

    private static int guests(JsonObject image) {
        return image.object("guests").get("L") instanceof JsonArray(List<Json> guests) ? guests.size() : 0;
    }

    /// When the row was written, to the second. A stream that does not say so tells of now.
    private static Instant instant(JsonObject row) {
        return row.get("ApproximateCreationDateTime") instanceof JsonNumber(BigDecimal seconds)
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<MeetingId> meeting(JsonObject row) {
        String pk = key(row, "pk");
        return pk.startsWith(Keys.MEETING) ? MeetingId.of(pk.substring(Keys.MEETING.length())) : Optional.empty();
    }

    private static String key(JsonObject row, String name) {
        return row.object("Keys").object(name).text("S");
    }
}

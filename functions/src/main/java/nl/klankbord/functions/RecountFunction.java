package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.recount.RecountMeeting.Recounted;
import nl.klankbord.recount.StrikeSite;
import nl.klankbord.tally.AnswerKey;

/// Rebuilds live counts, seats and waiting list from the answers, and takes out what one site sent. An operator calls
/// it, with one of
///
/// - `{}`: all meetings;
/// - `{"meeting": "utrecht"}`: one;
/// - `{"meeting": "utrecht", "without": "site"}`: tells how many of its answers that site sent, and changes nothing;
/// - `{"meeting": "utrecht", "without": "site", "strike": true}`: takes these out first.
///
/// A meeting of which something has had its time is left as it is, and said so (`hasDataThatWent`).
public final class RecountFunction implements RequestStreamHandler {

    private final Meetings meetings;
    private final RecountMeeting recountMeeting;
    private final StrikeSite strikeSite;
    private final Clock clock;

    public RecountFunction() {
        this(new Wiring(Table.NOBODY_WAITS));
    }

    private RecountFunction(Wiring wiring) {
        this(wiring.meetings(), wiring.recountMeeting(), wiring.strikeSite(), wiring.clock());
    }

    RecountFunction(Meetings meetings, RecountMeeting recountMeeting, StrikeSite strikeSite, Clock clock) {
        this.clock = clock;
        this.meetings = meetings;
        this.recountMeeting = recountMeeting;
        this.strikeSite = strikeSite;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Order order = Order.read(event.readAllBytes());
        List<Json> told = new ArrayList<>();
        for (Meeting meeting : order.meetings(meetings)) {
            Json.Builder one = Json.object().put("meeting", meeting.id().value());
            if (order.without().isPresent() && !order.strike()) {
                one.put(
                        "wouldStrike",
                        strikeSite.count(meeting.id(), order.without().get()));
            } else if (!meeting.isCountable(clock.instant())) {
                // What is counted is all that is left of what has had its time.
                one.put("hasDataThatWent", true);
            } else {
                LogLine line = LogLine.of(context, "recounted");
                order.without().ifPresent(site -> one.put("struck", strikeSite.strike(meeting.id(), site)));
                Recounted recounted = recountMeeting.recount(meeting);
                RecountTold.count(recounted, line);
                one.put("recount", RecountTold.json(recounted)).put("told", recountMeeting.tell(meeting));
                line.with("recount", one.build()).write();
                one.put("rows", rows(recounted.unreadable()));
            }
            told.add(one.build());
        }
        answer.write(
                JsonWriter.bytes(Json.object().put("meetings", Json.array(told)).build()));
    }

    /// For the operator alone: whoever has the key finds the row.
    private static Json rows(List<AnswerKey> unreadable) {
        return Json.array(
                unreadable.stream().<Json>map(key -> Json.of(key.row())).toList());
    }

    /// What is asked for.
    private record Order(Optional<MeetingId> meeting, Optional<String> without, boolean strike) {

        private static final Set<String> KNOWN = Set.of("meeting", "without", "strike");
        private static final String FORM =
                "The event must be {} for all meetings, {\"meeting\": \"utrecht\"} for one, or"
                        + " {\"meeting\": \"utrecht\", \"without\": \"site\"} to see what striking a site would take out; with"
                        + " \"strike\": true it is taken out.";

        /// @throws IOException when anything is not understood: nothing is done on a guess
        static Order read(byte[] event) throws IOException {
            try {
                if (JsonReader.read(event) instanceof JsonObject json
                        && KNOWN.containsAll(json.members().keySet())) {
                    Optional<String> meeting = text(json, "meeting");
                    Optional<String> without = text(json, "without");
                    boolean strike = flag(json, "strike");
                    if (meeting.isPresent() || (without.isEmpty() && !strike)) {
                        return new Order(meeting.map(MeetingId::new), without, strike);
                    }
                }
            } catch (MalformedJsonException | IllegalArgumentException e) {
                throw new IOException(FORM, e);
            }
            throw new IOException(FORM);
        }

        List<Meeting> meetings(Meetings all) throws IOException {
            if (meeting.isEmpty()) {
                return all.all();
            }
            return List.of(all.find(meeting.get())
                    .orElseThrow(() -> new IOException(
                            "There is no meeting " + meeting.get().value() + ".")));
        }

        private static Optional<String> text(JsonObject json, String name) {
            return switch (json.get(name)) {
                case null -> Optional.empty();
                case JsonText(String text) when !text.isBlank() -> Optional.of(text);
                default -> throw new IllegalArgumentException(name);
            };
        }

        private static boolean flag(JsonObject json, String name) {
            return switch (json.get(name)) {
                case null -> false;
                case JsonBoolean(boolean flag) -> flag;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }
}

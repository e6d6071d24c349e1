package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.summary.WriteSummaries;
import nl.klankbord.summary.WriteSummaries.Night;
import nl.klankbord.webhook.Event;
import nl.klankbord.webhook.EventType;
import nl.klankbord.webhook.OweDeliveries;

/// Writes the summaries of the night. Its event is `{"scheduledTime": "2027-04-07T03:30:00Z"}`: the day comes from
/// when it was due, not from when it ran.
public final class WriteSummariesFunction implements RequestStreamHandler {

    /// How far the clock here may be behind the one that calls.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final WriteSummaries writeSummaries;
    private final OweDeliveries oweDeliveries;
    private final Clock clock;

    public WriteSummariesFunction() {
        this(new Wiring(Table.NOBODY_WAITS));
    }

    private WriteSummariesFunction(Wiring wiring) {
        this(wiring.writeSummaries(), wiring.oweDeliveries(), wiring.clock());
    }

    WriteSummariesFunction(WriteSummaries writeSummaries, OweDeliveries oweDeliveries, Clock clock) {
        this.oweDeliveries = oweDeliveries;
        this.writeSummaries = writeSummaries;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Instant scheduledTime = scheduledTime(event);
        if (scheduledTime.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            // A year mistyped by hand would overtake every night until then.
            throw new IOException("The scheduledTime " + scheduledTime + " has not come.");
        }
        List<Night> nights = writeSummaries.write(scheduledTime, clock.instant());
        oweDeliveries.owe(events(nights, scheduledTime));
        for (Night night : nights) {
            LogLine line = LogLine.of(context, "night").with("summary", told(night));
            switch (night) {
                case Night.Written written -> {
                    line.counting(Metric.SUMMARIES_WRITTEN, 1);
                    RecountTold.count(written.recounted(), line);
                    written.unsuggested().ifPresent(line::failure);
                }
                case Night.Overtaken overtaken -> RecountTold.count(overtaken.recounted(), line);
                case Night.Failed failed -> line.failure(failed.cause());
            }
            line.write();
        }
        // All meetings have had their turn: now Lambda may try again, and in the end tell the failure queue.
        if (nights.stream().anyMatch(Night.Failed.class::isInstance)) {
            throw new IOException("Not every meeting has its summary.");
        }
        LogLine.of(context, "night written").counting(Metric.NIGHTS_WRITTEN, 1).write();
        answer.write(JsonWriter.bytes(Json.object()
                .put(
                        "summaries",
                        Json.array(nights.stream()
                                .map(WriteSummariesFunction::told)
                                .toList()))
                .build()));
    }

    /// The same version of the same day is the same event, however often its night comes.
    private static List<Event> events(List<Night> nights, Instant scheduledTime) {
        return nights.stream()
                .filter(Night.Written.class::isInstance)
                .map(Night.Written.class::cast)
                .map(written -> new Event(
                        written.meeting(),
                        EventType.SUMMARY_PUBLISHED,
                        written.summary().date() + "#" + written.summary().version(),
                        scheduledTime.truncatedTo(ChronoUnit.SECONDS),
                        Json.object()
                                .put("date", written.summary().date().toString())
                                .put("version", written.summary().version())
                                .build()))
                .toList();
    }

    private static JsonObject told(Night night) {
        Json.Builder told = Json.object().put("meeting", night.meeting().value());
        switch (night) {
            case Night.Written written -> {
                told.put("date", written.summary().date().toString())
                        .put("version", written.summary().version());
                told.put("isMailed", written.isMailed()).put("recount", RecountTold.json(written.recounted()));
            }
            case Night.Overtaken overtaken -> {
                told.put("date", overtaken.date().toString())
                        .put("overtakenBy", overtaken.by().toString())
                        .put("recount", RecountTold.json(overtaken.recounted()));
            }
            case Night.Failed _ -> {
                // The log line has its cause; the answer is not given when there is one of these.
            }
        }
        return told.build();
    }

    private static Instant scheduledTime(InputStream event) throws IOException {
        try {
            if (JsonReader.read(event.readAllBytes()) instanceof JsonObject json) {
                return Instant.parse(json.text("scheduledTime"));
            }
        } catch (MalformedJsonException | DateTimeException e) {
            throw new IOException("The event must be {\"scheduledTime\": \"2027-04-07T03:30:00Z\"}.", e);
        }
        throw new IOException("The event must be an object with a scheduledTime.");
    }
}

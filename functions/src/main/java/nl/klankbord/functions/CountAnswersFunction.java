package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Tallies;
import nl.klankbord.webhook.Event;
import nl.klankbord.webhook.OweDeliveries;

/// Counts answers as the table's stream tells of them, and owes it to webhooks to tell of them. What cannot be
/// done is handed back; the rest goes on.
public final class CountAnswersFunction implements RequestStreamHandler {

    private final Tallies tallies;
    private final OweDeliveries oweDeliveries;

    public CountAnswersFunction() {
        this(new Wiring());
    }

    private CountAnswersFunction(Wiring wiring) {
        this(wiring.tallies(), wiring.oweDeliveries());
    }

    CountAnswersFunction(Tallies tallies, OweDeliveries oweDeliveries) {
        this.oweDeliveries = oweDeliveries;
        this.tallies = tallies;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        List<StreamEvent.Change> changes = StreamEvent.read(event);
        Map<MeetingId, List<AnswerKey>> answers = changes.stream()
                .map(StreamEvent.Change::answer)
                .distinct()
                .collect(Collectors.groupingBy(AnswerKey::meeting));
        Set<AnswerKey> uncounted = new HashSet<>();
        LogLine line = LogLine.of(context, "rows counted");
        answers.forEach((meeting, keys) -> {
            try {
                uncounted.addAll(tallies.count(meeting, keys));
                oweDeliveries.owe(events(changes, meeting));
            } catch (UnavailableException e) {
                line.failure(e);
                uncounted.addAll(keys);
            }
        });
        line.counting(Metric.COUNTED, changes.size() - uncounted.size())
                .counting(Metric.UNCOUNTED, uncounted.size())
                .write();
        answer.write(JsonWriter.bytes(failures(changes, uncounted)));
    }

    private static List<Event> events(List<StreamEvent.Change> changes, MeetingId meeting) {
        return changes.stream()
                .flatMap(change -> change.event().stream())
                .filter(event -> event.meeting().equals(meeting))
                .toList();
    }

    /// As `ReportBatchItemFailures` has it: Lambda sends these again, and in the end to the failure queue.
    private static Json failures(List<StreamEvent.Change> changes, Set<AnswerKey> uncounted) {
        return Json.object()
                .put(
                        "batchItemFailures",
                        Json.array(changes.stream()
                                .filter(change -> uncounted.contains(change.answer()))
                                .map(change -> Json.object()
                                        .put("itemIdentifier", change.sequenceNumber())
                                        .build())
                                .toList()))
                .build();
    }
}

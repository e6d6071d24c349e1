package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.PromoteWaiting.Promoted;

/// Gives free seats to those who wait, whenever the table's stream tells that seats of a meeting moved.
public final class PromoteWaitingFunction implements RequestStreamHandler {

    private final PromoteWaiting promoteWaiting;

    public PromoteWaitingFunction() {
        this(new Wiring().promoteWaiting());
    }

    PromoteWaitingFunction(PromoteWaiting promoteWaiting) {
        this.promoteWaiting = promoteWaiting;
    }

    /// What fails ends the call: Lambda asks again, by halves, and in the end tells the failure queue.
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        for (MeetingId meeting : StreamEvent.seats(event)) {
            Promoted promoted = promoteWaiting.promote(meeting);
            LogLine.of(context, "waiting promoted")
                    .with("meeting", meeting.value())
                    .counting(Metric.PROMOTED, promoted.parties())
                    .counting(Metric.TOLD, promoted.told())
                    .write();
        }
        answer.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }
}

package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.dynamo.StreamEvent.FollowUp;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.receipt.TellPerson;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.PromoteWaiting.Promoted;

/// What follows when something changed, as the table's stream tells of it: free seats go to those who wait,
/// and people are told how things stand for them. And every few minutes, whoever could not be told at once.
///
/// One function for both, as two read the stream already, and a third would slow all down.
public final class FollowUpFunction implements RequestStreamHandler {

    private final Meetings meetings;
    private final PromoteWaiting promoteWaiting;
    private final TellPerson tellPerson;

    public FollowUpFunction() {
        this(new Wiring());
    }

    private FollowUpFunction(Wiring wiring) {
        TellPerson tellPerson = wiring.tellPerson();
        this(wiring.storedMeetings(), wiring.promoteWaiting(tellPerson), tellPerson);
    }

    FollowUpFunction(Meetings meetings, PromoteWaiting promoteWaiting, TellPerson tellPerson) {
        this.meetings = meetings;
        this.promoteWaiting = promoteWaiting;
        this.tellPerson = tellPerson;
    }

    /// Seats that cannot be given end the call: Lambda asks again, by halves, and in the end tells the
    /// failure queue. Mails that cannot go are asked for again, so that they keep nobody else's.
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        LogLine line = LogLine.of(context, "followed up");
        FollowUp followUp = StreamEvent.followUp(event);
        int told = followUp.isOfTheClock() ? tellWhoAsked(line) : tell(followUp, line);
        line.counting(Metric.MAILED, told).write();
        for (MeetingId meeting : followUp.seats()) {
            Promoted promoted = promoteWaiting.promote(meeting);
            LogLine.of(context, "waiting promoted")
                    .with("meeting", meeting.value())
                    .counting(Metric.PROMOTED, promoted.parties())
                    .counting(Metric.TOLD, promoted.told())
                    .write();
        }
        answer.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    private int tell(FollowUp followUp, LogLine line) {
        int told = 0;
        for (PersonalLink changed : followUp.changed()) {
            try {
                told += tellPerson.tell(changed.meeting(), changed.person()) ? 1 : 0;
            } catch (UnavailableException e) {
                line.failure(e);
                tellPerson.askLater(changed.meeting(), changed.person());
            }
        }
        for (Asked asked : followUp.asked()) {
            try {
                told += tellPerson.tell(asked) ? 1 : 0;
            } catch (UnavailableException e) {
                // They are on the list still.
                line.failure(e);
            }
        }
        followUp.moved().forEach((id, at) -> meetings.find(id).ifPresent(meeting -> tellPerson.askForAll(meeting, at)));
        return told;
    }

    private int tellWhoAsked(LogLine line) {
        int told = 0;
        for (Meeting meeting : meetings.all()) {
            try {
                told += tellPerson.tellAll(meeting.id());
            } catch (UnavailableException e) {
                line.failure(e);
            }
        }
        return told;
    }
}

package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.dynamo.StreamEvent.FollowUp;
import nl.klankbord.introduction.SendIntroductions;
import nl.klankbord.invite.SendInvites;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.receipt.TellPerson;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.PromoteWaiting.Promoted;
import nl.klankbord.update.SendUpdates;

/// What follows when something changed, as the table's stream tells of it: free seats go to those who wait,
/// and people are told how things stand for them. And every few minutes, whoever could not be told at once, and
/// the organisers' news.
///
/// One function for both, as two read the stream already, and a third would slow all down.
public final class FollowUpFunction implements RequestStreamHandler {

    /// Of the five minutes until the next. Whoever is left then is told by that one.
    static final Duration AT_WORK = Duration.ofMinutes(4);

    private final Meetings meetings;
    private final PromoteWaiting promoteWaiting;
    private final TellPerson tellPerson;
    private final SendUpdates sendUpdates;
    private final SendInvites sendInvites;
    private final SendIntroductions sendIntroductions;
    private final Clock clock;

    public FollowUpFunction() {
        this(new Wiring());
    }

    private FollowUpFunction(Wiring wiring) {
        TellPerson tellPerson = wiring.tellPerson();
        this(
                wiring.storedMeetings(),
                wiring.promoteWaiting(tellPerson),
                tellPerson,
                wiring.sendUpdates(),
                wiring.sendInvites(),
                wiring.sendIntroductions(),
                wiring.clock());
    }

    FollowUpFunction(
            Meetings meetings,
            PromoteWaiting promoteWaiting,
            TellPerson tellPerson,
            SendUpdates sendUpdates,
            SendInvites sendInvites,
            SendIntroductions sendIntroductions,
            Clock clock) {
        this.meetings = meetings;
        this.promoteWaiting = promoteWaiting;
        this.tellPerson = tellPerson;
        this.sendUpdates = sendUpdates;
        this.sendInvites = sendInvites;
        this.sendIntroductions = sendIntroductions;
        this.clock = clock;
    }

    /// Seats that cannot be given end the call: Lambda asks again, by halves, and in the end tells the
    /// failure queue. Mails that cannot go are asked for again, so that they keep nobody else's.
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        LogLine line = LogLine.of(context, "followed up");
        FollowUp followUp = StreamEvent.followUp(event);
        int told = followUp.isOfTheClock() ? tellByTheClock(line) : tell(followUp, line);
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

    /// First who asked something themselves, then who is invited or introduced, then the news. A meeting of which a
    /// mail does not go
    /// keeps no other's.
    private int tellByTheClock(LogLine line) {
        Instant until = clock.instant().plus(AT_WORK);
        List<Meeting> all = meetings.all();
        return each(all, line, meeting -> tellPerson.tellAll(meeting.id()))
                + each(all, line, meeting -> sendInvites.send(meeting, until))
                + each(all, line, meeting -> sendIntroductions.send(meeting, until))
                + each(all, line, meeting -> sendUpdates.send(meeting, until));
    }

    private static int each(List<Meeting> all, LogLine line, ToIntFunction<Meeting> tell) {
        int told = 0;
        for (Meeting meeting : all) {
            try {
                told += tell.applyAsInt(meeting);
            } catch (UnavailableException e) {
                line.failure(e);
            }
        }
        return told;
    }
}

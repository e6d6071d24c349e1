package nl.klankbord.functions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingChange;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// Gives organisers the file of a meeting, and stores one from it. With `If-None-Match: *` it never replaces one; else
/// `If-Match` says which it replaces, so that nobody's change is overwritten unseen.
public final class StoreMeetingFunction extends HttpFunction {

    private static final String SEND = "send";

    /// Whether whoever has the meeting in their calendar hears of another time, place or title.
    private static final Set<String> CALENDARS = Set.of(SEND, "keep");

    private final Meetings meetings;
    private final StoreMeeting storeMeeting;
    private final Rsvps rsvps;
    private final Clock clock;

    public StoreMeetingFunction() {
        Wiring wiring = new Wiring();
        this(wiring.storedMeetings(), wiring.storeMeeting(), wiring.rsvps(), wiring.clock());
    }

    StoreMeetingFunction(Meetings meetings, StoreMeeting storeMeeting, Rsvps rsvps, Clock clock) {
        this.meetings = meetings;
        this.storeMeeting = storeMeeting;
        this.rsvps = rsvps;
        this.clock = clock;
    }

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Organisers.require(request);
        if (request.method().equals("GET")) {
            return file(200, Organisers.meeting(request, meetings));
        }
        MeetingId id = Doors.meeting(request);
        return switch (MeetingFile.read(Bodies.json(request))) {
            case Invalid<Meeting> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<Meeting> valid -> store(id, valid.value(), request);
        };
    }

    private HttpResponse store(MeetingId id, Meeting meeting, HttpRequest request) {
        if (!meeting.id().equals(id)) {
            throw RefusedException.invalid(List.of(Complaint.of("id", "id-differs")));
        }
        Optional<String> calendars = Optional.ofNullable(request.query().get("calendars"));
        if (calendars.filter(choice -> !CALENDARS.contains(choice)).isPresent()) {
            throw RefusedException.invalid(List.of(Complaint.of("calendars", "choice")));
        }
        boolean onlyNew = request.header("if-none-match").orElse("").equals("*");
        // What is only stored when new replaces nobody's meeting.
        Optional<Meeting> present = onlyNew ? Optional.empty() : meetings.find(id);
        present.ifPresent(before -> Organisers.requireOf(before, request));
        if (!meeting.isOrganisedBy(Organisers.require(request))) {
            throw RefusedException.invalid(List.of(Complaint.of("organisers", "without-you")));
        }
        if (present.filter(meeting::equals).isPresent()) {
            // Its answer was lost, or its seats are to be arranged anew: nothing of anybody's is overwritten.
            storeMeeting.replace(meeting, present);
        } else if (onlyNew) {
            make(meeting, RefusedException.of(412, "exists"));
        } else {
            requireMatch(request.header("if-match"), present);
            if (present.isPresent()) {
                change(new MeetingChange(present, meeting), calendars);
            } else {
                // Made by somebody else a moment ago, it is one that this sender has not seen.
                make(meeting, RefusedException.of(428, "if-match"));
            }
        }
        return file(onlyNew ? 201 : 200, meeting);
    }

    private void make(Meeting meeting, RefusedException otherwise) {
        MeetingChange change = new MeetingChange(Optional.empty(), meeting);
        refuse(wrong(change));
        if (!storeMeeting.store(meeting, true)) {
            throw otherwise;
        }
    }

    /// What is wrong with it whether somebody has answered or not.
    private static List<Complaint> wrong(MeetingChange change) {
        List<Complaint> complaints = new ArrayList<>(change.neverOpen());
        complaints.addAll(change.ordersTooLate());
        return complaints;
    }

    private static void refuse(List<Complaint> complaints) {
        if (!complaints.isEmpty()) {
            throw RefusedException.invalid(complaints);
        }
    }

    private void change(MeetingChange change, Optional<String> calendars) {
        Meeting present = change.before().orElseThrow();
        boolean isAnswered =
                !rsvps.page(present.id(), Optional.empty(), 1).rsvps().isEmpty();
        List<Complaint> complaints = wrong(change);
        complaints.addAll(isAnswered ? change.otherKinds() : List.of());
        refuse(complaints);
        boolean isToAsk =
                isAnswered && change.movesCalendars() && !change.after().isOver(clock.instant());
        if (isToAsk && calendars.isEmpty()) {
            throw RefusedException.of(409, "calendars");
        }
        boolean tellsCalendars = !isToAsk || calendars.get().equals(SEND);
        if (!storeMeeting.change(present, change.after(), tellsCalendars)) {
            throw changed(meetings.find(present.id()));
        }
    }

    /// Of a meeting that is there, its sender says which they changed (RFC 6585 §3).
    private static void requireMatch(Optional<String> match, Optional<Meeting> present) {
        if (match.isEmpty()) {
            if (present.isPresent()) {
                throw RefusedException.of(428, "if-match");
            }
            return;
        }
        boolean isMatch = present.isPresent()
                && Arrays.stream(match.get().split(",", 50))
                        .map(String::strip)
                        .anyMatch(Set.of("*", file(200, present.get()).tag())::contains);
        if (!isMatch) {
            throw changed(present);
        }
    }

    private static RefusedException changed(Optional<Meeting> present) {
        return present.map(meeting -> RefusedException.changed(
                        MeetingFile.write(meeting), file(200, meeting).tag()))
                .orElseGet(() -> RefusedException.of(412, "meeting-changed"));
    }

    private static HttpResponse file(int status, Meeting meeting) {
        HttpResponse file = HttpResponse.json(status, MeetingFile.write(meeting));
        return file.with("etag", file.tag());
    }
}

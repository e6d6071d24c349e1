package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
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

/// Stores a meeting from its file. With `If-None-Match: *` it never replaces one.
public final class StoreMeetingFunction extends HttpFunction {

    private final Meetings meetings;
    private final StoreMeeting storeMeeting;
    private final Rsvps rsvps;

    public StoreMeetingFunction() {
        Wiring wiring = new Wiring();
        this(wiring.storedMeetings(), wiring.storeMeeting(), wiring.rsvps());
    }

    StoreMeetingFunction(Meetings meetings, StoreMeeting storeMeeting, Rsvps rsvps) {
        this.meetings = meetings;
        this.storeMeeting = storeMeeting;
        this.rsvps = rsvps;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Organisers.require(request);
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
        boolean onlyNew = request.header("if-none-match").orElse("").equals("*");
        // What is only stored when new replaces nobody's meeting.
        Optional<Meeting> present = onlyNew ? Optional.empty() : meetings.find(id);
        present.ifPresent(before -> Organisers.requireOf(before, request));
        if (!meeting.isOrganisedBy(Organisers.require(request))) {
            throw RefusedException.invalid(List.of(Complaint.of("organisers", "without-you")));
        }
        List<Complaint> otherKinds = new MeetingChange(present, meeting).otherKinds();
        if (!otherKinds.isEmpty()
                && !rsvps.page(id, Optional.empty(), 1).rsvps().isEmpty()) {
            throw RefusedException.invalid(otherKinds);
        }
        if (!onlyNew) {
            storeMeeting.replace(meeting, present);
        } else if (!storeMeeting.store(meeting, true)) {
            throw RefusedException.of(412, "exists");
        }
        return HttpResponse.json(onlyNew ? 201 : 200, MeetingFile.write(meeting));
    }
}

package nl.klankbord.functions;

import nl.klankbord.desk.Role;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;

/// What only organisers may do, each at their own meetings.
final class Organisers {

    private Organisers() {}

    /// The gateway's authorizer has checked the token already. Should a route lose its authorizer, this still refuses.
    ///
    /// @return the subject of the token
    static String require(HttpRequest request) {
        String organiser = request.organiser().orElseThrow(RefusedException::unauthorised);
        // A pool gives the scope to all its users: whoever is there to look or to cater is no organiser by it.
        if (Role.of(request.groups()).filter(role -> role != Role.ORGANISER).isPresent()) {
            throw RefusedException.of(403, "desk-role");
        }
        return organiser;
    }

    /// @return the meeting that one of its organisers asks about
    static Meeting meeting(HttpRequest request, Meetings meetings) {
        require(request);
        Meeting meeting = meetings.find(Doors.meeting(request)).orElseThrow(RefusedException::notFound);
        requireOf(meeting, request);
        return meeting;
    }

    /// Whoever organises another meeting is nobody here.
    static void requireOf(Meeting meeting, HttpRequest request) {
        if (!meeting.isOrganisedBy(require(request))) {
            throw RefusedException.of(403, "not-your-meeting");
        }
    }
}

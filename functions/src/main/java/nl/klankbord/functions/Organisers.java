package nl.klankbord.functions;

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
        return request.organiser().orElseThrow(RefusedException::unauthorised);
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

package nl.klankbord.functions;

import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;

/// What only organisers may do.
final class Organisers {

    private Organisers() {}

    /// The gateway's authorizer has checked the token already. Should a route lose its authorizer, this still refuses.
    static void require(HttpRequest request) {
        if (!request.isAuthorised()) {
            throw RefusedException.unauthorised();
        }
    }

    /// @return the meeting that an organiser asks about
    static Meeting meeting(HttpRequest request, Meetings meetings) {
        require(request);
        return meetings.find(Doors.meeting(request)).orElseThrow(RefusedException::notFound);
    }
}

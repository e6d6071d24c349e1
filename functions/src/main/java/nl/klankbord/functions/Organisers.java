package nl.klankbord.functions;

import java.util.Optional;
import java.util.function.Predicate;
import nl.klankbord.desk.Role;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;

/// Who may do what in the API, as at the desk: organisers all of it, each at their own meetings.
final class Organisers {

    private Organisers() {}

    /// The gateway's authorizer has checked the token already. Should a route lose its authorizer, this still refuses.
    ///
    /// @return the subject of the token
    static String require(HttpRequest request) {
        require(role(request) == Role.ORGANISER);
        return subject(request);
    }

    /// A pool gives the scope to all its users: what each may do is in their groups, and who is in none may nothing.
    /// A program has the scope because somebody gave it to that program.
    ///
    /// @throws RefusedException 403 for a person without a role
    static Role role(HttpRequest request) {
        subject(request);
        return Role.of(request.groups())
                .or(() -> request.isProgram() ? Optional.of(Role.ORGANISER) : Optional.empty())
                .orElseThrow(() -> RefusedException.of(403, "sign-in-no-role"));
    }

    /// @return the meeting that one of its organisers asks about
    static Meeting meeting(HttpRequest request, Meetings meetings) {
        return meeting(request, meetings, role -> role == Role.ORGANISER);
    }

    /// @param isAllowed which roles may see what is asked for. Who only looks or caters does so at every meeting
    ///     that is no draft
    /// @return the meeting that it is about
    static Meeting meeting(HttpRequest request, Meetings meetings, Predicate<Role> isAllowed) {
        Role role = role(request);
        require(isAllowed.test(role));
        Meeting meeting = meetings.find(Doors.meeting(request)).orElseThrow(RefusedException::notFound);
        if (role == Role.ORGANISER) {
            requireOf(meeting, request);
        } else if (!meeting.isPublic()) {
            throw RefusedException.notFound();
        }
        return meeting;
    }

    /// Whoever organises another meeting is nobody here.
    static void requireOf(Meeting meeting, HttpRequest request) {
        if (!meeting.isOrganisedBy(require(request))) {
            throw RefusedException.of(403, "not-your-meeting");
        }
    }

    private static String subject(HttpRequest request) {
        return request.organiser().orElseThrow(RefusedException::unauthorised);
    }

    private static void require(boolean isAllowed) {
        if (!isAllowed) {
            throw RefusedException.of(403, "desk-role");
        }
    }
}

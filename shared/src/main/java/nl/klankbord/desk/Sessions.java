package nl.klankbord.desk;

import java.util.Optional;

/// Who is signed in. A session that has ended is not there.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain answer.
public interface Sessions {

    void begin(SessionToken token, Session session);

    Optional<Session> find(SessionToken token);

    /// It ends; one that has ended already stays so.
    void end(SessionToken token);
}

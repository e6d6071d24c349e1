package nl.klankbord.invite;

import java.time.Instant;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.topic.TopicKey;

/// One mail of an organiser's to whoever brought a topic, to come and tell about it.
///
/// @param id that its form gave it: sent again under the same name, it goes out once
/// @param askedAt when it was asked to be sent, to the second
/// @param by who asked, as the identity provider knows them (`sub`)
/// @param name of them, as shown
/// @param doneAt when it went, or was found to go nowhere; empty until then
/// @param isRefused whether it can never go, as its address takes no mail
/// @param expiresAtEpochSecond when its row goes, with those of its meeting
public record Invite(
        MeetingId meeting,
        TopicKey topic,
        String id,
        InviteFile file,
        Instant askedAt,
        String by,
        String name,
        Optional<Instant> doneAt,
        boolean isRefused,
        long expiresAtEpochSecond) {

    Invite done(Instant at, boolean refused) {
        return new Invite(meeting, topic, id, file, askedAt, by, name, Optional.of(at), refused, expiresAtEpochSecond);
    }
}

package nl.klankbord.invite;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// Takes in what an organiser wants to write to whoever brought a topic. [SendInvites] sends it.
public final class AskInvite {

    private final Invites invites;
    private final Clock clock;

    public AskInvite(Invites invites, Clock clock) {
        this.invites = invites;
        this.clock = clock;
    }

    /// @param isNew whether it was not asked before
    public record Asked(Invite invite, boolean isNew) {}

    /// @return whether there is still something to come to, and somebody to write to
    public boolean mayAsk(Meeting meeting, Topic topic) {
        return !meeting.isOver(clock.instant()) && !topic.participant().isErased();
    }

    /// Asked again, it still goes out once.
    ///
    /// @param by who asks, as the identity provider knows them
    /// @param name of them, as shown
    /// @return empty when something else was sent under this name: what is in a mailbox cannot change
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is taken in; asking again
    ///     is safe
    public Optional<Asked> ask(Meeting meeting, Topic topic, String id, InviteFile file, String by, String name) {
        Invite invite = new Invite(
                meeting.id(),
                TopicKey.of(topic),
                id,
                file,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                by,
                name,
                Optional.empty(),
                false,
                meeting.expiresAtEpochSecond(Retention.Kind.TOPICS));
        Optional<Invite> present = invites.storeUnlessPresent(invite);
        return present.isEmpty()
                ? Optional.of(new Asked(invite, true))
                : present.filter(earlier -> earlier.file().equals(file)).map(earlier -> new Asked(earlier, false));
    }
}

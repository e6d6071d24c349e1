package nl.klankbord.invite;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Sends what organisers wrote to whoever brought a topic.
///
/// A crash between a mail and its note means a second mail to that one person, never none.
public final class SendInvites {

    private final Topics topics;
    private final Invites invites;
    private final InviteMails mails;
    private final Clock clock;

    public SendInvites(Topics topics, Invites invites, InviteMails mails, Clock clock) {
        this.topics = topics;
        this.invites = invites;
        this.mails = mails;
        this.clock = clock;
    }

    /// @param until when to stop, done or not: whoever calls this again goes on there
    /// @return mails that went
    /// @throws UnavailableException when one may not have gone; it goes when this is called again
    public int send(Meeting meeting, Instant until) {
        if (meeting.isOver(clock.instant())) {
            return 0;
        }
        int mailed = 0;
        for (Invite invite : invites.waiting(meeting.id())) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            mailed += send(meeting, invite) ? 1 : 0;
        }
        return mailed;
    }

    private boolean send(Meeting meeting, Invite invite) {
        Instant claimedAt = clock.instant();
        if (!invites.claim(invite, claimedAt)) {
            return false;
        }
        Optional<Topic> topic = topics.find(
                meeting.id(), invite.topic().person(), invite.topic().submission());
        if (topic.isEmpty()) {
            // They had their data erased, after it was written and before it went.
            invites.drop(invite);
            return false;
        }
        boolean isSent;
        try {
            isSent = mails.send(meeting, topic.get(), invite.file());
        } catch (UnavailableException e) {
            letGo(invite, claimedAt, e);
            throw e;
        }
        invites.note(invite.done(clock.instant().truncatedTo(ChronoUnit.SECONDS), !isSent), claimedAt);
        return isSent;
    }

    /// So that whoever tries next need not wait until this claim is too old.
    private void letGo(Invite invite, Instant claimedAt, UnavailableException why) {
        try {
            invites.letGo(invite, claimedAt);
        } catch (UnavailableException e) {
            why.addSuppressed(e);
        }
    }
}

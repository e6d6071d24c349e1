package nl.klankbord.link;

import java.util.Optional;
import nl.klankbord.invite.Invites;
import nl.klankbord.manifest.ForgetPerson;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Somebody takes back one topic that they brought, and stays for the rest. It is not there any more, and counts no
/// more: nobody has to order food for it, and a programme is made of what people bring still. Safe to repeat, and to
/// stop anywhere: the next time goes on.
public final class WithdrawTopic {

    /// Whoever changes or counts the same topic comes between, rarely this often.
    private static final int TRIES = 10;

    private final Topics topics;
    private final Decisions decisions;
    private final Invites invites;
    private final ForgetPerson manifest;

    public WithdrawTopic(Topics topics, Decisions decisions, Invites invites, ForgetPerson manifest) {
        this.topics = topics;
        this.decisions = decisions;
        this.invites = invites;
        this.manifest = manifest;
    }

    /// @param submission that brought it; of a topic that is not there, or another's, nothing is taken away
    /// @throws UnavailableException when it is not certain that all of it is gone
    public void withdraw(PersonalLink link, SubmissionId submission) {
        TopicKey withdrawn = new TopicKey(link.person(), submission);
        takeAway(link, submission);
        decisions.forget(link.meeting(), withdrawn);
        invites.about(link.meeting(), withdrawn).forEach(invites::drop);
        manifest.forget(link.meeting(), withdrawn);
    }

    private void takeAway(PersonalLink link, SubmissionId submission) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Topic> topic = topics.find(link.meeting(), link.person(), submission);
            if (topic.isEmpty() || topics.withdraw(topic.get())) {
                return;
            }
        }
        throw new UnavailableException(
                "the topic kept changing",
                new IllegalStateException(link.meeting().value()));
    }
}

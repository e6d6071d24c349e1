package nl.klankbord.link;

import java.util.Optional;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Introductions;
import nl.klankbord.introduction.Statements;
import nl.klankbord.invite.Invites;
import nl.klankbord.manifest.ForgetPerson;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.OpenAsks;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Somebody has their data erased (GDPR art. 17): what they count for stays, who they are goes. Safe to
/// repeat, and to stop anywhere: the next time goes on.
public final class EraseMe {

    /// Whoever changes the same answer comes between, rarely this often.
    private static final int TRIES = 10;

    private final Rsvps rsvps;
    private final Topics topics;
    private final ChangeRsvp changeRsvp;
    private final Mailings mailings;
    private final OpenAsks asks;
    private final Decisions decisions;
    private final Invites invites;
    private final Introductions introductions;
    private final Statements statements;
    private final ForgetPerson manifest;

    public EraseMe(
            Rsvps rsvps,
            Topics topics,
            ChangeRsvp changeRsvp,
            Mailings mailings,
            OpenAsks asks,
            Decisions decisions,
            Invites invites,
            Introductions introductions,
            Statements statements,
            ForgetPerson manifest) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.changeRsvp = changeRsvp;
        this.mailings = mailings;
        this.asks = asks;
        this.decisions = decisions;
        this.invites = invites;
        this.introductions = introductions;
        this.statements = statements;
        this.manifest = manifest;
    }

    /// Nobody can be told of a place any more, so who waits gives the place on the waiting list up.
    ///
    /// @throws UnavailableException when it is not certain that all is erased
    public void erase(PersonalLink link) {
        eraseAnswer(link);
        mailings.forget(link.meeting(), link.person());
        asks.forget(link.meeting(), link.person());
        decisions.forget(link.meeting(), link.person());
        invites.of(link.meeting(), link.person()).forEach(invites::drop);
        for (Introduction introduction : introductions.of(link.meeting(), link.person())) {
            // First what only this leads to, so that whoever is stopped between can go on.
            statements.forget(link.meeting(), introduction.coalition(), link.person());
            introductions.drop(introduction);
        }
        manifest.forget(link.meeting(), link.person());
    }

    private void eraseAnswer(PersonalLink link) {
        for (Topic topic : topics.of(link.meeting(), link.person())) {
            // Topics never change: when it did not move, an earlier try had moved it.
            topics.move(topic, topic.erased(nobody()));
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Rsvp> rsvp = rsvps.find(link.meeting(), link.person());
            if (rsvp.isEmpty()) {
                return;
            }
            if (rsvp.get().status() == Status.WAITING) {
                changeRsvp.cancel(link.meeting(), link.person(), rsvp.get().version(), Sender.unrepeatable("page"));
            } else if (rsvps.move(rsvp.get(), rsvp.get().erased(nobody()))) {
                return;
            }
        }
        throw new UnavailableException(
                "the answer kept changing",
                new IllegalStateException(link.meeting().value()));
    }

    /// Random, where a person is a hash of an address: it leads nowhere, also with the key.
    private static Person nobody() {
        return new Person(Sender.newKey());
    }
}

package nl.klankbord.receipt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.seating.PromotionMails;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;

/// Tells somebody by mail how things stand for them, when that is not what they were last told.
///
/// What is compared is how it stands, not what happened: whoever asks for this twice, late, or at once from
/// two places, causes one mail. A mail that can never go, or did not for a day, is given up, and they are counted
/// as not reached. A crash between the mail and the note that it went means a second mail, never none.
public final class TellPerson implements PromotionMails {

    /// Whatever was in the way for so long stays there. The row of who asked is there for longer.
    static final Duration GIVING_UP = Duration.ofDays(1);

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Topics topics;
    private final Mailings mailings;
    private final OpenAsks asks;
    private final ReceiptMails mails;
    private final Clock clock;

    public TellPerson(
            Meetings meetings,
            Rsvps rsvps,
            Topics topics,
            Mailings mailings,
            OpenAsks asks,
            ReceiptMails mails,
            Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.topics = topics;
        this.mailings = mailings;
        this.asks = asks;
        this.mails = mails;
        this.clock = clock;
    }

    /// Something of theirs changed.
    ///
    /// @return whether a mail went
    /// @throws UnavailableException when it is not certain that it did; doing it again is safe
    public boolean tell(MeetingId id, Person person) {
        Outcome outcome = tell(id, person, Optional.empty());
        if (outcome == Outcome.LATER) {
            askLater(id, person);
        }
        return outcome == Outcome.TOLD;
    }

    /// They could not be told now.
    ///
    /// @throws UnavailableException when it is not certain that they will be
    public void askLater(MeetingId id, Person person) {
        asks.ask(new Asked(id, person, clock.instant()));
    }

    /// They asked, and stay on the list until they can be told.
    ///
    /// @return whether a mail went
    /// @throws UnavailableException when it is not certain that it did; doing it again is safe
    public boolean tell(Asked asked) {
        Outcome outcome;
        try {
            outcome = tell(asked.meeting(), asked.person(), Optional.of(asked.at()));
        } catch (UnavailableException e) {
            giveUpInTheEnd(asked, e);
            throw e;
        }
        if (outcome != Outcome.LATER) {
            asks.settle(asked);
        }
        return outcome == Outcome.TOLD;
    }

    private void giveUpInTheEnd(Asked asked, UnavailableException why) {
        Instant now = clock.instant();
        if (now.isBefore(asked.at().plus(GIVING_UP))) {
            return;
        }
        try {
            Optional<Meeting> meeting = meetings.find(asked.meeting());
            meeting.ifPresent(present -> mailings.giveUp(present, asked.person(), now));
            asks.settle(asked);
        } catch (UnavailableException e) {
            // They are on the list still.
            why.addSuppressed(e);
        }
    }

    /// Whoever asked and could not be told yet. One that cannot be told keeps none of the others.
    ///
    /// @return mails that went
    /// @throws UnavailableException when one may not have gone; it is still asked for
    public int tellAll(MeetingId meeting) {
        int told = 0;
        Optional<UnavailableException> failure = Optional.empty();
        for (Asked asked : asks.open(meeting)) {
            try {
                told += tell(asked) ? 1 : 0;
            } catch (UnavailableException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return told;
    }

    /// The meeting is at another time or place, or has another name: everybody who has it in their calendar
    /// is to hear of it.
    ///
    /// @param at when it was changed; the same when this is done again, so that nobody hears of it twice
    /// @return how many are to hear of it
    public int askForAll(Meeting meeting, Instant at) {
        int[] people = {0};
        rsvps.each(meeting.id(), counted -> {
            Rsvp rsvp = counted.answer();
            if (rsvp.status() == Status.ACCEPTED
                    && isMoved(mailings.find(meeting.id(), rsvp.person()), meeting, rsvp)) {
                asks.ask(new Asked(meeting.id(), rsvp.person(), at));
                people[0]++;
            }
        });
        return people[0];
    }

    private static boolean isMoved(Told told, Meeting meeting, Rsvp rsvp) {
        return told.isInvited()
                && !told.entry()
                        .equals(CalendarEntry.facts(meeting, rsvp.participant().language()));
    }

    @Override
    public void send(Meeting meeting, Rsvp rsvp) {
        tell(meeting.id(), rsvp.person());
    }

    private Outcome tell(MeetingId id, Person person, Optional<Instant> asked) {
        Optional<Meeting> meeting = meetings.find(id);
        Instant now = clock.instant();
        if (meeting.isEmpty() || meeting.get().isOver(now)) {
            return Outcome.NOTHING_TO_TELL;
        }
        Optional<Told> before = mailings.claim(meeting.get(), person, now);
        if (before.isEmpty()) {
            return Outcome.LATER;
        }
        try {
            return tell(meeting.get(), person, before.get(), asked, now);
        } catch (UnavailableException e) {
            letGo(id, person, e);
            throw e;
        }
    }

    /// So that whoever tries next need not wait until this claim is too old.
    private void letGo(MeetingId id, Person person, UnavailableException why) {
        try {
            mailings.letGo(id, person);
        } catch (UnavailableException e) {
            why.addSuppressed(e);
        }
    }

    private Outcome tell(Meeting meeting, Person person, Told before, Optional<Instant> asked, Instant now) {
        Optional<Rsvp> rsvp = rsvps.find(meeting.id(), person);
        List<Topic> brought = topics.of(meeting.id(), person);
        Optional<Letter> letter = letter(meeting, person, before, asked, rsvp, brought);
        if (letter.isEmpty()) {
            boolean isGone = rsvp.isEmpty() && brought.isEmpty();
            if (before.equals(Told.NOTHING) || (isGone && before.isUnreached())) {
                mailings.forget(meeting.id(), person);
            } else {
                mailings.letGo(meeting.id(), person);
            }
            return Outcome.NOTHING_TO_TELL;
        }
        // A calendar that is wrong cannot wait.
        boolean isLimited = letter.get().reason().isHourly()
                && (letter.get().entry().isEmpty() || before.at().isEmpty());
        if (isLimited && !mailings.beginHour(person, now)) {
            mailings.letGo(meeting.id(), person);
            return Outcome.LATER;
        }
        boolean went = false;
        try {
            went = mails.send(letter.get());
        } finally {
            if (!went && isLimited) {
                mailings.endHour(person);
            }
        }
        if (!went) {
            mailings.giveUp(meeting, person, now);
            return Outcome.GIVEN_UP;
        }
        if (before.isUnreached()) {
            mailings.reach(meeting.id(), person);
        }
        if (letter.get().reason() == Reason.HANDED_OVER && brought.isEmpty()) {
            mailings.forget(meeting.id(), person);
        } else {
            mailings.tell(meeting.id(), person, told(letter.get(), before, now));
        }
        return Outcome.TOLD;
    }

    /// @return empty when they know
    private static Optional<Letter> letter(
            Meeting meeting,
            Person person,
            Told before,
            Optional<Instant> asked,
            Optional<Rsvp> rsvp,
            List<Topic> brought) {
        Optional<Participant> participant = rsvp.map(Rsvp::participant)
                .or(() -> brought.isEmpty()
                        ? Optional.empty()
                        : Optional.of(brought.getLast().participant()));
        if (participant.filter(Participant::isErased).isPresent()) {
            return Optional.empty();
        }
        Optional<EmailAddress> to = participant.map(Participant::email).or(before::to);
        Language language = participant.map(Participant::language).orElse(before.language());
        Optional<CalendarEntry> entry = entry(meeting, before, rsvp, language);
        return reason(before, asked, rsvp, brought.size(), entry)
                .flatMap(reason -> to.map(address ->
                        new Letter(reason, meeting, person, address, language, rsvp, brought.size(), entry)));
    }

    private static Optional<Reason> reason(
            Told before, Optional<Instant> asked, Optional<Rsvp> rsvp, int topics, Optional<CalendarEntry> entry) {
        if (rsvp.isPresent()) {
            Status status = rsvp.get().status();
            if (before.status().isEmpty()) {
                return Optional.of(received(status));
            }
            if (status != before.status().get()) {
                return Optional.of(changedTo(status, before.status().get()));
            }
            if (entry.isPresent()) {
                return Optional.of(Reason.MOVED);
            }
            if (rsvp.get().standing().changed() != before.version()) {
                return Optional.of(Reason.CHANGED);
            }
        } else if (before.status().isPresent() && before.isInvited()) {
            return Optional.of(Reason.HANDED_OVER);
        }
        if (topics > before.topics()) {
            return Optional.of(Reason.TOPIC);
        }
        boolean isThere = rsvp.isPresent() || topics > 0;
        return isThere && asked.isPresent() && !before.isSince(asked.get())
                ? Optional.of(Reason.LINK)
                : Optional.empty();
    }

    private static Reason received(Status status) {
        return switch (status) {
            case ACCEPTED -> Reason.ACCEPTED;
            case WAITING -> Reason.WAITING;
            case DECLINED -> Reason.DECLINED;
            case CANCELLED -> Reason.CANCELLED;
        };
    }

    private static Reason changedTo(Status status, Status before) {
        return switch (status) {
            case CANCELLED -> Reason.CANCELLED;
            case ACCEPTED -> before == Status.WAITING ? Reason.PROMOTED : Reason.CHANGED;
            case WAITING, DECLINED -> Reason.CHANGED;
        };
    }

    /// @return what must change in their calendar
    private static Optional<CalendarEntry> entry(Meeting meeting, Told before, Optional<Rsvp> rsvp, Language language) {
        boolean hasPlace =
                rsvp.filter(present -> present.status() == Status.ACCEPTED).isPresent();
        String facts = CalendarEntry.facts(meeting, language);
        if (hasPlace) {
            return before.entry().equals(facts)
                    ? Optional.empty()
                    : Optional.of(new CalendarEntry(facts, before.sequence() + 1, false));
        }
        return before.isInvited() ? Optional.of(new CalendarEntry("", before.sequence() + 1, true)) : Optional.empty();
    }

    private static Told told(Letter letter, Told before, Instant now) {
        return new Told(
                Optional.of(now),
                Optional.of(letter.to()),
                letter.language(),
                letter.rsvp().map(Rsvp::status),
                letter.rsvp().map(told -> told.standing().changed()).orElse(0),
                letter.topics(),
                letter.entry().map(CalendarEntry::facts).orElse(before.entry()),
                letter.entry().map(CalendarEntry::sequence).orElse(before.sequence()),
                false);
    }

    private enum Outcome {
        TOLD,
        NOTHING_TO_TELL,
        LATER,
        GIVEN_UP
    }
}

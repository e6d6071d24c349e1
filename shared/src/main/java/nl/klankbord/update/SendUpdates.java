package nl.klankbord.update;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topics;

/// Sends updates, person by person, and makes the reminder when its day has come.
///
/// After each mail it is noted up to whom all were told, so that whoever goes on begins behind them. A crash
/// between a mail and its note means a second mail to that one person, never none to anybody.
public final class SendUpdates {

    /// So many answers are read at once; who unsubscribes meanwhile gets this one mail still.
    private static final int AT_ONCE = 25;

    private final Rsvps rsvps;
    private final Topics topics;
    private final Decisions decisions;
    private final Updates updates;
    private final UpdateMails mails;
    private final Clock clock;

    public SendUpdates(
            Rsvps rsvps, Topics topics, Decisions decisions, Updates updates, UpdateMails mails, Clock clock) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.decisions = decisions;
        this.updates = updates;
        this.mails = mails;
        this.clock = clock;
    }

    /// Goes on with what is to be sent for a meeting.
    ///
    /// @param until when to stop, done or not: whoever calls this again goes on there
    /// @return mails that went
    /// @throws UnavailableException when one may not have gone; it goes when this is called again
    public int send(Meeting meeting, Instant until) {
        Instant now = clock.instant();
        if (meeting.isOver(now)) {
            // Their link and what stops these mails would lead nowhere.
            return 0;
        }
        List<Sending> sendings = updates.sendings(meeting.id());
        int mailed = 0;
        if (isTimeToRemind(meeting, sendings, now)) {
            Update reminder = Update.reminder(meeting, now.truncatedTo(ChronoUnit.SECONDS));
            updates.storeUnlessPresent(reminder);
            mailed += send(meeting, UpdateId.REMINDER, until);
        }
        for (Sending sending : sendings) {
            if (sending.finishedAt().isEmpty()) {
                mailed += send(meeting, sending.update(), until);
            }
        }
        return mailed;
    }

    private static boolean isTimeToRemind(Meeting meeting, List<Sending> sendings, Instant now) {
        return meeting.remindAt().filter(at -> !now.isBefore(at)).isPresent()
                && now.isBefore(meeting.startsAt())
                && sendings.stream().noneMatch(sending -> sending.update().equals(UpdateId.REMINDER));
    }

    private int send(Meeting meeting, UpdateId id, Instant until) {
        Instant claimedAt = clock.instant();
        Optional<Update> update = updates.find(meeting.id(), id);
        // Before it is in hand, so that a log that cannot be read leaves it to whoever tries next.
        Sorting sorting = update.map(found -> sorting(meeting, found)).orElseGet(() -> Sorting.of(List.of()));
        Optional<Sending> claimed = update.isEmpty() ? Optional.empty() : updates.claim(meeting.id(), id, claimedAt);
        if (claimed.isEmpty()) {
            return 0;
        }
        Going going = new Going(meeting, update.get(), sorting, claimed.get(), claimedAt);
        try {
            going.go(until);
        } catch (UnavailableException e) {
            going.letGo(e);
            throw e;
        }
        return going.sending.mailed() - claimed.get().mailed();
    }

    private Sorting sorting(Meeting meeting, Update update) {
        return Sorting.of(update.to().theme().isPresent() ? decisions.all(meeting.id()) : List.of(), update.sorted());
    }

    /// One update on its way.
    private final class Going {

        private final Meeting meeting;
        private final Update update;
        private final Sorting sorting;
        private final Instant claimedAt;
        private Sending sending;

        Going(Meeting meeting, Update update, Sorting sorting, Sending sending, Instant claimedAt) {
            this.meeting = meeting;
            this.update = update;
            this.sorting = sorting;
            this.sending = sending;
            this.claimedAt = claimedAt;
        }

        void go(Instant until) {
            while (clock.instant().isBefore(until)) {
                Rsvps.Page page = rsvps.page(meeting.id(), sending.after(), AT_ONCE);
                for (Rsvp rsvp : page.rsvps()) {
                    if (!clock.instant().isBefore(until)) {
                        updates.letGo(sending, claimedAt);
                        return;
                    }
                    if (!pass(rsvp)) {
                        return;
                    }
                }
                Optional<Person> next = page.next();
                if (next.isEmpty()) {
                    updates.note(sending.finished(clock.instant().truncatedTo(ChronoUnit.SECONDS)), claimedAt);
                    return;
                }
                sending = sending.passed(next.get());
            }
            updates.letGo(sending, claimedAt);
        }

        /// @return false when it is in another hand: that one goes on
        private boolean pass(Rsvp rsvp) {
            if (!update.to().isFor(rsvp, this::brought)) {
                return true;
            }
            sending =
                    mails.send(meeting, rsvp, update) ? sending.mailed(rsvp.person()) : sending.refused(rsvp.person());
            return updates.note(sending, claimedAt);
        }

        private boolean brought(Person person) {
            return topics.of(meeting.id(), person).stream()
                    .anyMatch(topic -> update.to().includes(meeting, sorting, topic));
        }

        /// So that whoever tries next need not wait until this claim is too old.
        void letGo(UnavailableException why) {
            try {
                updates.letGo(sending, claimedAt);
            } catch (UnavailableException e) {
                why.addSuppressed(e);
            }
        }
    }
}

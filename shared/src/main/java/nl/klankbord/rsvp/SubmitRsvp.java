package nl.klankbord.rsvp;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Seats;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.quarantine.Gate.Verdict;
import nl.klankbord.quarantine.Held;
import nl.klankbord.rsvp.Rsvps.Taking;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;

/// Somebody answers whether they come.
public final class SubmitRsvp {

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Secrets secrets;
    private final Gate gate;
    private final Asks asks;
    private final Clock clock;

    public SubmitRsvp(Meetings meetings, Rsvps rsvps, Secrets secrets, Gate gate, Asks asks, Clock clock) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.secrets = secrets;
        this.gate = gate;
        this.asks = asks;
        this.clock = clock;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored; sending the same
    ///     again is safe
    public RsvpOutcome submit(MeetingId id, Sender sender, JsonObject sent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return submit(meetings.findPublic(id), sender, sent, now, meeting -> meeting.takesAnswers(now));
    }

    /// An organiser answers for somebody, who called. The deadline does not matter, until the meeting is over.
    ///
    /// @return [RsvpOutcome.AlreadyIn] when that person has answered before: nothing is changed
    /// @throws nl.klankbord.meeting.UnavailableException as when it is submitted
    public RsvpOutcome add(MeetingId id, Sender sender, JsonObject sent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return submit(meetings.find(id), sender, sent, now, meeting -> !meeting.isOver(now));
    }

    /// @return whose answer it would be; empty when something is wrong with it
    public Optional<Person> whose(Meeting meeting, JsonObject sent) {
        return RsvpForm.read(sent, meeting) instanceof Valid<RsvpForm> valid
                ? Optional.of(secrets.person(valid.value().participant().email()))
                : Optional.empty();
    }

    private RsvpOutcome submit(
            Optional<Meeting> meeting, Sender sender, JsonObject sent, Instant now, Predicate<Meeting> takesAnswers) {
        if (meeting.isEmpty()) {
            return new RsvpOutcome.Refused(new Refusal.NoMeeting());
        }
        boolean isOpen = takesAnswers.test(meeting.get());
        return switch (RsvpForm.read(sent, meeting.get())) {
            case Valid<RsvpForm> valid -> {
                Rsvp rsvp = rsvp(meeting.get(), sender, valid.value(), now);
                yield isOpen ? submit(meeting.get(), sender, rsvp, sent) : sentBefore(meeting.get(), rsvp);
            }
            // Nobody should mend a form that is too late anyway.
            case Invalid<RsvpForm> invalid ->
                refused(isOpen ? new Refusal.Invalid(invalid.complaints()) : new Refusal.Closed(meeting.get()));
        };
    }

    /// Several of one sender at once: each as if it came alone and in this order, stored in as few transactions
    /// as they fit in.
    ///
    /// @param all with a key of its own each; at most 50
    /// @return what came of each
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all were stored; sending
    ///     the same again is safe
    public List<RsvpOutcome> submit(MeetingId id, List<Sent> all) {
        Optional<Meeting> meeting = meetings.findPublic(id);
        Map<Integer, Rsvp> together =
                meeting.map(found -> goingTogether(found, all)).orElse(Map.of());
        Map<Person, RsvpOutcome> told = new HashMap<>();
        meeting.ifPresent(found -> through(found, List.copyOf(together.values()), told));
        List<RsvpOutcome> outcomes = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            Sent sent = all.get(number);
            Rsvp stored = together.get(number);
            outcomes.add(
                    stored == null
                            ? submit(id, sent.sender(), sent.content())
                            : Objects.requireNonNull(told.get(stored.person())));
        }
        return outcomes;
    }

    /// @return by their number those with which nothing is wrong, one of each person, if all pass the gate
    private Map<Integer, Rsvp> goingTogether(Meeting meeting, List<Sent> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<Integer, Rsvp> together = new LinkedHashMap<>();
        Set<Person> persons = new HashSet<>();
        for (int number = 0; number < all.size(); number++) {
            Sent sent = all.get(number);
            if (meeting.takesAnswers(now) && RsvpForm.read(sent.content(), meeting) instanceof Valid<RsvpForm> valid) {
                Rsvp rsvp = rsvp(meeting, sent.sender(), valid.value(), now);
                if (!isTooLarge(meeting, rsvp) && persons.add(rsvp.person())) {
                    together.put(number, rsvp);
                }
            }
        }
        return !together.isEmpty() && gate.passTogether(meeting, all.getFirst().sender(), together.size(), now)
                ? together
                : Map.of();
    }

    /// As many as go together. When no shard has the seats of all, half of them, and then the other half.
    private void through(Meeting meeting, List<Rsvp> all, Map<Person, RsvpOutcome> told) {
        if (all.size() < 2) {
            all.forEach(rsvp -> told.put(rsvp.person(), through(meeting, rsvp)));
            return;
        }
        switch (takeTogether(meeting, all)) {
            case Taking.Taken() -> all.forEach(rsvp -> told.put(rsvp.person(), new RsvpOutcome.Stored(rsvp.receipt())));
            case Taking.InTheWay(List<Rsvp> present) -> {
                Map<Person, Rsvp> before = present.stream().collect(Collectors.toMap(Rsvp::person, rsvp -> rsvp));
                through(
                        meeting,
                        all.stream()
                                .filter(rsvp -> !before.containsKey(rsvp.person()))
                                .toList(),
                        told);
                all.forEach(rsvp -> Optional.ofNullable(before.get(rsvp.person()))
                        .ifPresent(row -> told.put(rsvp.person(), answer(meeting, row, rsvp))));
            }
            case Taking.NoSeat() -> {
                int half = all.size() / 2;
                through(meeting, all.subList(0, half), told);
                through(meeting, all.subList(half, all.size()), told);
            }
        }
    }

    private Taking takeTogether(Meeting meeting, List<Rsvp> all) {
        List<Rsvp> seated = all.stream()
                .map(rsvp -> needsSeats(meeting, rsvp) ? seated(rsvp) : rsvp)
                .toList();
        int people = seated.stream().mapToInt(rsvp -> rsvp.standing().seats()).sum();
        OptionalInt shard = people == 0
                ? OptionalInt.of(0)
                : openSeats(meeting).shardFor(people, firstShard(meeting, all.getFirst()));
        try {
            return shard.isPresent() ? rsvps.take(seated, shard.getAsInt()) : new Taking.NoSeat();
        } catch (InFlightException _) {
            // One of them is being written by somebody else; which one, shows when there are fewer.
            return new Taking.NoSeat();
        }
    }

    /// What would be wrong with it, whether there is room or not. Nothing is stored.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Optional<Refusal> check(MeetingId id, JsonObject sent) {
        return Refusal.expected(meetings.findPublic(id), clock.instant(), meeting -> RsvpForm.read(sent, meeting));
    }

    private RsvpOutcome submit(Meeting meeting, Sender sender, Rsvp rsvp, JsonObject sent) {
        if (isTooLarge(meeting, rsvp)) {
            return refused(new Refusal.Invalid(PartyTooLarge.complaints(meeting)));
        }
        return switch (gate.pass(meeting, sender, rsvp.person(), Kind.RSVP, rsvp.submission(), sent)) {
            case Verdict.Passed() -> through(meeting, rsvp);
            case Verdict.Stopped(Refusal why) -> new RsvpOutcome.Refused(why);
            case Verdict.Kept(Held held) -> new RsvpOutcome.Kept(held);
        };
    }

    private RsvpOutcome through(Meeting meeting, Rsvp rsvp) {
        try {
            return needsSeats(meeting, rsvp) ? seat(meeting, rsvp) : store(meeting, rsvp);
        } catch (InFlightException e) {
            // It may be there by now; the row decides.
            Rsvp present = rsvps.find(rsvp.meeting(), rsvp.person()).orElseThrow(() -> e);
            return answer(meeting, present, rsvp);
        }
    }

    private static boolean needsSeats(Meeting meeting, Rsvp rsvp) {
        return meeting.capacity().isPresent() && rsvp.status() == Status.ACCEPTED;
    }

    /// Larger than the whole meeting.
    private static boolean isTooLarge(Meeting meeting, Rsvp rsvp) {
        return needsSeats(meeting, rsvp) && rsvp.people() > meeting.capacity().getAsInt();
    }

    private static Rsvp seated(Rsvp rsvp) {
        return rsvp.standing(rsvp.standing().holding(rsvp.people()));
    }

    /// Where this person looks for seats first.
    private static int firstShard(Meeting meeting, Rsvp rsvp) {
        return Math.floorMod(
                rsvp.person().value().hashCode(),
                Seats.shards(meeting.capacity().orElseThrow()));
    }

    private RsvpOutcome store(Meeting meeting, Rsvp rsvp) {
        return rsvps.storeUnlessPresent(rsvp)
                .map(present -> answer(meeting, present, rsvp))
                .orElseGet(() -> new RsvpOutcome.Stored(rsvp.receipt()));
    }

    /// One transaction for nearly everybody: the RSVP, and its seats from the shard where this person looks first;
    /// when that one has no more, from another. Only a party that no shard holds enough for, and who waits, take a
    /// step that must find all seats as they were read.
    private RsvpOutcome seat(Meeting meeting, Rsvp rsvp) {
        Rsvp seated = seated(rsvp);
        int first = firstShard(meeting, rsvp);
        Optional<RsvpOutcome> outcome = take(meeting, seated, first);
        for (int attempt = 1; outcome.isEmpty() && attempt <= Busy.TRIES; attempt++) {
            Seats seats = openSeats(meeting);
            OptionalInt shard = seats.shardFor(rsvp.people(), first);
            outcome = shard.isPresent() ? take(meeting, seated, shard.getAsInt()) : seatOrWait(meeting, rsvp, seats);
        }
        return outcome.orElseThrow(Busy::exception);
    }

    /// @return empty when the shard has too few seats
    private Optional<RsvpOutcome> take(Meeting meeting, Rsvp seated, int shard) {
        return switch (rsvps.take(List.of(seated), shard)) {
            case Taking.Taken() -> Optional.of(new RsvpOutcome.Stored(seated.receipt()));
            case Taking.InTheWay(List<Rsvp> present) -> Optional.of(answer(meeting, present.getFirst(), seated));
            case Taking.NoSeat() -> Optional.empty();
        };
    }

    /// @return empty when something moved meanwhile
    private Optional<RsvpOutcome> seatOrWait(Meeting meeting, Rsvp rsvp, Seats seats) {
        Optional<Step> step = Placing.place(meeting, Optional.empty(), rsvp, Optional.of(seats));
        if (step.isPresent() && rsvps.write(step.get())) {
            return Optional.of(new RsvpOutcome.Stored(
                    step.get().changes().getFirst().after().receipt()));
        }
        // Perhaps it was this very person who took the last seats.
        Optional<RsvpOutcome> answer =
                rsvps.find(rsvp.meeting(), rsvp.person()).map(present -> answer(meeting, present, rsvp));
        return answer.isEmpty() && step.isEmpty() && SeatsAsRead.areStillThose(rsvps, meeting.id(), seats)
                ? Optional.of(refused(new Refusal.Full(meeting)))
                : answer;
    }

    /// The row decides: it is this very submission, or another of the same person.
    private RsvpOutcome answer(Meeting meeting, Rsvp present, Rsvp rsvp) {
        if (present.submission().id().equals(rsvp.submission().id())) {
            return isSame(present.submission(), rsvp.submission())
                    ? new RsvpOutcome.Stored(present.receipt())
                    : refused(new Refusal.KeyReused());
        }
        Optional<Status> status = asIfNew(meeting, rsvp);
        if (status.isEmpty()) {
            return rsvps.find(rsvp.meeting(), rsvp.submission().id())
                    .map(kept -> again(kept, rsvp))
                    .orElseGet(() -> refused(new Refusal.Full(meeting)));
        }
        Repeat repeat = new Repeat(rsvp.meeting(), status.get(), 1, rsvp.submission(), rsvp.expiresAtEpochSecond());
        RsvpOutcome told = again(rsvps.storeUnlessPresent(repeat).orElse(repeat), rsvp);
        // Nobody on the page may learn that this address is known; its owner does, by mail.
        asks.ask(new Asked(rsvp.meeting(), rsvp.person(), rsvp.submission().receivedAt()));
        return told;
    }

    /// Too late for anything new; what was in before keeps its answer.
    private RsvpOutcome sentBefore(Meeting meeting, Rsvp rsvp) {
        Optional<Rsvp> present = rsvps.find(rsvp.meeting(), rsvp.person());
        if (present.filter(row -> row.submission().id().equals(rsvp.submission().id()))
                .isPresent()) {
            return answer(meeting, present.get(), rsvp);
        }
        return rsvps.find(rsvp.meeting(), rsvp.submission().id())
                .map(kept -> again(kept, rsvp))
                .orElseGet(() -> refused(new Refusal.Closed(meeting)));
    }

    private static RsvpOutcome again(Repeat kept, Rsvp rsvp) {
        return isSame(kept.submission(), rsvp.submission())
                ? new RsvpOutcome.AlreadyIn(kept.receipt())
                : refused(new Refusal.KeyReused());
    }

    /// What somebody gets whose address nobody knows: who is in already must not show.
    ///
    /// @return empty when there is no room
    private Optional<Status> asIfNew(Meeting meeting, Rsvp rsvp) {
        if (meeting.capacity().isEmpty() || rsvp.status() != Status.ACCEPTED) {
            return Optional.of(rsvp.status());
        }
        for (int attempt = 1; attempt <= Busy.TRIES; attempt++) {
            Seats seats = openSeats(meeting);
            Optional<Step> step = Placing.place(meeting, Optional.empty(), rsvp, Optional.of(seats));
            if (step.isPresent() || SeatsAsRead.areStillThose(rsvps, meeting.id(), seats)) {
                return step.map(found -> found.changes().getFirst().after().status());
            }
        }
        throw Busy.exception();
    }

    private Seats openSeats(Meeting meeting) {
        Optional<Seats> seats = rsvps.seats(meeting.id());
        if (seats.isEmpty()) {
            // Its meeting was stored by an earlier version, or restored without them.
            new ArrangeSeats(rsvps).arrange(meeting);
            seats = rsvps.seats(meeting.id());
        }
        return seats.filter(Seats::isOpen).orElseThrow(Busy::exception);
    }

    private Rsvp rsvp(Meeting meeting, Sender sender, RsvpForm form, Instant now) {
        Person person = secrets.person(form.participant().email());
        SubmissionId submission = secrets.submission("rsvp", meeting.id().value(), person, sender.key());
        return form.rsvp(
                meeting, person, new Submission(submission, secrets.fingerprint(form.content()), sender.site(), now));
    }

    private static RsvpOutcome refused(Refusal why) {
        return new RsvpOutcome.Refused(why);
    }

    private static boolean isSame(Submission one, Submission other) {
        return one.fingerprint().equals(other.fingerprint());
    }
}

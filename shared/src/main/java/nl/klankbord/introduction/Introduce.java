package nl.klankbord.introduction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;

/// An organiser asks the people at a table whether they want to meet; each answers for themselves, as
/// often as they like; and those who said yes write a statement together. [SendIntroductions] sends the
/// mails.
public final class Introduce {

    private final Circles circles;
    private final Introductions introductions;
    private final Statements statements;
    private final Clock clock;

    public Introduce(Circles circles, Introductions introductions, Statements statements, Clock clock) {
        this.circles = circles;
        this.introductions = introductions;
        this.statements = statements;
        this.clock = clock;
    }

    /// @return who would be asked now: who said with a topic to want it, and was not asked for this
    ///     table before
    public static List<Seat> toAsk(Circle circle) {
        return circle.seats().stream()
                .filter(seat -> seat.standing() == Standing.NOT_ASKED)
                .toList();
    }

    /// Asked again, it asks only those who are new.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all are asked;
    ///     asking again is safe
    public void ask(Meeting meeting, Circle circle) {
        for (Seat seat : toAsk(circle)) {
            introductions.storeUnlessPresent(new Introduction(
                    meeting.id(),
                    circle.coalition().id(),
                    seat.person(),
                    Sender.newKey(),
                    now(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeSet<>(),
                    false,
                    meeting.expiresAtEpochSecond(Retention.Kind.TOPICS)));
        }
    }

    /// @return false when this person was not asked for this table
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is known;
    ///     answering again is safe
    public boolean answer(Meeting meeting, CoalitionId coalition, Person person, boolean isYes) {
        return introductions.answer(meeting.id(), coalition, person, isYes, now());
    }

    /// What came of a statement.
    public sealed interface Outcome {

        record Written() implements Outcome {}

        /// Somebody else changed it, which this one had not seen. Nothing is written.
        record Meanwhile(Statement theirs) implements Outcome {}

        /// There is no such table, or this person is not one of those who agreed.
        record NotThere() implements Outcome {}
    }

    /// @param seen the version that they saw; 0 when there was none
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is written;
    ///     writing the same again is safe
    public Outcome write(Meeting meeting, CoalitionId coalition, Person person, int seen, String text) {
        if (!isMember(meeting, coalition, person)) {
            return new Outcome.NotThere();
        }
        Optional<Statement> present = statements.find(meeting.id(), coalition);
        int version = present.map(Statement::version).orElse(0);
        if (version == seen || present.isEmpty()) {
            if (present.map(Statement::text).orElse("").equals(text)) {
                return new Outcome.Written();
            }
            Statement next = new Statement(
                    meeting.id(),
                    coalition,
                    version + 1,
                    text,
                    Optional.of(person),
                    now(),
                    meeting.expiresAtEpochSecond(Retention.Kind.TOPICS));
            if (statements.store(next)) {
                if (introductions.of(meeting.id(), person).isEmpty()) {
                    // They had their data erased at this very moment, and nobody else would take this away.
                    statements.forget(meeting.id(), coalition, person);
                }
                return new Outcome.Written();
            }
            present = statements.find(meeting.id(), coalition);
        }
        // The same form sent twice is no quarrel with oneself.
        return present.filter(
                        theirs -> !(theirs.text().equals(text) && theirs.by().equals(Optional.of(person))))
                .<Outcome>map(Outcome.Meanwhile::new)
                .orElseGet(Outcome.Written::new);
    }

    private boolean isMember(Meeting meeting, CoalitionId coalition, Person person) {
        return circles.find(meeting.id(), coalition)
                .flatMap(circle -> circle.of(person))
                .filter(Seat::hasAgreed)
                .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

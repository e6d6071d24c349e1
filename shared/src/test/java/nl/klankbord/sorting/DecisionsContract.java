package nl.klankbord.sorting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of decisions promises.
public abstract class DecisionsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final TopicKey FATMAS = key("f");
    private static final TopicKey KEES = key("k");

    private Decisions decisions;

    protected abstract Decisions create();

    @BeforeEach
    final void start() {
        decisions = create();
    }

    @Test
    void decisionsAreKeptAsTheyWereInTheirOrder() {
        ThemeId loting = ThemeId.ofTitle(Examples.utrecht(), "Loting");
        List<Decided> all = List.of(
                decided(1, Decision.merge(Set.of(loting, new ThemeId("digital")), "Loten", new ThemeId("digital"))),
                decided(2, Decision.move(Set.of(FATMAS, KEES), "Anders", loting)),
                decided(3, Decision.about(Kind.NOTE, Set.of(KEES), "Bel hem.\nNa vijf uur.")),
                decided(4, Decision.undo(1)),
                decided(5, Decision.seat(new CoalitionId("c".repeat(22)), Set.of(KEES), "Loten")),
                decided(6, Decision.leave(new CoalitionId("c".repeat(22)), Set.of(KEES))));
        all.reversed().forEach(each -> assertTrue(decisions.store(each)));
        assertEquals(all, decisions.all(UTRECHT));
        assertEquals(List.of(), decisions.all(new MeetingId("arnhem")));
    }

    @Test
    void aPlaceIsTakenOnce() {
        Decided first = decided(1, Decision.about(Kind.PROGRAMME, Set.of(KEES), ""));
        assertTrue(decisions.store(first));
        assertFalse(decisions.store(decided(1, Decision.about(Kind.UNPROGRAMME, Set.of(KEES), ""))));
        assertEquals(List.of(first), decisions.all(UTRECHT));
    }

    @Test
    void whatIsSomebodysGoesAndItsPlaceStays() {
        ThemeId other = ThemeId.ofTitle(Examples.utrecht(), "Anders");
        decisions.store(decided(1, Decision.about(Kind.NOTE, Set.of(KEES), "Kees kan alleen 's ochtends")));
        decisions.store(decided(2, Decision.move(Set.of(FATMAS, KEES), "Anders", other)));
        decisions.store(decided(3, Decision.about(Kind.TAG, Set.of(FATMAS), "ochtend")));
        decisions.forget(UTRECHT, KEES.person());
        assertEquals(
                List.of(
                        Decision.FORGOTTEN,
                        Decision.move(Set.of(FATMAS), "Anders", other),
                        Decision.about(Kind.TAG, Set.of(FATMAS), "ochtend")),
                decisions.all(UTRECHT).stream().map(Decided::decision).toList());
        decisions.forget(UTRECHT, KEES.person());
        assertFalse(decisions.all(UTRECHT).toString().contains(KEES.person().value()));
        assertFalse(decisions.store(decided(1, Decision.undo(2))), "its place is taken still");
    }

    @Test
    void whatWasDecidedAboutATopicThatIsWithdrawnIsGoneAndItsBringersOtherTopicStays() {
        TopicKey second = new TopicKey(KEES.person(), FATMAS.submission());
        decisions.store(decided(1, Decision.about(Kind.NOTE, Set.of(KEES), "Kees kan alleen 's ochtends")));
        decisions.store(decided(2, Decision.about(Kind.TAG, Set.of(KEES, second), "ochtend")));
        decisions.forget(UTRECHT, KEES);
        decisions.forget(UTRECHT, KEES);
        assertEquals(
                List.of(Decision.FORGOTTEN, Decision.about(Kind.TAG, Set.of(second), "ochtend")),
                decisions.all(UTRECHT).stream().map(Decided::decision).toList());
    }

    static Decided decided(int number, Decision decision) {
        return new Decided(
                UTRECHT,
                number,
                "decision-" + number,
                decision,
                Examples.NOW.plusSeconds(number),
                "organiser-1",
                "Fatma",
                Examples.utrecht().expiresAtEpochSecond());
    }

    /// @param letter repeated, for both parts
    static TopicKey key(String letter) {
        return new TopicKey(new Person(letter.repeat(22)), new SubmissionId(letter.repeat(22)));
    }
}

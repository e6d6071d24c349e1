package nl.klankbord.quarantine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of what is kept apart promises.
public abstract class QuarantineContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final long SOON = Examples.NOW.getEpochSecond() + 60;

    private Instant now = Examples.NOW;
    private Quarantine quarantine;

    protected abstract Quarantine create(Clock clock);

    @BeforeEach
    final void start() {
        quarantine = create(((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    @Test
    void whatIsKeptIsFoundAsItWasSent() {
        Held held = held("a", Examples.NOW);
        assertEquals(Optional.empty(), quarantine.find(UTRECHT, held.id()));
        assertEquals(held, quarantine.keepUnlessPresent(held));
        assertEquals(Optional.of(held), quarantine.find(UTRECHT, held.id()));
        assertEquals(Optional.empty(), quarantine.find(new MeetingId("arnhem"), held.id()));
    }

    @Test
    void theFirstOfAnIdStays() {
        Held first = quarantine.keepUnlessPresent(held("a", Examples.NOW));
        assertEquals(first, quarantine.keepUnlessPresent(held("a", Examples.NOW.plusSeconds(5))));
        assertEquals(Optional.of(first), quarantine.find(UTRECHT, first.id()));
    }

    @Test
    void pagesHoldEachOnce() {
        for (String letter : List.of("c", "a", "e", "b", "d")) {
            quarantine.keepUnlessPresent(held(letter, Examples.NOW));
        }
        List<Held> first = quarantine.page(UTRECHT, Optional.empty(), 2);
        List<Held> second = quarantine.page(UTRECHT, Optional.of(first.getLast().id()), 2);
        List<Held> third = quarantine.page(UTRECHT, Optional.of(second.getLast().id()), 2);
        assertEquals("aa bb cc dd ee", letters(first) + " " + letters(second) + " " + letters(third));
        assertEquals(List.of(), quarantine.page(new MeetingId("arnhem"), Optional.empty(), 2));
    }

    @Test
    void whatWasLetInIsOnNoPageAndHasNoContentAndIsStillKnown() {
        Held held = quarantine.keepUnlessPresent(held("a", Examples.NOW));
        quarantine.keepUnlessPresent(held("b", Examples.NOW));
        Held letIn = held.letInAs("pVBJdhhkizBL0_gid8It_Q");
        quarantine.settle(letIn);
        assertEquals("bb", letters(quarantine.page(UTRECHT, Optional.empty(), 10)));
        assertEquals(Optional.of(letIn), quarantine.find(UTRECHT, held.id()));
        assertEquals(Optional.of("pVBJdhhkizBL0_gid8It_Q"), letIn.answer());
        assertEquals(0, letIn.content().members().size());
        assertEquals(letIn, quarantine.keepUnlessPresent(held));
    }

    @Test
    void whatIsRemovedIsGoneAndStaysGone() {
        Held held = quarantine.keepUnlessPresent(held("a", Examples.NOW));
        quarantine.remove(UTRECHT, held.id());
        assertEquals(Optional.empty(), quarantine.find(UTRECHT, held.id()));
        quarantine.remove(UTRECHT, held.id());
        assertEquals(List.of(), quarantine.page(UTRECHT, Optional.empty(), 10));
    }

    /// The table deletes days late.
    @Test
    void whatHasExpiredIsNotThere() {
        Held held = quarantine.keepUnlessPresent(held("a", Examples.NOW));
        now = Instant.ofEpochSecond(SOON);
        assertEquals(Optional.empty(), quarantine.find(UTRECHT, held.id()));
        assertEquals(List.of(), quarantine.page(UTRECHT, Optional.empty(), 10));
        Held later = held("a", Examples.NOW.plusSeconds(5));
        assertEquals(later, quarantine.keepUnlessPresent(later));
    }

    private static String letters(List<Held> page) {
        return String.join(
                " ", page.stream().map(held -> held.id().substring(0, 2)).toList());
    }

    private static Held held(String letter, Instant receivedAt) {
        return new Held(
                UTRECHT,
                letter.repeat(22),
                "vng",
                "key-of-" + letter.repeat(16),
                Kind.RSVP,
                Doubt.SITE,
                Examples.rsvp(letter + "@example.nl").build(),
                Optional.empty(),
                receivedAt,
                SOON);
    }
}

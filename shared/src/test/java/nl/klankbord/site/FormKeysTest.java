package nl.klankbord.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.api.Test;

/// What tells a person's form from a program's.
final class FormKeysTest {

    private static final SiteKeys KEYS = new SiteKeys("fedcba9876543210fedcba9876543210");

    @Test
    void aFormComesBackNoFasterThanAPersonFillsItInAndNotLongAfter() {
        String key = at(Duration.ZERO).next();
        assertFalse(at(Duration.ZERO).isOfAPerson(key));
        assertFalse(at(FormKeys.FASTEST.minusMillis(1)).isOfAPerson(key));
        assertTrue(at(FormKeys.FASTEST).isOfAPerson(key));
        assertTrue(at(FormKeys.SLOWEST).isOfAPerson(key));
        assertFalse(at(FormKeys.SLOWEST.plusSeconds(1)).isOfAPerson(key));
        assertFalse(at(Duration.ofSeconds(-5)).isOfAPerson(key), "not shown yet");
    }

    @Test
    void aFormThatIsFilledInMayComeBackAtOnce() {
        assertTrue(at(Duration.ZERO).isOfAPerson(at(Duration.ZERO).nextFilledIn()));
    }

    /// Each character of it counts.
    @Test
    void nobodyElseCanMakeOne() {
        FormKeys later = at(Duration.ofMinutes(5));
        String key = at(Duration.ZERO).next();
        assertTrue(later.isOfAPerson(key));
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'a' ? 'b' : 'a';
            assertFalse(later.isOfAPerson(key.substring(0, i) + other + key.substring(i + 1)), key + " " + i);
        }
        SiteKeys others = new SiteKeys("0000000000000000fedcba9876543210");
        assertFalse(later.isOfAPerson(new FormKeys(others, Examples.CLOCK).next()));
        assertFalse(later.isOfAPerson(""));
        assertFalse(later.isOfAPerson(Sender.newKey()));
    }

    @Test
    void itIsAKeyAndNeverTheSame() {
        FormKeys keys = at(Duration.ZERO);
        assertEquals(keys.next().length(), keys.nextFilledIn().length());
        assertNotEquals(keys.next(), keys.next());
        assertTrue(Sender.of("page", keys.next()).isPresent());
    }

    /// The seconds no longer fit in 31 bits then.
    @Test
    void itWorksIn2040() {
        Instant then = Instant.parse("2040-01-01T00:00:00Z");
        FormKeys shown = new FormKeys(KEYS, Clock.fixed(then, ZoneOffset.UTC));
        FormKeys sent = new FormKeys(KEYS, Clock.fixed(then.plusSeconds(60), ZoneOffset.UTC));
        assertTrue(sent.isOfAPerson(shown.next()));
        assertFalse(shown.isOfAPerson(shown.next()));
    }

    private static FormKeys at(Duration afterwards) {
        return new FormKeys(KEYS, Clock.offset(Examples.CLOCK, afterwards));
    }
}

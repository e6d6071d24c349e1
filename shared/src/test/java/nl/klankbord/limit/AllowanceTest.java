package nl.klankbord.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryLimits;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much may come in, and what is counted for it.
final class AllowanceTest {

    private static final Meeting MEETING = Examples.utrecht();
    private static final String HERE = "203.0.113.7";
    private static final Optional<Refusal> TOO_MANY = Optional.of(new Refusal.TooMany(false, Duration.ofHours(14)));

    private final MemoryLimits limits = new MemoryLimits();
    private final Allowance allowance = new Allowance(limits, Examples.SECRETS, 30);

    @Test
    void whoIsKnownByMoreHasNoLimitAndIsNotCounted() {
        Sender letIn = Sender.unrepeatable("page");
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), refusal(allowance, letIn, person(1)));
        }
        assertEquals(Map.of(), limits.taken());
    }

    @Test
    void whoSendsAFormOrTwoCostsTheTableNothing() {
        for (int i = 0; i < Allowance.HERE; i++) {
            assertEquals(Optional.empty(), refusal(allowance, from(HERE), person(1)));
        }
        assertEquals(Map.of(), limits.taken());
        assertEquals(Optional.empty(), refusal(allowance, from(HERE), person(1)));
        assertEquals(2, limits.taken().size());
    }

    @Test
    void oneSourceSendsAsManyAsItMayAndNotOneMore() {
        for (int i = 0; i < 30; i++) {
            assertEquals(Optional.empty(), refusal(allowance, from(HERE), person(i)), "number " + i);
        }
        assertEquals(TOO_MANY, refusal(allowance, from(HERE), person(31)));
        assertEquals(Optional.empty(), refusal(allowance, from("203.0.113.8"), person(31)), "another source");
    }

    @Test
    void aDeploymentMayHaveNoLimitForSources() {
        Allowance open = new Allowance(limits, Examples.SECRETS, 0);
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), refusal(open, from(HERE), person(i)));
        }
        assertEquals(Map.of(), limits.taken());
    }

    @Test
    void inOnePersonsNameComesAsMuchAsMayWhereverFrom() {
        for (int i = 0; i < Allowance.MOST_OF_A_PERSON; i++) {
            assertEquals(Optional.empty(), refusal(allowance, from("203.0.113." + i), person(1)));
        }
        assertEquals(TOO_MANY, refusal(allowance, from("198.51.100.1"), person(1)));
        assertEquals(Optional.empty(), refusal(allowance, from("198.51.100.1"), person(2)), "another person");
    }

    /// Each instance of a function counts a few by itself.
    @Test
    void moreInstancesLetInAFewMoreAndNeverFewer() {
        Allowance other = new Allowance(limits, Examples.SECRETS, 30);
        int in = 0;
        for (int i = 0; i < 100; i++) {
            in += refusal(i % 2 == 0 ? allowance : other, from(HERE), person(i)).isEmpty() ? 1 : 0;
        }
        assertEquals(30 + Allowance.HERE, in);
    }

    @Test
    void anotherDayOrMeetingIsCountedByItself() {
        for (int i = 0; i < 31; i++) {
            refusal(allowance, from(HERE), person(i));
        }
        Instant tomorrow = Examples.NOW.plus(Duration.ofDays(1));
        assertEquals(Optional.empty(), allowance.refusal(MEETING, from(HERE), person(40), tomorrow));
        assertEquals(TOO_MANY, refusal(allowance, from(HERE), person(40)));
    }

    /// A quarter to twelve at night in Utrecht, where it is still winter.
    @Test
    void theDayIsThatOfTheMeeting() {
        Sender vng = Sender.unrepeatable("vng").atMost(1);
        Instant late = Instant.parse("2027-03-01T22:45:00Z");
        assertEquals(Optional.empty(), allowance.refusal(MEETING, vng, person(1), late));
        assertEquals(
                Optional.of(new Refusal.TooMany(true, Duration.ofMinutes(15))),
                allowance.refusal(MEETING, vng, person(1), late));
        assertEquals(Optional.empty(), allowance.refusal(MEETING, vng, person(1), late.plus(Duration.ofMinutes(15))));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:DB8:1:2::1, 2001:0db8:0001:0002::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "not:an:address, not:an:address, true",
        "'', 203.0.113.7, false"
    })
    void aNetworkOfIpv6IsOneSource(String one, String other, boolean isSame) {
        LocalDate day = LocalDate.of(2027, 3, 1);
        assertEquals(
                isSame,
                Examples.SECRETS.source("utrecht", day, one).equals(Examples.SECRETS.source("utrecht", day, other)));
    }

    @Test
    void aSourceCannotBeFollowedFromDayToDayNorToAnotherMeeting() {
        LocalDate day = LocalDate.of(2027, 3, 1);
        String now = Examples.SECRETS.source("utrecht", day, HERE);
        assertNotEquals(now, Examples.SECRETS.source("utrecht", day.plusDays(1), HERE));
        assertNotEquals(now, Examples.SECRETS.source("arnhem", day, HERE));
        for (int i = 0; i < 10; i++) {
            refusal(allowance, from(HERE), person(i));
        }
        assertFalse(limits.taken().isEmpty());
        assertTrue(limits.taken().keySet().stream().noneMatch(key -> key.contains(HERE)));
    }

    private static Optional<Refusal> refusal(Allowance allowance, Sender sender, Person person) {
        return allowance.refusal(MEETING, sender, person, Examples.NOW);
    }

    private static Sender from(String address) {
        return Sender.unrepeatable("page").from(address);
    }

    private static Person person(int number) {
        return new Person("person-" + number);
    }
}

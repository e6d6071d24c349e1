package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FirstMeetingsTest {

    private static final String UTRECHT = Examples.file("events/meetings/utrecht.json");

    @Test
    void beforeItsDeadlineAMeetingIsAsItsFileHasIt() {
        Instant lastMoment = Examples.utrecht().deadline().minusMillis(1);
        assertEquals(UTRECHT, FirstMeetings.stillToCome(UTRECHT, lastMoment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2027-04-14T22:00:00Z", "2027-04-25T00:00:00Z", "2028-02-29T12:00:00Z", "2041-01-01T00:00:00Z"})
    void afterItsDeadlineItIsToComeAgainAtTheSameHoursOfTheSameWeekdays(Instant now) {
        Meeting before = Examples.utrecht();
        Meeting meeting = Examples.meeting(Examples.json(FirstMeetings.stillToCome(UTRECHT, now)));

        assertTrue(meeting.takesAnswers(now));
        assertTrue(meeting.deadline().isBefore(now.plusSeconds(366 * 24 * 3600)), "and not later than need be");
        ZonedDateTime start = meeting.startsAt().atZone(meeting.timeZone());
        assertEquals(DayOfWeek.SATURDAY, start.getDayOfWeek());
        assertEquals(12, start.getHour());
        assertEquals(meeting.startsAt(), meeting.moments().getFirst().startsAt());
        assertEquals(
                before.date().toEpochDay()
                        - before.moments().getFirst().orderByDate().toEpochDay(),
                meeting.date().toEpochDay()
                        - meeting.moments().getFirst().orderByDate().toEpochDay());
        assertEquals(before.title(), meeting.title());
        assertEquals(before.planners(), meeting.planners());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"id\":\"x y\"}"})
    void whatIsNoMeetingIsLeftForTheApiToRefuse(String file) {
        assertEquals(file, FirstMeetings.stillToCome(file, Instant.parse("2041-01-01T00:00:00Z")));
    }
}

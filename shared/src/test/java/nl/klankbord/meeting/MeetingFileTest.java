package nl.klankbord.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeetingFileTest {

    @Test
    void theUtrechtMeetingIsAsTheInvitationHasIt() {
        Meeting utrecht = Examples.utrecht();
        assertEquals("utrecht", utrecht.id().value());
        assertEquals(Instant.parse("2027-04-24T10:00:00Z"), utrecht.startsAt());
        assertEquals(Instant.parse("2027-04-24T16:00:00Z"), utrecht.endsAt());
        assertEquals(200, utrecht.capacity().orElseThrow());
        assertEquals(4, utrecht.themes().size());
        assertEquals(
                List.of("broodjes", "borrelhapjes"),
                utrecht.moments().stream().map(moment -> moment.item().dutch()).toList());
    }

    @Test
    void aMeetingWrittenAndReadAgainIsTheSame() {
        Meeting utrecht = Examples.utrecht();
        assertEquals(utrecht, Examples.meeting(MeetingFile.write(utrecht)));
    }

    @Test
    void answersAreTakenUntilTheDeadlineAndNotAfter() {
        Meeting utrecht = Examples.utrecht();
        assertTrue(utrecht.takesAnswers(utrecht.deadline().minusMillis(1)));
        assertFalse(utrecht.takesAnswers(utrecht.deadline()));
    }

    @Test
    void summariesGoOnForAWeekAfterTheEnd() {
        Meeting utrecht = Examples.utrecht();
        assertTrue(utrecht.isSummedUp(Instant.parse("2027-05-01T15:59:59Z")));
        assertFalse(utrecht.isSummedUp(Instant.parse("2027-05-01T16:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startsAt | 2027-04-24T12:00:00+01:00 | startsAt offset",
                "startsAt | 2027-04-24 | startsAt instant",
                "endsAt | 2027-04-24T11:00:00+02:00 | endsAt after-start",
                "deadline | 2027-05-24T11:00:00+02:00 | deadline before-end",
                "timeZone | Amsterdam | timeZone time-zone",
                "id | Utrecht! | id id",
                "state | maybe | state choice",
                "contact | nobody | contact email"
            })
    void oneWrongFieldIsNamed(String field, String value, String complaint) {
        List<String> complaints = complaints(with(field, Json.of(value)));
        assertTrue(complaints.contains(complaint), complaints.toString());
    }

    @Test
    void capacityIsAtLeastOne() {
        assertEquals(List.of("capacity number"), complaints(with("capacity", Json.of(0))));
        assertEquals(List.of("capacity number"), complaints(with("capacity", Json.of(-5))));
    }

    @Test
    void allComplaintsComeAtOnce() {
        List<String> complaints = complaints(Examples.json("{\"id\":\"x y\",\"surprise\":1,\"title\":{\"nl\":\"t\"}}"));
        assertTrue(
                complaints.containsAll(
                        List.of("id id", "state required", "title.en required", "text required", "surprise unknown")),
                complaints.toString());
    }

    @Test
    void twoMomentsOfOneIdAreRefused() {
        Json moments = java.util.Objects.requireNonNull(Examples.utrechtFile().get("moments"));
        Json moment = ((Json.JsonArray) moments).items().getFirst();
        assertEquals(List.of("moments.1.id twice"), complaints(with("moments", Json.array(List.of(moment, moment)))));
    }

    private static JsonObject with(String field, Json value) {
        Json.Builder file = Json.object();
        for (Map.Entry<String, Json> member : Examples.utrechtFile().members().entrySet()) {
            file.put(member.getKey(), member.getKey().equals(field) ? value : member.getValue());
        }
        return file.build();
    }

    private static List<String> complaints(JsonObject file) {
        return switch (MeetingFile.read(file)) {
            case Reading.Valid<Meeting> valid -> List.of();
            case Reading.Invalid<Meeting>(List<Complaint> all) ->
                all.stream().map(one -> one.field() + " " + one.code()).toList();
        };
    }
}

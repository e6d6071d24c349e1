package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deadlines on the nights that clocks change, on leap day and at New Year.
final class DeadlineNightsTest {

    /// The moment that is meant, and the last day that people read.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Clocks go forward: 02:00 is 03:00 at once.
                "2027-03-28T00:00:00+01:00 | 2027-03-27T23:00:00Z | 27 maart",
                "2027-03-28T01:59:59+01:00 | 2027-03-28T00:59:59Z | 28 maart",
                "2027-03-28T03:00:00+02:00 | 2027-03-28T01:00:00Z | 28 maart",
                "2027-03-29T00:00:00+02:00 | 2027-03-28T22:00:00Z | 28 maart",
                // Clocks go back: 02:30 comes twice, an hour apart. The offset says which.
                "2027-10-31T02:30:00+02:00 | 2027-10-31T00:30:00Z | 31 oktober",
                "2027-10-31T02:30:00+01:00 | 2027-10-31T01:30:00Z | 31 oktober",
                "2027-10-31T00:00:00+02:00 | 2027-10-30T22:00:00Z | 30 oktober",
                "2027-11-01T00:00:00+01:00 | 2027-10-31T23:00:00Z | 31 oktober",
                "2028-02-29T12:00:00+01:00 | 2028-02-29T11:00:00Z | 29 februari",
                "2028-03-01T00:00:00+01:00 | 2028-02-29T23:00:00Z | 29 februari",
                // In UTC the old year lasts another hour.
                "2028-01-01T00:00:00+01:00 | 2027-12-31T23:00:00Z | 31 december",
                "2028-01-01T00:30:00+01:00 | 2027-12-31T23:30:00Z | 1 januari",
                "2027-12-31T23:30:00Z      | 2027-12-31T23:30:00Z | 1 januari"
            })
    void answersAreTakenUntilTheVeryMoment(String deadline, Instant moment, String lastDay) {
        Meeting meeting = Examples.meeting(file(deadline));

        assertEquals(moment, meeting.deadline());
        assertInstanceOf(RsvpOutcome.Stored.class, submit(meeting, moment.minusMillis(1)));
        assertEquals(new RsvpOutcome.Refused(new Refusal.Closed(meeting)), submit(meeting, moment), "at the deadline");
        assertEquals(lastDay, Messages.in(Language.DUTCH).lastDay(meeting));
    }

    /// So a local time that does not exist, or could be either of two, never gets in.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-03-28T02:30:00+01:00 | deadline offset",
                "2027-03-28T02:30:00+02:00 | deadline offset",
                "2027-03-28T03:00:00+01:00 | deadline offset",
                "2027-10-31T01:59:59+01:00 | deadline offset",
                "2027-10-31T03:00:00+02:00 | deadline offset",
                "2027-03-28T02:30:00 | deadline instant",
                "2027-10-31T02:30:00 | deadline instant",
                "2027-10-31T02:30:00[Europe/Amsterdam] | deadline instant",
                "2027-02-29T12:00:00+01:00 | deadline instant",
                "2027-12-31T24:00:00+01:00 | deadline instant"
            })
    void aTimeThatIsNotOneMomentIsRefused(String deadline, String complaint) {
        String first = switch (MeetingFile.read(file(deadline))) {
            case Reading.Valid<Meeting> valid -> "taken as " + valid.value().deadline();
            case Reading.Invalid<Meeting>(List<Complaint> all) ->
                all.getFirst().field() + " " + all.getFirst().code();
        };
        assertEquals(complaint, first);
    }

    @ParameterizedTest
    @CsvSource({"2028-02-29, valid", "2027-02-29, invalid"})
    void leapDayIsADayOnlyInALeapYear(String day, String reading) {
        JsonObject moment = Json.object()
                .put("id", "lunch")
                .put("name", both("Lunch"))
                .put("item", both("Soep"))
                .put("startsAt", "2028-06-01T12:00:00+02:00")
                .put("portionsPerPerson", 1)
                .put("orderByDate", day)
                .build();
        JsonObject file = with(file("2028-02-29T12:00:00+01:00"), "moments", Json.array(List.of(moment)));
        assertEquals(reading, MeetingFile.read(file) instanceof Reading.Valid<Meeting> ? "valid" : "invalid");
    }

    private static RsvpOutcome submit(Meeting meeting, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(meeting, false);
        JsonObject rsvp = with(Examples.rsvp("a@example.nl").build(), "moments", Json.texts(List.of()));
        return new SubmitRsvp(meetings, new MemoryAnswers(clock), Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, clock)
                .submit(meeting.id(), new Sender("api", "first-key-0123456"), rsvp);
    }

    private static JsonObject file(String deadline) {
        JsonObject file = with(Examples.utrechtFile(), "startsAt", Json.of("2028-06-01T12:00:00+02:00"));
        file = with(file, "endsAt", Json.of("2028-06-01T18:00:00+02:00"));
        return with(with(file, "moments", Json.array(List.of())), "deadline", Json.of(deadline));
    }

    private static JsonObject both(String text) {
        return Json.object().put("nl", text).put("en", text).build();
    }

    private static JsonObject with(JsonObject from, String name, Json value) {
        Json.Builder changed = Json.object();
        from.members().forEach((member, old) -> changed.put(member, member.equals(name) ? value : old));
        return changed.build();
    }
}

package nl.klankbord.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.tally.Tally;

/// What a programme planner needs to know of a meeting on one day.
///
/// It holds nothing of the moment it was made at: the same answers give the same bytes.
///
/// @param date the day, in the meeting's time zone
/// @param lastAnswerAt when the last answer in it came; empty when there is none
/// @param seats empty when the meeting has no capacity
/// @param answersPerDay RSVPs by the day on which they came, in the meeting's time zone; a day without is not there
/// @param accessNeeds what those who come wrote, without their names, sorted
public record Summary(
        Meeting meeting,
        LocalDate date,
        Optional<Instant> lastAnswerAt,
        Changes changes,
        Tally tally,
        Optional<SeatsLine> seats,
        List<Order> catering,
        List<String> accessNeeds,
        SortedMap<LocalDate, Long> answersPerDay,
        List<ThemeGroup> themes,
        CoalitionsPart coalitions,
        ManifestState manifest,
        List<OrganisationLine> organisations) {}

package nl.klankbord.meeting;

import java.time.Instant;
import java.time.LocalDate;

/// A catering moment of a meeting.
///
/// @param id 1 to 32 lower-case letters, digits and hyphens
/// @param item what is ordered, such as broodjes
/// @param portionsPerPerson 1 to 100
/// @param orderByDate the last day to order, in the meeting's time zone
public record Moment(
        String id, Bilingual name, Bilingual item, Instant startsAt, int portionsPerPerson, LocalDate orderByDate) {}

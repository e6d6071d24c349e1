package nl.klankbord.receipt;

import java.util.Locale;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Language;

/// What somebody has in their calendar by us.
///
/// @param facts of the meeting that the entry shows; when they change, the entry must follow
/// @param sequence of the file that puts it there, or takes it away
/// @param isCancelled whether the file takes it away
public record CalendarEntry(String facts, int sequence, boolean isCancelled) {

    /// @return when, where and what, in one language: short, and other facts give another text
    public static String facts(Meeting meeting, Language language) {
        String facts = String.join(
                "\u0000",
                meeting.startsAt().toString(),
                meeting.endsAt().toString(),
                meeting.timeZone().getId(),
                meeting.title().in(language),
                meeting.place().in(language));
        long hash = 1125899906842597L;
        for (int i = 0; i < facts.length(); i++) {
            hash = 31 * hash + facts.charAt(i);
        }
        return String.format(Locale.ROOT, "%016x", hash);
    }
}

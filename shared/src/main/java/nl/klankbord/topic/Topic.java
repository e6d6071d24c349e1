package nl.klankbord.topic;

import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.tally.Tally;

/// A theme or experience that somebody brings. One person may bring several.
///
/// @param theme as typed, or the title of the organiser's theme that was picked without a word
/// @param themeId the organiser's theme that the sender picked
/// @param introduce whether this person wants to be brought together with others
public record Topic(
        MeetingId meeting,
        Person person,
        Participant participant,
        String theme,
        Optional<String> themeId,
        String text,
        Intent intent,
        boolean introduce,
        Submission submission,
        int version,
        long expiresAtEpochSecond) {

    /// @param nobody under whom it is kept
    /// @return that there was such a theme; what its bringer wrote about it goes with its bringer
    public Topic erased(Person nobody) {
        return new Topic(
                meeting,
                nobody,
                participant.erased(),
                theme,
                themeId,
                Participant.GONE,
                intent,
                false,
                submission.erased(),
                version,
                expiresAtEpochSecond);
    }

    /// @return the same, by somebody who wants this now
    public Topic introducing(boolean wanted) {
        return new Topic(
                meeting,
                person,
                participant,
                theme,
                themeId,
                text,
                intent,
                wanted,
                submission,
                version,
                expiresAtEpochSecond);
    }

    /// What this topic adds to the counts of its meeting.
    public Tally tally() {
        return new Tally.Sum()
                .add("topics." + intent.word(), 1)
                .add("sites." + submission.site(), 1)
                .tally();
    }
}

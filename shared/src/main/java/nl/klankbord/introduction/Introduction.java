package nl.klankbord.introduction;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

/// That somebody was asked whether they want to be introduced to the others at a table, and what came of
/// it.
///
/// @param id random: others keep it to know whom they were introduced to, and it leads nowhere once this
///     is gone
/// @param isYes as last answered; empty until they answer
/// @param answeredAt when they last did
/// @param mailedAt when the question went by mail, or was found to go nowhere
/// @param told ids of those to whom they were introduced by mail
/// @param isRefused whether the last mail could never go, as its address takes none
/// @param expiresAtEpochSecond when its row goes, with the topics of its meeting
public record Introduction(
        MeetingId meeting,
        CoalitionId coalition,
        Person person,
        String id,
        Instant askedAt,
        Optional<Boolean> isYes,
        Optional<Instant> answeredAt,
        Optional<Instant> mailedAt,
        SortedSet<String> told,
        boolean isRefused,
        long expiresAtEpochSecond) {

    public Introduction {
        told = Collections.unmodifiableSortedSet(new TreeSet<>(told));
    }

    public boolean hasAgreed() {
        return isYes.orElse(false);
    }

    /// @return whether they are to be asked by mail still. Who answered on their own page need not
    boolean isToBeAsked() {
        return isYes.isEmpty() && mailedAt.isEmpty();
    }

    public Introduction answered(boolean yes, Instant at) {
        return new Introduction(
                meeting,
                coalition,
                person,
                id,
                askedAt,
                Optional.of(yes),
                Optional.of(at),
                mailedAt,
                told,
                isRefused,
                expiresAtEpochSecond);
    }

    /// @return as it is once the question went
    public Introduction mailed(Instant at, boolean refused) {
        return new Introduction(
                meeting,
                coalition,
                person,
                id,
                askedAt,
                isYes,
                answeredAt,
                Optional.of(at),
                told,
                refused,
                expiresAtEpochSecond);
    }

    /// @return as it is once they were introduced to these as well
    public Introduction introduced(SortedSet<String> others, boolean refused) {
        SortedSet<String> all = new TreeSet<>(told);
        all.addAll(others);
        return new Introduction(
                meeting,
                coalition,
                person,
                id,
                askedAt,
                isYes,
                answeredAt,
                mailedAt,
                all,
                refused,
                expiresAtEpochSecond);
    }
}

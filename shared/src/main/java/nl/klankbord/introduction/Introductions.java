package nl.klankbord.introduction;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;

/// Who was asked to be introduced, what they said and which mails they had: one for each person and
/// table.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when the store gives no certain
/// answer.
public interface Introductions {

    /// Longer than any function runs: after this, whoever had one in hand is no more.
    int IN_HAND_MINUTES = 6;

    /// @return false when this person was asked for this table before: nothing is stored then
    boolean storeUnlessPresent(Introduction introduction);

    /// @return those of these people for one table, in any order
    List<Introduction> findAll(MeetingId meeting, CoalitionId coalition, Collection<Person> people);

    /// @return those of one person, by table
    List<Introduction> of(MeetingId meeting, Person person);

    /// @return those of everybody, by person
    List<Introduction> all(MeetingId meeting);

    /// @return false when they were never asked, or it is gone
    boolean answer(MeetingId meeting, CoalitionId coalition, Person person, boolean isYes, Instant at);

    /// Takes one in hand, so that nobody else mails them at the same time.
    ///
    /// @param now names whose hand it is in
    /// @return false when it is gone, or in somebody's hand since less than [#IN_HAND_MINUTES] minutes
    boolean claim(Introduction introduction, Instant now);

    /// Notes which mails went to who is in hand. In another's hand it stays, what they answer meanwhile
    /// stays as well, and when it is gone it is not made again.
    void note(Introduction mailed, Instant claimedAt);

    /// It is in nobody's hand any more; in another's it stays.
    void letGo(Introduction introduction, Instant claimedAt);

    /// It is there no more.
    void drop(Introduction introduction);
}

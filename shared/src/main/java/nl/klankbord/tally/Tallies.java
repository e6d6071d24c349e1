package nl.klankbord.tally;

import java.util.List;
import nl.klankbord.meeting.MeetingId;

/// The live counts of each meeting, exact.
///
/// Every answer's row says what it has been counted as. Counting reads the row as it stands *now*, adds the
/// difference with what it was counted as to the live counts, and notes that on the row, all in one transaction.
/// So it does not matter how often, how late or in what order counting is asked for
/// (`docs/decisions/0004-counting-from-rows.md`).
public interface Tallies {

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    LiveTally find(MeetingId meeting);

    /// Brings the live counts up to date with these answers, all of one meeting. Answers that are gone, or are counted
    /// as they stand, change nothing.
    ///
    /// @param answers at most 50, each once
    /// @return the answers that could not be read, and so are not counted
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all others were counted
    List<AnswerKey> count(MeetingId meeting, List<AnswerKey> answers);

    /// Adds a correction to the live counts, provided they are still at `revision`.
    ///
    /// @return false when they had moved on: nothing is changed then
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that the correction was made
    boolean correct(MeetingId meeting, long revision, Tally correction);
}

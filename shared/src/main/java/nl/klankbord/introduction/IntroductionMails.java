package nl.klankbord.introduction;

import java.util.List;
import nl.klankbord.meeting.Meeting;

/// Mails to people at a table.
///
/// Every method returns false when the mail can never go, whoever tries it, and throws
/// [nl.klankbord.meeting.UnavailableException] when it is not certain that it goes.
public interface IntroductionMails {

    /// Where nobody sends mails: what cannot go is said so, and people see the question on their own
    /// page.
    IntroductionMails NONE = new IntroductionMails() {
        @Override
        public boolean ask(Meeting meeting, Circle circle, Seat to) {
            return false;
        }

        @Override
        public boolean introduce(Meeting meeting, Circle circle, Seat to, List<Seat> others) {
            return false;
        }
    };

    /// Whether they want to meet the others, of whom it says how many they are and nothing else.
    boolean ask(Meeting meeting, Circle circle, Seat to);

    /// Who the others are.
    ///
    /// @param others who agreed, as did whoever gets it; at least one
    boolean introduce(Meeting meeting, Circle circle, Seat to, List<Seat> others);
}

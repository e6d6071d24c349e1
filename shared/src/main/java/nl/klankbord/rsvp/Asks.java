package nl.klankbord.rsvp;

/// Who is to be told how things stand for them. [nl.klankbord.receipt.OpenAsks] has them again.
public interface Asks {

    /// One write, whoever it is and whatever is known of them. In place of what was asked for this person
    /// before.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was noted
    void ask(Asked asked);
}

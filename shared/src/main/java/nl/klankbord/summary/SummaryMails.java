package nl.klankbord.summary;

/// Tells planners what a summary begins with.
public interface SummaryMails {

    /// Mails every planner of the meeting, each apart.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when not all were mailed
    void send(Summary summary);
}

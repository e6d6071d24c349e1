package nl.klankbord.desk;

import java.time.Instant;
import nl.klankbord.meeting.Meeting;

/// Somebody at the desk, from signing in until signing out.
///
/// @param subject who they are to the identity provider (`sub`), which is what a meeting's file names
///     organisers by
/// @param name as shown to themselves: the provider's name for them, or their address there
/// @param isExporter whether a group of the identity provider lets them take data away in a file
/// @param endsAt by itself, whatever they do meanwhile
public record Session(String subject, String name, Role role, boolean isExporter, Instant endsAt) {

    public Session(String subject, String name, Role role, Instant endsAt) {
        this(subject, name, role, false, endsAt);
    }

    /// @return whether they may see this meeting at all: what is not open yet, only its organisers may
    public boolean sees(Meeting meeting) {
        return organises() ? meeting.isOrganisedBy(subject) : meeting.isPublic();
    }

    /// @return whether they may see who somebody is, and decide
    public boolean organises() {
        return role == Role.ORGANISER;
    }

    /// @return whether they may make a file of who somebody is: what leaves the desk is out of its hands
    public boolean exports() {
        return organises() && isExporter;
    }

    /// @return whether they may see what a meeting's counts say
    public boolean seesCounts() {
        return role.seesCounts();
    }
}

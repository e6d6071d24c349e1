package nl.klankbord.update;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;

/// Takes in what an organiser wants to tell. [SendUpdates] sends it.
public final class AskUpdate {

    private final Updates updates;
    private final Clock clock;

    public AskUpdate(Updates updates, Clock clock) {
        this.updates = updates;
        this.clock = clock;
    }

    /// @param isNew whether it was not asked before
    public record Asked(Progress progress, boolean isNew) {}

    /// Asked again, it still goes out once.
    ///
    /// @return empty when something else was sent under this name: what is in a mailbox cannot change
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is taken in; asking again
    ///     is safe
    public Optional<Asked> ask(Meeting meeting, UpdateId id, UpdateFile file) {
        Update update = new Update(
                meeting.id(),
                id,
                Optional.of(file),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                meeting.expiresAtEpochSecond());
        Optional<Update> present = updates.storeUnlessPresent(update);
        if (present.isEmpty()) {
            return Optional.of(new Asked(new Progress(update, Sending.start(update)), true));
        }
        return present.filter(earlier -> earlier.file().equals(update.file()))
                .map(earlier -> new Asked(Progress.of(updates, earlier), false));
    }
}

package nl.klankbord.update;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;

/// Takes in what an organiser wants to tell. [SendUpdates] sends it.
public final class AskUpdate {

    private final Updates updates;
    private final Decisions decisions;
    private final Cards cards;
    private final Clock clock;

    public AskUpdate(Updates updates, Decisions decisions, Cards cards, Clock clock) {
        this.updates = updates;
        this.decisions = decisions;
        this.cards = cards;
        this.clock = clock;
    }

    /// @param isNew whether it was not asked before
    public record Asked(Progress progress, boolean isNew) {}

    /// @return whether news of this name may go to who brought something on a theme: one of now, or the one that
    ///     the same news went to already, which may have gone into another since
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no answer
    public boolean mayGoTo(Meeting meeting, UpdateId id, ThemeId theme) {
        return Picture.of(meeting, decisions, cards).find(theme).isPresent()
                || updates.find(meeting.id(), id)
                        .flatMap(earlier -> earlier.to().theme())
                        .filter(theme::equals)
                        .isPresent();
    }

    /// As [#ask], by how topics are sorted now.
    public Optional<Asked> ask(Meeting meeting, UpdateId id, UpdateFile file) {
        return ask(meeting, id, file, Integer.MAX_VALUE);
    }

    /// Asked again, it still goes out once.
    ///
    /// @param sorted number of the last decision about topics that whoever asks has seen: it goes to whom they saw
    /// @return empty when something else was sent under this name: what is in a mailbox cannot change
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it is taken in; asking again
    ///     is safe
    public Optional<Asked> ask(Meeting meeting, UpdateId id, UpdateFile file, int sorted) {
        Update update = new Update(
                meeting.id(),
                id,
                Optional.of(file),
                file.to().theme().isEmpty()
                        ? 0
                        : Sorting.of(decisions.all(meeting.id()), sorted).seen(),
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

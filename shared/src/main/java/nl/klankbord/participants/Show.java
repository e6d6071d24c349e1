package nl.klankbord.participants;

import java.util.Locale;
import java.util.Optional;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Word;

/// Which part of the list. Each is said in words by `participants.show.{word}`.
public enum Show implements Word {
    ALL(Optional.empty()),
    ACCEPTED(Optional.of(Status.ACCEPTED)),
    WAITING(Optional.of(Status.WAITING)),
    DECLINED(Optional.of(Status.DECLINED)),
    CANCELLED(Optional.of(Status.CANCELLED)),
    /// With a place, and nobody of them checked in yet.
    EXPECTED(Optional.of(Status.ACCEPTED)),
    ARRIVED(Optional.of(Status.ACCEPTED));

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Optional<Status> status;

    Show(Optional<Status> status) {
        this.status = status;
    }

    @Override
    public String word() {
        return word;
    }

    /// @return the only one that answers on it have; empty for any
    public Optional<Status> status() {
        return status;
    }

    public boolean includes(Listed listed) {
        return status.isEmpty() || (status.get() == listed.status() && isWhere(listed.arrived()));
    }

    private boolean isWhere(int arrived) {
        return switch (this) {
            case EXPECTED -> arrived == 0;
            case ARRIVED -> arrived > 0;
            default -> true;
        };
    }
}

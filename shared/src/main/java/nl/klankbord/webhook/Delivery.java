package nl.klankbord.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.submission.Word;

/// One event on its way to one webhook, from when it is owed until a month after.
///
/// @param event its id, which the receiver sees as `webhook-id`
/// @param body byte for byte what is posted, each time the same
/// @param owedAt when it happened, to the second
/// @param attempts the first first
/// @param nextAt when it is tried next; empty when it is not any more
public record Delivery(
        MeetingId meeting,
        SiteId webhook,
        String event,
        EventType type,
        String body,
        Instant owedAt,
        List<Attempt> attempts,
        State state,
        Optional<Instant> nextAt) {

    /// What became of it.
    public enum State implements Word {
        OWED("owed"),
        DELIVERED("delivered"),
        /// Three days long it did not arrive.
        GIVEN_UP("given-up"),
        /// Its webhook is gone, or its receiver said so.
        STOPPED("stopped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /// How long the log keeps it.
    private static final Duration KEPT = Duration.ofDays(30);

    /// After each attempt that failed; in all 71 hours and 36 minutes, as the example of Standard Webhooks goes.
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(20));

    private static final long LAST_SECOND = 9_999_999_999L;
    private static final Pattern PLACE = Pattern.compile("[0-9]{10}\\.[A-Za-z0-9_-]{1,64}");

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    static Delivery owed(SiteId webhook, Event event) {
        return new Delivery(
                event.meeting(),
                webhook,
                event.id(),
                event.type(),
                event.body(),
                event.at(),
                List.of(),
                State.OWED,
                Optional.of(event.at()));
    }

    /// @return where it stands in the log of its webhook: the newest comes first
    public String place() {
        return String.format(Locale.ROOT, "%010d.%s", LAST_SECOND - owedAt.getEpochSecond(), event);
    }

    public static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    public long expiresAtEpochSecond() {
        return owedAt.plus(KEPT).getEpochSecond();
    }

    Delivery delivered(Attempt attempt) {
        return after(attempt, State.DELIVERED, Optional.empty());
    }

    /// @param atLeast how long the receiver asks to wait
    Delivery failed(Attempt attempt, Duration atLeast) {
        if (attempts.size() >= PAUSES.size()) {
            return after(attempt, State.GIVEN_UP, Optional.empty());
        }
        Duration pause = PAUSES.get(attempts.size());
        Instant next = attempt.at().plus(atLeast.compareTo(pause) > 0 ? atLeast : pause);
        return after(attempt, State.OWED, Optional.of(next));
    }

    Delivery refused(Attempt attempt) {
        return after(attempt, State.STOPPED, Optional.empty());
    }

    /// There is nobody any more to post it to.
    Delivery stopped() {
        return new Delivery(meeting, webhook, event, type, body, owedAt, attempts, State.STOPPED, Optional.empty());
    }

    private Delivery after(Attempt attempt, State then, Optional<Instant> next) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Delivery(meeting, webhook, event, type, body, owedAt, all, then, next);
    }
}

package nl.klankbord.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.klankbord.meeting.MeetingId;

/// Compares the live counts with the rows, one by one, and mends them.
///
/// The rows say what each was counted as; the live counts must be the sum of that. What differs is drift. Answers
/// whose event got lost on the way are counted too.
public final class Recount {

    /// As many as [Tallies#count] takes at once.
    static final int BATCH = 50;

    /// A recount starts again when something was counted while it read; it is the night, so rarely.
    private static final int TRIES = 5;

    private final Tallies tallies;

    public Recount(Tallies tallies) {
        this.tallies = tallies;
    }

    /// @param eachAnswer hands over every answer of the meeting; called again when a try has to start anew
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Recounted recount(MeetingId meeting, Consumer<Consumer<Counted<?>>> eachAnswer) {
        for (int attempt = 1; ; attempt++) {
            LiveTally live = tallies.find(meeting);
            Tally.Sum counted = new Tally.Sum();
            List<AnswerKey> uncounted = new ArrayList<>();
            eachAnswer.accept(answer -> {
                counted.add(answer.countedAs());
                if (!answer.isUpToDate()) {
                    uncounted.add(answer.key());
                }
            });
            Tally drift = live.tally().minus(counted.tally());
            boolean isExact =
                    drift.isNothing() || tallies.correct(meeting, live.revision(), Tally.NOTHING.minus(drift));
            if (isExact || attempt == TRIES) {
                return new Recounted(drift, isExact, uncounted.size(), count(meeting, uncounted));
            }
        }
    }

    private List<AnswerKey> count(MeetingId meeting, List<AnswerKey> uncounted) {
        List<AnswerKey> unreadable = new ArrayList<>();
        for (int from = 0; from < uncounted.size(); from += BATCH) {
            List<AnswerKey> batch = uncounted.subList(from, Math.min(from + BATCH, uncounted.size()));
            unreadable.addAll(tallies.count(meeting, batch));
        }
        return unreadable;
    }

    /// @param drift live counts minus rows, before it was mended
    /// @param isExact false when counting never paused long enough to mend the drift; the next recount will
    /// @param uncounted answers that were still to be counted, now counted unless unreadable
    public record Recounted(Tally drift, boolean isExact, int uncounted, List<AnswerKey> unreadable) {}
}

package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.Tally;

/// What reading all RSVPs and reading all topics have in common.
final class Answers {

    private Answers() {}

    /// @return the rows that could not be read: one of them must not cost a meeting its night
    static <T> List<AnswerKey> each(
            Table table,
            Clock clock,
            MeetingId meeting,
            String prefix,
            BiFunction<MeetingId, Row, T> reading,
            Function<T, Tally> tally,
            Consumer<Counted<T>> each) {
        long now = clock.instant().getEpochSecond();
        List<AnswerKey> unreadable = new ArrayList<>();
        table.each(Keys.partition(meeting), prefix, row -> {
            AnswerKey key = new AnswerKey(meeting, row.text("sk"));
            Counted<T> counted;
            try {
                if (row.number("expiresAt") <= now) {
                    return;
                }
                T answer = reading.apply(meeting, row);
                Tally countedAs = row.tally(DynamoTallies.COUNTED_AS);
                counted = new Counted<>(
                        answer, key, countedAs, tally.apply(answer).equals(countedAs));
            } catch (UnreadableRowException | IllegalArgumentException e) {
                unreadable.add(key);
                return;
            }
            each.accept(counted);
        });
        return unreadable;
    }
}

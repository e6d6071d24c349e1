package nl.klankbord.dynamo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.receipt.OpenAsks;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.submission.Person;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Who asked how things stand, a row each until they are told. The stream tells of a new one.
public final class DynamoAsks implements OpenAsks {

    /// Whoever could not be told by then has asked again.
    private static final Duration KEPT = Duration.ofDays(2);

    private final Table table;

    public DynamoAsks(Table table) {
        this.table = table;
    }

    @Override
    public void ask(Asked asked) {
        table.put(Row.at(Keys.asked(asked.meeting(), asked.person()))
                .put("at", asked.at().toString())
                .put("expiresAt", asked.at().plus(KEPT).getEpochSecond()));
    }

    @Override
    public List<Asked> open(MeetingId meeting) {
        List<Asked> open = new ArrayList<>();
        table.each(
                Keys.partition(meeting),
                Keys.ASKED,
                row -> open.add(new Asked(
                        meeting, new Person(row.text("sk").substring(Keys.ASKED.length())), row.instant("at"))));
        return open;
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        table.delete(Keys.asked(meeting, person));
    }

    @Override
    public void settle(Asked asked) {
        table.deleteWhere(
                Keys.asked(asked.meeting(), asked.person()),
                "at",
                AttributeValue.fromS(asked.at().toString()));
    }
}

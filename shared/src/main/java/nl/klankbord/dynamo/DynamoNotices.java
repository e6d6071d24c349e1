package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Notice;
import nl.klankbord.seating.Notices;
import nl.klankbord.submission.Person;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Notices in the table. [DynamoRsvps] writes them, together with the promotion that they tell of.
public final class DynamoNotices implements Notices {

    private final Table table;
    private final Clock clock;

    public DynamoNotices(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public List<Notice> owed(MeetingId meeting) {
        List<Notice> owed = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.NOTICE, row -> {
            String key = row.text("sk");
            int version = key.lastIndexOf('#');
            owed.add(new Notice(
                    meeting,
                    new Person(key.substring(Keys.NOTICE.length(), version)),
                    Integer.parseInt(key.substring(version + 1)),
                    row.number("expiresAt")));
        });
        return owed;
    }

    @Override
    public boolean claim(Notice notice) {
        long now = clock.millis();
        long free = now - Duration.ofMinutes(IN_HAND_MINUTES).toMillis();
        return table.update(UpdateItemRequest.builder()
                .key(key(notice).item())
                .updateExpression("SET inHandSince = :now")
                .conditionExpression("attribute_exists(pk) AND " + Table.IS_FREE)
                .expressionAttributeValues(Map.of(":now", Row.value(now), ":free", Row.value(free))));
    }

    @Override
    public void settle(Notice notice) {
        table.delete(key(notice));
    }

    private static Keys key(Notice notice) {
        return Keys.notice(notice.meeting(), notice.person(), notice.version());
    }
}

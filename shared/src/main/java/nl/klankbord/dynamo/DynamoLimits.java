package nl.klankbord.dynamo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import nl.klankbord.limit.Limits;
import nl.klankbord.meeting.MeetingId;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Limits in the table: a row for each of whom there is one, and each day. It goes by itself.
public final class DynamoLimits implements Limits {

    /// Until the day is over in every time zone.
    private static final int DAYS_KEPT = 3;

    private final Table table;

    public DynamoLimits(Table table) {
        this.table = table;
    }

    @Override
    public boolean take(MeetingId meeting, String whom, LocalDate day, int howMany, int mostPerDay) {
        if (howMany > mostPerDay) {
            return false;
        }
        long expiresAt =
                day.plusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toInstant().getEpochSecond();
        return table.update(UpdateItemRequest.builder()
                .key(Keys.limit(meeting, whom, day).item())
                .updateExpression("SET expiresAt = :expiresAt ADD taken :more")
                .conditionExpression("attribute_not_exists(pk) OR taken <= :room")
                .expressionAttributeValues(Map.of(
                        ":expiresAt", Row.value(expiresAt),
                        ":more", Row.value(howMany),
                        ":room", Row.value(mostPerDay - howMany))));
    }
}

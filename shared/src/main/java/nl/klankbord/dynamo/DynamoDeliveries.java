package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.submission.Word;
import nl.klankbord.webhook.Attempt;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.Delivery;
import nl.klankbord.webhook.EventType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Deliveries in the table: a row of the log for each, and a short row beside it for as long as it is owed, so
/// that looking for what is due never reads the log.
public final class DynamoDeliveries implements Deliveries {

    private static final String NEXT_AT = "nextAt";
    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;
    private final Clock clock;

    public DynamoDeliveries(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void owe(Delivery delivery) {
        long now = clock.instant().getEpochSecond();
        // One that is there refuses both; so does the answer to an earlier try that was lost.
        table.writeTogether(
                List.of(table.putWhereNoneIs(row(delivery), now), table.putWhereNoneIs(dueRow(delivery), now)));
    }

    @Override
    public List<Due> due(MeetingId meeting, Instant now) {
        List<Due> due = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.DUE, row -> {
            String key = row.text("sk").substring(Keys.DUE.length());
            int cut = key.indexOf('#');
            Instant nextAt = row.instant(NEXT_AT);
            if (!nextAt.isAfter(now) && row.number(EXPIRES_AT) > now.getEpochSecond()) {
                due.add(new Due(meeting, new SiteId(key.substring(0, cut)), key.substring(cut + 1), nextAt));
            }
        });
        due.sort(Comparator.comparing(Due::nextAt));
        return due;
    }

    @Override
    public Optional<Delivery> take(Due due, Instant now) {
        boolean isMine = table.update(UpdateItemRequest.builder()
                .key(Keys.due(due.meeting(), due.webhook(), due.place()).item())
                .updateExpression("SET inHandSince = :now")
                .conditionExpression("nextAt = :nextAt AND " + Table.IS_FREE)
                .expressionAttributeValues(Map.of(
                        ":now", millis(now),
                        ":free", millis(now.minus(IN_HAND)),
                        ":nextAt", AttributeValue.fromS(due.nextAt().toString()))));
        return isMine
                ? table.find(Keys.delivery(due.meeting(), due.webhook(), due.place()))
                        .map(row -> delivery(due.meeting(), row))
                : Optional.empty();
    }

    @Override
    public void settle(Delivery after) {
        table.put(row(after));
        if (after.nextAt().isPresent()) {
            table.put(dueRow(after));
        } else {
            table.delete(Keys.due(after.meeting(), after.webhook(), after.place()));
        }
    }

    @Override
    public List<Delivery> page(MeetingId meeting, SiteId webhook, Optional<String> after, int limit) {
        List<Delivery> page = new ArrayList<>();
        long now = clock.instant().getEpochSecond();
        String prefix = Keys.DELIVERY + webhook.value() + "#";
        table.eachWhile(
                Keys.partition(meeting),
                prefix,
                after.map(place -> Keys.delivery(meeting, webhook, place)),
                limit,
                row -> {
                    if (row.number(EXPIRES_AT) > now) {
                        page.add(delivery(meeting, row));
                    }
                    return page.size() < limit;
                });
        return page;
    }

    private static AttributeValue millis(Instant time) {
        return Row.value(time.toEpochMilli());
    }

    private static Row dueRow(Delivery delivery) {
        return Row.at(Keys.due(delivery.meeting(), delivery.webhook(), delivery.place()))
                .put(NEXT_AT, delivery.nextAt().orElseThrow().toString())
                .put(EXPIRES_AT, delivery.expiresAtEpochSecond());
    }

    private static Row row(Delivery delivery) {
        return Row.at(Keys.delivery(delivery.meeting(), delivery.webhook(), delivery.place()))
                .put("event", delivery.event())
                .put("type", delivery.type().word())
                .put("body", delivery.body())
                .put("owedAt", delivery.owedAt().toString())
                .put(
                        "attempts",
                        delivery.attempts().stream()
                                .map(attempt -> Row.empty()
                                        .put("at", attempt.at().toString())
                                        .put("outcome", attempt.outcome()))
                                .toList())
                .put("state", delivery.state().word())
                .put(NEXT_AT, delivery.nextAt().map(Instant::toString))
                .put(EXPIRES_AT, delivery.expiresAtEpochSecond());
    }

    private static Delivery delivery(MeetingId meeting, Row row) {
        String key = row.text("sk").substring(Keys.DELIVERY.length());
        return new Delivery(
                meeting,
                new SiteId(key.substring(0, key.indexOf('#'))),
                row.text("event"),
                Word.require(EventType.class, row.text("type")),
                row.text("body"),
                row.instant("owedAt"),
                row.rows("attempts").stream()
                        .map(attempt -> new Attempt(attempt.instant("at"), attempt.text("outcome")))
                        .toList(),
                Word.require(Delivery.State.class, row.text("state")),
                row.optionalText(NEXT_AT).map(Instant::parse));
    }
}

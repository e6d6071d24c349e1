package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Introductions;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Introductions in the table, a row for each person and coalition.
public final class DynamoIntroductions implements Introductions {

    private final Table table;
    private final Clock clock;

    public DynamoIntroductions(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean storeUnlessPresent(Introduction introduction) {
        return table.putUnlessPresent(row(introduction), clock.instant().getEpochSecond())
                .isEmpty();
    }

    @Override
    public List<Introduction> findAll(MeetingId meeting, CoalitionId coalition, Collection<Person> people) {
        List<Keys> keys = people.stream()
                .map(person -> Keys.introduction(meeting, person, coalition))
                .toList();
        return table.findAll(keys).stream()
                .filter(row -> row.isThere(clock))
                .map(row -> introduction(meeting, row))
                .toList();
    }

    @Override
    public List<Introduction> of(MeetingId meeting, Person person) {
        return starting(meeting, Keys.introductionsOf(person));
    }

    @Override
    public List<Introduction> all(MeetingId meeting) {
        return starting(meeting, Keys.INTRODUCTION);
    }

    @Override
    public boolean answer(MeetingId meeting, CoalitionId coalition, Person person, boolean isYes, Instant at) {
        return table.update(UpdateItemRequest.builder()
                .key(Keys.introduction(meeting, person, coalition).item())
                .updateExpression("SET isYes = :isYes, answeredAt = :at")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Row.empty()
                        .put(":isYes", isYes)
                        .put(":at", at.toString())
                        .attributes()));
    }

    @Override
    public boolean claim(Introduction introduction, Instant now) {
        Instant free = now.minus(Duration.ofMinutes(IN_HAND_MINUTES));
        return table.update(UpdateItemRequest.builder()
                .key(key(introduction).item())
                .updateExpression("SET inHandSince = :now")
                .conditionExpression("attribute_exists(pk) AND " + Table.IS_FREE)
                .expressionAttributeValues(Map.of(
                        ":now", Row.value(now.toEpochMilli()),
                        ":free", Row.value(free.toEpochMilli()))));
    }

    @Override
    public void note(Introduction mailed, Instant claimedAt) {
        Row values = Row.empty()
                .put(":told", mailed.told())
                .put(":isRefused", mailed.isRefused())
                .put(":mailedAt", mailed.mailedAt().map(Instant::toString))
                .put(":mine", claimedAt.toEpochMilli());
        table.update(UpdateItemRequest.builder()
                .key(key(mailed).item())
                .updateExpression("SET told = :told, isRefused = :isRefused"
                        + (mailed.mailedAt().isPresent() ? ", mailedAt = :mailedAt" : "")
                        + " REMOVE inHandSince")
                .conditionExpression("inHandSince = :mine")
                .expressionAttributeValues(values.attributes()));
    }

    @Override
    public void letGo(Introduction introduction, Instant claimedAt) {
        table.update(UpdateItemRequest.builder()
                .key(key(introduction).item())
                .updateExpression("REMOVE inHandSince")
                .conditionExpression("inHandSince = :mine")
                .expressionAttributeValues(Map.of(":mine", Row.value(claimedAt.toEpochMilli()))));
    }

    @Override
    public void drop(Introduction introduction) {
        table.delete(key(introduction));
    }

    private List<Introduction> starting(MeetingId meeting, String prefix) {
        List<Introduction> found = new ArrayList<>();
        table.each(Keys.partition(meeting), prefix, row -> {
            if (row.isThere(clock)) {
                found.add(introduction(meeting, row));
            }
        });
        return found;
    }

    private static Keys key(Introduction introduction) {
        return Keys.introduction(introduction.meeting(), introduction.person(), introduction.coalition());
    }

    private static Row row(Introduction introduction) {
        Row row = Row.at(key(introduction))
                .put("coalition", introduction.coalition().value())
                .put("person", introduction.person().value())
                .put("id", introduction.id())
                .put("askedAt", introduction.askedAt().toString())
                .put("answeredAt", introduction.answeredAt().map(Instant::toString))
                .put("mailedAt", introduction.mailedAt().map(Instant::toString))
                .put("told", introduction.told())
                .put("isRefused", introduction.isRefused())
                .put("expiresAt", introduction.expiresAtEpochSecond());
        introduction.isYes().ifPresent(isYes -> row.put("isYes", isYes));
        return row;
    }

    private static Introduction introduction(MeetingId meeting, Row row) {
        return new Introduction(
                meeting,
                new CoalitionId(row.text("coalition")),
                new Person(row.text("person")),
                row.text("id"),
                row.instant("askedAt"),
                row.has("isYes") ? Optional.of(row.flag("isYes")) : Optional.empty(),
                row.optionalText("answeredAt").map(Instant::parse),
                row.optionalText("mailedAt").map(Instant::parse),
                new TreeSet<>(row.texts("told")),
                row.flag("isRefused"),
                row.number("expiresAt"));
    }
}

package nl.klankbord.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.invite.Invite;
import nl.klankbord.invite.InviteFile;
import nl.klankbord.invite.Invites;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Mails to whoever brought a topic, a row for each.
public final class DynamoInvites implements Invites {

    private final Table table;
    private final Clock clock;

    public DynamoInvites(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Invite> storeUnlessPresent(Invite invite) {
        return table.putUnlessPresent(row(invite), clock.instant().getEpochSecond())
                .map(row -> invite(invite.meeting(), row));
    }

    @Override
    public List<Invite> of(MeetingId meeting, Person person) {
        return starting(meeting, Keys.invitesTo(person));
    }

    @Override
    public List<Invite> waiting(MeetingId meeting) {
        return starting(meeting, Keys.INVITE).stream()
                .filter(invite -> invite.doneAt().isEmpty())
                .toList();
    }

    @Override
    public boolean claim(Invite invite, Instant now) {
        Instant free = now.minus(Duration.ofMinutes(IN_HAND_MINUTES));
        return table.update(UpdateItemRequest.builder()
                .key(key(invite).item())
                .updateExpression("SET inHandSince = :now")
                .conditionExpression("attribute_exists(pk) AND attribute_not_exists(doneAt) AND " + Table.IS_FREE)
                .expressionAttributeValues(Map.of(
                        ":now", Row.value(now.toEpochMilli()),
                        ":free", Row.value(free.toEpochMilli()))));
    }

    @Override
    public void note(Invite done, Instant claimedAt) {
        table.update(UpdateItemRequest.builder()
                .key(key(done).item())
                .updateExpression("SET doneAt = :doneAt, isRefused = :isRefused REMOVE inHandSince")
                .conditionExpression("inHandSince = :mine")
                .expressionAttributeValues(Row.empty()
                        .put(":doneAt", done.doneAt().orElseThrow().toString())
                        .put(":isRefused", done.isRefused())
                        .put(":mine", claimedAt.toEpochMilli())
                        .attributes()));
    }

    @Override
    public void letGo(Invite invite, Instant claimedAt) {
        table.update(UpdateItemRequest.builder()
                .key(key(invite).item())
                .updateExpression("REMOVE inHandSince")
                .conditionExpression("inHandSince = :mine")
                .expressionAttributeValues(Map.of(":mine", Row.value(claimedAt.toEpochMilli()))));
    }

    @Override
    public void drop(Invite invite) {
        table.delete(key(invite));
    }

    private List<Invite> starting(MeetingId meeting, String prefix) {
        List<Invite> found = new ArrayList<>();
        table.each(Keys.partition(meeting), prefix, row -> {
            if (row.isThere(clock)) {
                found.add(invite(meeting, row));
            }
        });
        return found;
    }

    private static Keys key(Invite invite) {
        return Keys.invite(invite.meeting(), invite.topic(), invite.id());
    }

    private static Row row(Invite invite) {
        return Row.at(key(invite))
                .put("topic", invite.topic().word())
                .put("id", invite.id())
                .put("subject", invite.file().subject())
                .put("text", invite.file().text())
                .put("askedAt", invite.askedAt().toString())
                .put("askedBy", invite.by())
                .put("askedByName", invite.name())
                .put("doneAt", invite.doneAt().map(Instant::toString))
                .put("isRefused", invite.isRefused())
                .put("expiresAt", invite.expiresAtEpochSecond());
    }

    private static Invite invite(MeetingId meeting, Row row) {
        return new Invite(
                meeting,
                TopicKey.of(row.text("topic")).orElseThrow(() -> new UnreadableRowException("topic")),
                row.text("id"),
                new InviteFile(row.text("subject"), row.text("text")),
                row.instant("askedAt"),
                row.text("askedBy"),
                row.text("askedByName"),
                row.optionalText("doneAt").map(Instant::parse),
                row.flag("isRefused"),
                row.number("expiresAt"));
    }
}

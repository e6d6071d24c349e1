package nl.klankbord.dynamo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.retention.Kept;
import nl.klankbord.retention.Terms;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.tally.AnswerKey;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// When rows go, in the table: its time to live is the attribute `expiresAt`.
public final class DynamoKept implements Kept {

    /// The others have a time of their own, of days or hours.
    private static final List<String> ANSWERS = List.of(
            Keys.RSVP,
            Keys.REPEAT,
            Keys.WAITING,
            Keys.NOTICE,
            Keys.MAILING,
            Keys.UNREACHED,
            Keys.UPDATE,
            Keys.SENDING,
            Keys.ORDER,
            Keys.BATCH);
    private static final List<String> NEEDS = List.of(Keys.HELD);
    private static final List<String> TOPICS = List.of(
            Keys.TOPIC,
            Keys.DECISION,
            Keys.INVITE,
            Keys.INTRODUCTION,
            Keys.STATEMENT,
            Keys.MANIFEST,
            Keys.ATTRIBUTION,
            Keys.COMMENT);
    private static final List<String> LOG = List.of(Keys.AUDIT, Keys.AUDITED);

    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;
    private final Clock clock;
    private final DynamoRsvps rsvps;

    public DynamoKept(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
        rsvps = new DynamoRsvps(table, clock);
    }

    @Override
    public Optional<Terms> terms(MeetingId meeting) {
        return table.find(Keys.terms(meeting))
                .map(row -> new Terms(
                        row.number("answers"),
                        row.number("needs"),
                        row.number("topics"),
                        row.number("log"),
                        row.flag("areNeedsOver")));
    }

    @Override
    public void note(MeetingId meeting, Terms terms) {
        table.put(Row.at(Keys.terms(meeting))
                .put("answers", terms.answers())
                .put("needs", terms.needs())
                .put("topics", terms.topics())
                .put("log", terms.log())
                .put("areNeedsOver", terms.areNeedsOver()));
    }

    @Override
    public int keep(MeetingId meeting, Terms terms) {
        int[] changed = {0};
        if (terms.areNeedsOver()) {
            List<AnswerKey> unreadable = rsvps.each(meeting, counted -> changed[0] += takeNeeds(counted.answer()));
            // They may hold needs still, so this night is not the last that looks.
            changed[0] += unreadable.size();
        }
        expire(meeting, ANSWERS, terms.answers(), changed);
        expire(meeting, NEEDS, terms.needs(), changed);
        expire(meeting, TOPICS, terms.topics(), changed);
        expire(meeting, LOG, terms.log(), changed);
        return changed[0];
    }

    private int takeNeeds(Rsvp rsvp) {
        Rsvp without = rsvp.withoutNeeds();
        if (without.equals(rsvp)) {
            return 0;
        }
        // It is counted as it was before; the live counts keep that, and nobody's row has to say it any more.
        Row after = RsvpRow.write(without).put(DynamoTallies.COUNTED_AS, without.tally());
        table.writeTogether(List.of(table.replace(
                after,
                RsvpRow.OPTIONAL,
                "version = :version AND attribute_not_exists(" + DynamoTallies.UNCOUNTED + ")",
                Map.of(":version", Row.value(rsvp.version())))));
        return 1;
    }

    private void expire(MeetingId meeting, List<String> prefixes, long at, int[] changed) {
        for (String prefix : prefixes) {
            table.each(Keys.partition(meeting), prefix, row -> {
                if (row.has(EXPIRES_AT) && row.isThere(clock) && row.number(EXPIRES_AT) != at) {
                    changed[0]++;
                    expire(row, at);
                }
            });
        }
    }

    /// Somebody may take the row away or write it anew meanwhile: then it is as they say.
    private void expire(Row row, long at) {
        table.update(UpdateItemRequest.builder()
                .key(new Keys(row.text("pk"), row.text("sk")).item())
                .updateExpression("SET " + EXPIRES_AT + " = :at")
                .conditionExpression(EXPIRES_AT + " = :was")
                .expressionAttributeValues(Map.of(":at", Row.value(at), ":was", Row.value(row.number(EXPIRES_AT)))));
    }
}

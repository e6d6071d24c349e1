package nl.klankbord.dynamo;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.submission.Word;
import nl.klankbord.webhook.EventType;
import nl.klankbord.webhook.Webhook;
import nl.klankbord.webhook.WebhookFile;
import nl.klankbord.webhook.WebhookSecret;
import nl.klankbord.webhook.Webhooks;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Webhooks in the table, with their meeting. What they are signed with is not there: only what it is made from.
public final class DynamoWebhooks implements Webhooks {

    private static final String VERSION = "version";

    private final Table table;

    public DynamoWebhooks(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Webhook> find(MeetingId meeting, SiteId id) {
        return table.find(Keys.webhook(meeting, id)).map(row -> webhook(meeting, row));
    }

    @Override
    public List<Webhook> all(MeetingId meeting) {
        List<Webhook> all = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.WEBHOOK, row -> all.add(webhook(meeting, row)));
        return all;
    }

    @Override
    public boolean write(Webhook webhook) {
        AttributeValue before = Row.value(webhook.version() - 1);
        return table.putInPlaceOf(row(webhook), VERSION, before)
                .map(present -> webhook(webhook.meeting(), present).equals(webhook))
                .orElse(true);
    }

    @Override
    public void remove(MeetingId meeting, SiteId id) {
        table.delete(Keys.webhook(meeting, id));
    }

    private static Row row(Webhook webhook) {
        Set<String> events = new LinkedHashSet<>();
        webhook.file().events().forEach(type -> events.add(type.word()));
        return Row.at(Keys.webhook(webhook.meeting(), webhook.id()))
                .put(VERSION, webhook.version())
                .put("url", webhook.file().url().toString())
                .put("events", events)
                .put("stopped", webhook.isStopped())
                .put(
                        "secrets",
                        webhook.secrets().stream()
                                .map(secret -> Row.empty()
                                        .put("id", secret.id())
                                        .put("madeAt", secret.madeAt().toString()))
                                .toList());
    }

    private static Webhook webhook(MeetingId meeting, Row row) {
        Set<EventType> events = new LinkedHashSet<>();
        row.texts("events").forEach(word -> events.add(Word.require(EventType.class, word)));
        return new Webhook(
                meeting,
                new SiteId(row.text("sk").substring(Keys.WEBHOOK.length())),
                (int) row.number(VERSION),
                new WebhookFile(URI.create(row.text("url")), events),
                row.flag("stopped"),
                row.rows("secrets").stream()
                        .map(secret -> new WebhookSecret(secret.text("id"), secret.instant("madeAt")))
                        .toList());
    }
}

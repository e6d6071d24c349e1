package nl.klankbord.memory;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.webhook.Webhook;
import nl.klankbord.webhook.Webhooks;

public final class MemoryWebhooks implements Webhooks {

    private final SortedMap<String, Webhook> webhooks = new TreeMap<>();

    @Override
    public synchronized Optional<Webhook> find(MeetingId meeting, SiteId id) {
        return Optional.ofNullable(webhooks.get(key(meeting, id)));
    }

    @Override
    public synchronized List<Webhook> all(MeetingId meeting) {
        return webhooks.values().stream()
                .filter(webhook -> webhook.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized boolean write(Webhook webhook) {
        Webhook present = webhooks.get(key(webhook.meeting(), webhook.id()));
        if (present != null && present.version() != webhook.version() - 1) {
            return present.equals(webhook);
        }
        webhooks.put(key(webhook.meeting(), webhook.id()), webhook);
        return true;
    }

    @Override
    public synchronized void remove(MeetingId meeting, SiteId id) {
        webhooks.remove(key(meeting, id));
    }

    private static String key(MeetingId meeting, SiteId id) {
        return meeting.value() + " " + id.value();
    }
}

package nl.klankbord.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of webhooks promises.
public abstract class WebhooksContract {

    static final MeetingId UTRECHT = new MeetingId("utrecht");
    static final WebhookFile FILE = new WebhookFile(
            URI.create("https://planning.gemeente.example/klankbord"),
            Set.of(EventType.RSVP_ACCEPTED, EventType.SUMMARY_PUBLISHED));

    private Webhooks webhooks;

    protected abstract Webhooks create();

    @BeforeEach
    final void start() {
        webhooks = create();
    }

    @Test
    void aWebhookIsFoundAsItWasWritten() {
        Webhook planning = first("planning");
        assertEquals(Optional.empty(), webhooks.find(UTRECHT, planning.id()));
        assertTrue(webhooks.write(planning));
        assertEquals(Optional.of(planning), webhooks.find(UTRECHT, planning.id()));
        assertEquals(Optional.empty(), webhooks.find(new MeetingId("arnhem"), planning.id()));
        assertTrue(webhooks.write(planning.stopped()));
        assertEquals(Optional.of(planning.stopped()), webhooks.find(UTRECHT, planning.id()));
    }

    @Test
    void allOfAMeetingAreListedById() {
        webhooks.write(first("planning"));
        webhooks.write(first("catering"));
        webhooks.write(Webhook.first(new MeetingId("arnhem"), new SiteId("else"), FILE, secret("d")));
        assertEquals(
                List.of("catering", "planning"),
                webhooks.all(UTRECHT).stream().map(each -> each.id().value()).toList());
    }

    @Test
    void onlyTheNextVersionReplaces() {
        Webhook first = first("planning");
        Webhook second = first.with(secret("b"));
        assertTrue(webhooks.write(first));
        assertTrue(webhooks.write(second));
        assertTrue(webhooks.write(second), "the first answer may have been lost");
        assertFalse(webhooks.write(first.with(secret("c"))));
        assertEquals(Optional.of(second), webhooks.find(UTRECHT, first.id()));
    }

    @Test
    void oneThatIsGoneStaysGone() {
        Webhook planning = first("planning");
        webhooks.write(planning);
        webhooks.remove(UTRECHT, planning.id());
        webhooks.remove(UTRECHT, planning.id());
        assertEquals(Optional.empty(), webhooks.find(UTRECHT, planning.id()));
        assertEquals(List.of(), webhooks.all(UTRECHT));
    }

    static Webhook first(String id) {
        return Webhook.first(UTRECHT, new SiteId(id), FILE, secret("a"));
    }

    static WebhookSecret secret(String letter) {
        return new WebhookSecret(letter.repeat(22), Examples.NOW);
    }
}

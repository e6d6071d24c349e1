package nl.klankbord.memory;

import nl.klankbord.webhook.Webhooks;
import nl.klankbord.webhook.WebhooksContract;

final class MemoryWebhooksTest extends WebhooksContract {

    @Override
    protected Webhooks create() {
        return new MemoryWebhooks();
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.webhook.Webhooks;
import nl.klankbord.webhook.WebhooksContract;

final class DynamoWebhooksTest extends WebhooksContract {

    @Override
    protected Webhooks create() {
        return new DynamoWebhooks(DynamoDbLocal.newTable());
    }
}

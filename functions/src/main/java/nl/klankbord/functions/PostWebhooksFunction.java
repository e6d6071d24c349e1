package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.webhook.PostWebhooks;
import nl.klankbord.webhook.PostWebhooks.Posted;

/// Posts to webhooks what is owed to them, each minute.
public final class PostWebhooksFunction implements RequestStreamHandler {

    private final PostWebhooks postWebhooks;

    public PostWebhooksFunction() {
        this(new Wiring().postWebhooks());
    }

    PostWebhooksFunction(PostWebhooks postWebhooks) {
        this.postWebhooks = postWebhooks;
    }

    /// What fails ends the call: the next minute does it again.
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Posted posted = postWebhooks.post();
        if (posted.delivered() + posted.failed() > 0) {
            LogLine.of(context, "webhooks posted")
                    .counting(Metric.DELIVERED, posted.delivered())
                    .counting(Metric.UNDELIVERED, posted.failed())
                    .write();
        }
        answer.write(JsonWriter.bytes(Json.object()
                .put("delivered", posted.delivered())
                .put("failed", posted.failed())
                .build()));
    }
}

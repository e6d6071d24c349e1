package nl.klankbord.functions;

import java.util.List;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.webhook.ChangeWebhook;
import nl.klankbord.webhook.PostWebhooks;
import nl.klankbord.webhook.Webhook;
import nl.klankbord.webhook.WebhookFile;
import nl.klankbord.webhook.WebhookSecret;
import nl.klankbord.webhook.Webhooks;

/// Subscribes a webhook, changes and ends it, gives it secrets, and tries whether it arrives.
public final class StoreWebhookFunction extends HttpFunction {

    private final Meetings meetings;
    private final Webhooks webhooks;
    private final ChangeWebhook changeWebhook;
    private final PostWebhooks postWebhooks;
    private final SiteKeys keys;
    private final boolean isLocal;

    public StoreWebhookFunction() {
        Wiring wiring = new Wiring();
        this(
                wiring.meetings(),
                wiring.webhooks(),
                wiring.changeWebhook(),
                wiring.postWebhooks(),
                wiring.siteKeys(),
                wiring.isOnThisMachine());
    }

    StoreWebhookFunction(
            Meetings meetings,
            Webhooks webhooks,
            ChangeWebhook changeWebhook,
            PostWebhooks postWebhooks,
            SiteKeys keys,
            boolean isLocal) {
        this.meetings = meetings;
        this.webhooks = webhooks;
        this.changeWebhook = changeWebhook;
        this.postWebhooks = postWebhooks;
        this.keys = keys;
        this.isLocal = isLocal;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        SiteId webhook = SiteId.of(request.pathParameter("webhook"))
                .orElseThrow(() -> RefusedException.invalid(List.of(Complaint.of("webhook", "id", 32))));
        return switch (request.method()) {
            case "PUT" -> store(meeting, webhook, request);
            case "DELETE" -> remove(meeting, webhook);
            default -> request.path().endsWith("/test") ? test(meeting, webhook, request) : renew(meeting, webhook);
        };
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return request.method().equals("DELETE") ? List.of() : super.offered(request);
    }

    private HttpResponse store(MeetingId meeting, SiteId id, HttpRequest request) {
        return switch (WebhookFile.read(Bodies.json(request), isLocal)) {
            case Invalid<WebhookFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<WebhookFile> valid -> {
                ChangeWebhook.Stored stored = changeWebhook.store(meeting, id, valid.value());
                Json.Builder json = ReadWebhooksFunction.json(stored.webhook());
                yield stored.isNew()
                        ? HttpResponse.json(
                                201,
                                json.put(
                                                "secret",
                                                secret(
                                                        stored.webhook(),
                                                        stored.webhook()
                                                                .secrets()
                                                                .getFirst()))
                                        .build())
                        : HttpResponse.json(200, json.build());
            }
        };
    }

    private HttpResponse remove(MeetingId meeting, SiteId id) {
        webhooks.remove(meeting, id);
        return HttpResponse.nothing();
    }

    private HttpResponse renew(MeetingId meeting, SiteId id) {
        ChangeWebhook.Renewed renewed = changeWebhook.renew(meeting, id).orElseThrow(RefusedException::notFound);
        return HttpResponse.json(
                201,
                ReadWebhooksFunction.json(renewed.secret())
                        .put("secret", secret(renewed.webhook(), renewed.secret()))
                        .build());
    }

    private HttpResponse test(MeetingId meeting, SiteId id, HttpRequest request) {
        return postWebhooks
                .test(meeting, id, request.requestId())
                .map(delivery -> HttpResponse.json(
                        200, ReadWebhooksFunction.json(delivery).build()))
                .orElseThrow(RefusedException::notFound);
    }

    private String secret(Webhook webhook, WebhookSecret secret) {
        return keys.webhookSecret(webhook.meeting(), webhook.id(), secret.id());
    }
}

package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.site.SiteId;
import nl.klankbord.submission.Complaint;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.Delivery;
import nl.klankbord.webhook.Webhook;
import nl.klankbord.webhook.WebhookSecret;
import nl.klankbord.webhook.Webhooks;

/// Tells organisers where events go, and what became of each.
public final class ReadWebhooksFunction extends HttpFunction {

    private static final int ON_A_PAGE = 50;

    private final Meetings meetings;
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    public ReadWebhooksFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.webhooks(), wiring.deliveries());
    }

    ReadWebhooksFunction(Meetings meetings, Webhooks webhooks, Deliveries deliveries) {
        this.meetings = meetings;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        if (!request.pathParameters().containsKey("webhook")) {
            return HttpResponse.json(
                    200,
                    Json.object()
                            .put(
                                    "webhooks",
                                    Json.array(webhooks.all(meeting).stream()
                                            .map(webhook -> json(webhook).build())
                                            .toList()))
                            .build());
        }
        Webhook webhook = SiteId.of(request.pathParameter("webhook"))
                .flatMap(id -> webhooks.find(meeting, id))
                .orElseThrow(RefusedException::notFound);
        return HttpResponse.json(
                200,
                request.path().endsWith("/deliveries")
                        ? deliveries(webhook, request)
                        : json(webhook).build());
    }

    private JsonObject deliveries(Webhook webhook, HttpRequest request) {
        Optional<String> after = Optional.ofNullable(request.query().get("after"));
        if (after.isPresent() && !Delivery.isPlace(after.get())) {
            throw RefusedException.invalid(List.of(Complaint.of("after", "next")));
        }
        // One more than is shown tells whether there are more.
        List<Delivery> page = deliveries.page(webhook.meeting(), webhook.id(), after, ON_A_PAGE + 1);
        List<Delivery> shown = page.subList(0, Math.min(page.size(), ON_A_PAGE));
        Json.Builder json = Json.object()
                .put(
                        "deliveries",
                        Json.array(shown.stream()
                                .map(delivery -> json(delivery).build())
                                .toList()));
        if (page.size() > ON_A_PAGE) {
            json.put("next", shown.getLast().place());
        }
        return json.build();
    }

    /// What signs is not in it: that is told once, when it is made.
    static Json.Builder json(Webhook webhook) {
        Json.Builder json = Json.object().put("id", webhook.id().value());
        webhook.file().write().members().forEach(json::put);
        return json.put("stopped", webhook.isStopped())
                .put(
                        "secrets",
                        Json.array(webhook.secrets().stream()
                                .map(secret -> json(secret).build())
                                .toList()));
    }

    static Json.Builder json(WebhookSecret secret) {
        return Json.object()
                .put("id", secret.id())
                .put("madeAt", secret.madeAt().toString());
    }

    static Json.Builder json(Delivery delivery) {
        Json.Builder json = Json.object()
                .put("event", delivery.event())
                .put("type", delivery.type().word())
                .put("owedAt", delivery.owedAt().toString())
                .put("state", delivery.state().word())
                .put(
                        "attempts",
                        Json.array(delivery.attempts().stream()
                                .map(attempt -> Json.object()
                                        .put("at", attempt.at().toString())
                                        .put("outcome", attempt.outcome())
                                        .build())
                                .toList()));
        delivery.nextAt().ifPresent(next -> json.put("nextAt", next.toString()));
        return json;
    }
}

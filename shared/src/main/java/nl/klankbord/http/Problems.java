package nl.klankbord.http;

import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.messages.Messages;

/// Refusals as `application/problem+json` (RFC 9457).
public final class Problems {

    private Problems() {}

    public static HttpResponse of(RefusedException refused, Messages messages) {
        Json.Builder problem = Json.object()
                .put("status", refused.status())
                .put("title", messages.text("problem." + refused.reason()))
                .put("detail", messages.text("problem." + refused.reason() + ".text", refused.told()));
        if (!refused.complaints().isEmpty()) {
            problem.put(
                    "errors",
                    Json.array(refused.complaints().stream()
                            .map(complaint -> Json.object()
                                    .put("field", complaint.field())
                                    .put("code", complaint.code())
                                    .put("detail", messages.complaint(complaint))
                                    .build())
                            .toList()));
        }
        refused.more().members().forEach(problem::put);
        HttpResponse response =
                HttpResponse.of(refused.status(), "application/problem+json", JsonWriter.bytes(problem.build()));
        for (var header : refused.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response.with("content-language", messages.language().word());
    }
}

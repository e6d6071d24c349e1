package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/// The published contract, held against every call of a [Deployment]: an answer is one that it lists, as it describes
/// it, and what was taken is something that it allows.
final class Contract {

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(
                            new String(ReadContractFunction.contract(), StandardCharsets.UTF_8))
                    .withBasePathOverride("/v1")
                    .withLevelResolver(LevelResolver.create()
                            // The gateway looks at tokens before a function does.
                            .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                            .build())
                    .build();

    private Contract() {}

    static void isKept(Call call, Answer answer) {
        if (call.routeKey().equals("$default") || !call.path().startsWith("/v1/")) {
            return;
        }
        String asked = call.method() + " " + call.path() + " " + answer.status();
        ValidationReport told = VALIDATOR.validateResponse(call.path(), method(call), response(answer));
        assertFalse(told.hasErrors(), asked + " is not in the contract: " + text(told) + " " + answer.body());
        if (answer.status() < 300) {
            ValidationReport sent = VALIDATOR.validateRequest(request(call, answer));
            assertTrue(!sent.hasErrors(), asked + " took what the contract refuses: " + text(sent));
        }
    }

    private static Request.Method method(Call call) {
        return Request.Method.valueOf(call.method().toUpperCase(Locale.ROOT));
    }

    private static SimpleRequest request(Call call, Answer answer) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(method(call), call.path());
        call.query().forEach(request::withQueryParam);
        call.headers().forEach((name, value) -> {
            // An answer without a body is in any form that somebody wants.
            if (answer.status() != 204 || !name.equals("accept")) {
                request.withHeader(name, value);
            }
        });
        // Of these methods nobody reads a body.
        boolean hasNone = call.method().matches("GET|DELETE|OPTIONS");
        String body = hasNone
                ? ""
                : call.isBase64()
                        ? new String(Base64.getDecoder().decode(call.body()), StandardCharsets.UTF_8)
                        : call.body();
        if (body.isEmpty()
                && !call.headers().containsKey("content-type")
                && call.method().equals("POST")) {
            // The library wants to know the type also of a body that may be, and is, left out.
            request.withContentType("application/json");
        }
        return body.isEmpty() ? request.build() : request.withBody(body).build();
    }

    private static SimpleResponse response(Answer answer) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach(response::withHeader);
        return response.withBody(answer.body()).build();
    }

    private static String text(ValidationReport report) {
        return report.getMessages().stream()
                .map(message -> message.getKey() + ": " + message.getMessage())
                .collect(Collectors.joining("; "));
    }
}

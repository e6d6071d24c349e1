package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.page.AlikeScript;
import org.jsoup.nodes.Document;

/// What every answer promises, whatever was asked. Each call of a [Deployment] is held to it.
final class Promises {

    private Promises() {}

    static void areKept(Call call, Answer answer) {
        boolean isApi = call.path().startsWith("/v1/") || call.path().equals("/v1");
        assertEquals("max-age=31536000", answer.header("strict-transport-security"));
        assertEquals("nosniff", answer.header("x-content-type-options"));
        assertEquals("DENY", answer.header("x-frame-options"));
        assertEquals("no-referrer", answer.header("referrer-policy"));
        boolean isAsset = call.path().startsWith("/assets/") && answer.status() == 200;
        // What was stored or refused has one, too, to go on with; nobody keeps that answer.
        boolean isPolled = call.method().equals("GET") && !answer.header("etag").isEmpty();
        assertEquals(
                isAsset
                        ? "public, max-age=31536000, immutable"
                        : isPolled ? (call.isOrganiser() ? "private, no-cache" : "no-cache") : "no-store",
                answer.header("cache-control"));
        policyIsStrict(answer.header("content-security-policy"), isApi);
        mayRunWhatItHas(answer);
        assertEquals(isApi ? HttpFunction.API_VERSION : "", answer.header("api-version"));
        answer.headers().forEach((name, value) -> assertTrue(value.matches("[ -~]*"), name + " is one line of ASCII"));
        statusHasWhatBelongsToIt(answer);
        if (answer.status() >= 400) {
            if (isApi) {
                problemIsWhole(answer);
            } else {
                pageIsWhole(answer);
            }
            tellsNothingOfTheInside(answer.body());
        }
    }

    private static void policyIsStrict(String policy, boolean isApi) {
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(policy.replace("script-src " + AlikeScript.HASH, "").contains("script-src"), policy);
        if (!isApi) {
            assertTrue(policy.contains("base-uri 'none'") && policy.matches(".*form-action '(self|none)'.*"), policy);
        }
    }

    private static void mayRunWhatItHas(Answer answer) {
        boolean hasScript = answer.header("content-type").startsWith("text/html")
                && answer.body().contains("<script>");
        assertTrue(
                !hasScript || answer.header("content-security-policy").contains(AlikeScript.HASH),
                "a script that a browser will not run");
    }

    private static void statusHasWhatBelongsToIt(Answer answer) {
        boolean saysWhen = answer.header("retry-after").matches("[1-9]\\d*");
        // Of the conflicts, one passes by itself: the same submission is still being taken in.
        assertTrue(answer.status() == 409 || saysWhen == (answer.status() == 503 || answer.status() == 429));
        assertEquals(answer.status() == 405, !answer.header("allow").isEmpty());
        assertEquals(answer.status() == 401, answer.header("www-authenticate").matches("Bearer|StandardWebhooks"));
        assertEquals(
                answer.status() == 303,
                answer.header("location")
                        .matches(
                                "/(m/.+|my-rsvp(/coalitions/[^?]+|/manifest)?\\?.+|desk(/.*)?)|https://(provider|bucket)\\.example/.+"));
    }

    /// RFC 9457.
    private static void problemIsWhole(Answer answer) {
        assertEquals("application/problem+json", answer.header("content-type"));
        JsonObject problem = answer.json();
        assertTrue(Set.of("status", "title", "detail", "errors", "present")
                .containsAll(problem.members().keySet()));
        assertEquals(Json.of(answer.status()), problem.get("status"));
        assertFalse(problem.text("title").isEmpty());
        assertFalse(problem.text("detail").isEmpty());
        assertFalse(problem.text("detail").contains("{0}"), "a gap in the text was left open");
    }

    private static void pageIsWhole(Answer answer) {
        assertEquals("text/html; charset=utf-8", answer.header("content-type"));
        assertEquals(1, answer.page().select("h1").size());
        runsNothingElse(answer.page());
    }

    /// Than the script of the form for a topic.
    static void runsNothingElse(Document page) {
        page.select("script").forEach(script -> assertEquals(AlikeScript.TEXT, script.data()));
        assertTrue(
                page.select("img, iframe, [style], style, [onerror], [onfocus]").isEmpty());
    }

    private static void tellsNothingOfTheInside(String body) {
        for (String inside : Set.of("Exception", "java.", "nl.klankbord", "tools.jackson", "\tat ")) {
            assertFalse(body.contains(inside), body);
        }
    }
}

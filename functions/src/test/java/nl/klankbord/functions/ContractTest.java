package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractTest {

    private static final JsonObject CONTRACT =
            Examples.json(Examples.file("functions/src/main/resources/nl/klankbord/functions/openapi.json"));

    private final Deployment deployment = new Deployment();

    @Test
    void itIsPublishedForEverybodyAlsoForOtherPages() {
        Answer answer = deployment.send(Call.of("GET", "/v1/openapi.json"));
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("content-type"));
        assertEquals("*", answer.header("access-control-allow-origin"));
        assertEquals(CONTRACT, answer.json());
        assertEquals("3.0.3", CONTRACT.text("openapi"));
        assertEquals(HttpFunction.API_VERSION, CONTRACT.object("info").text("version"));
    }

    @Test
    void itsPageTellsOfEveryOperationInPlainHtml() {
        Answer answer = deployment.send(Call.of("GET", "/v1").with("accept", "text/html,*/*;q=0.8"));
        assertEquals(200, answer.status());
        assertEquals("text/html; charset=utf-8", answer.header("content-type"));
        org.jsoup.nodes.Document page = answer.page();
        assertTrue(page.select("script, img, iframe, link, [style], [onclick]").isEmpty());
        operations().forEach(operation -> {
            String id = operation.json().text("operationId");
            org.jsoup.nodes.Element section = page.expectFirst("section#" + id);
            assertEquals(1, page.select("nav a[href=#" + id + "]").size(), id);
            assertEquals(
                    operation.toString(),
                    section.expectFirst(".call b").text() + " "
                            + section.expectFirst(".call code").text());
            operation
                    .json()
                    .object("responses")
                    .members()
                    .keySet()
                    .forEach(status ->
                            assertTrue(section.select("tbody th").eachText().contains(status), id + " " + status));
        });
        assertTrue(
                page.select("section#postRsvp table").text().contains("organisationType text, one of: municipality"));
        assertEquals(
                406,
                deployment
                        .send(Call.of("GET", "/v1").with("accept", "application/json"))
                        .status());
    }

    @Test
    void itHasEveryRouteOfTheApiAndNoOther() {
        List<String> routes = Route.ALL.stream()
                .filter(route -> route.path().startsWith("/v1/"))
                .map(route -> route.method() + " " + route.path())
                .sorted()
                .toList();
        assertEquals(routes, operations().map(Operation::toString).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoMayAskIsAsInTheTemplate(Operation operation) {
        boolean isOpen = operation.json().get("security") instanceof JsonArray(List<Json> schemes) && schemes.isEmpty();
        boolean isForOrganisers = TemplateFile.read().events("HttpApi").stream()
                .filter(route -> TemplateFile.routeKey(route).equals(operation.toString()))
                .anyMatch(route -> route.at("Auth", "Authorizer").text().equals("Organisers"));
        assertEquals(isForOrganisers, !isOpen, operation.toString());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsExamplesAreAsItSays(Call call, Answer answer) {
        assertDoesNotThrow(() -> Contract.isKept(call, answer));
    }

    @Test
    void itsExamplesAreTaken() {
        assertEquals(
                201,
                deployment.send(example("POST", "/v1/meetings/{meeting}/rsvps")).status());
        assertEquals(
                201,
                deployment
                        .send(example("POST", "/v1/meetings/{meeting}/topics"))
                        .status());
        Call file = example("PUT", "/v1/meetings/{meeting}")
                .with("if-match", "*")
                .asking("calendars", "keep")
                .byOrganiser();
        assertEquals(200, deployment.send(file).status());
        String person = deployment.storedRsvps().getFirst().person().value();
        for (String path : List.of(
                "/v1/meetings/{meeting}/rsvps/{person}", "/v1/meetings/{meeting}/rsvps/{person}/cancellation")) {
            Call call = example(path.endsWith("}") ? "PUT" : "POST", path);
            Answer answer = deployment.send(new Call(
                    call.method(),
                    path.replace("{meeting}", "utrecht").replace("{person}", person),
                    call.query(),
                    call.headers(),
                    call.body(),
                    false,
                    true));
            assertEquals(200, answer.status(), answer.body());
        }
    }

    /// So that a check which finds nothing is one that could.
    @Test
    void whatIsNotInItIsNoticed() {
        Call call = Call.of("GET", "/v1/meetings/utrecht");
        Answer good = deployment.send(call);
        JsonObject meeting = good.json();
        assertNoticed(call, new Answer(418, good.headers(), good.body()));
        assertNoticed(call, new Answer(200, with(good.headers(), "content-type", "text/plain"), good.body()));
        assertNoticed(call, new Answer(200, with(good.headers(), "referrer-policy", "origin"), good.body()));
        assertNoticed(call, new Answer(200, good.headers(), JsonWriter.text(with(meeting, "surprise", Json.of(1)))));
        assertNoticed(
                call, new Answer(200, good.headers(), JsonWriter.text(with(meeting, "state", Json.of("perhaps")))));
        assertNoticed(
                call, new Answer(200, good.headers(), JsonWriter.text(with(meeting, "startsAt", Json.of("noon")))));
        Call wrong = Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp("a@example.nl").put("surprise", 1).build());
        Answer taken = new Answer(
                201,
                good.headers(),
                "{\"id\":\"pVBJdhhkizBL0_gid8It_Q\",\"status\":\"accepted\",\"receivedAt\":\"2027-03-01T09:00:00Z\"}");
        assertNoticed(wrong, taken);
    }

    private static void assertNoticed(Call call, Answer answer) {
        assertThrows(AssertionError.class, () -> Contract.isKept(call, answer));
    }

    private static Stream<Operation> operations() {
        return CONTRACT.object("paths").members().entrySet().stream()
                .flatMap(path -> ((JsonObject) path.getValue())
                        .members().entrySet().stream()
                                .filter(operation -> operation.getKey().matches("get|put|post|delete|patch|options"))
                                .map(operation -> new Operation(
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                        "/v1" + path.getKey(),
                                        (JsonObject) operation.getValue())));
    }

    /// Every answer with an example, as if it were given.
    private static Stream<Arguments> examples() {
        List<Arguments> examples = new ArrayList<>();
        operations()
                .forEach(operation -> operation
                        .json()
                        .object("responses")
                        .members()
                        .forEach((status, response) -> {
                            resolved((JsonObject) response).members().forEach((name, content) -> {
                                if (name.equals("content")) {
                                    ((JsonObject) content).members().forEach((type, media) -> {
                                        Json example = ((JsonObject) media).get("example");
                                        if (example instanceof JsonObject object) {
                                            Call call = example(operation.method(), operation.path());
                                            examples.add(Arguments.of(
                                                    call,
                                                    new Answer(
                                                            Integer.parseInt(status),
                                                            Map.of("content-type", type),
                                                            JsonWriter.text(object))));
                                        }
                                    });
                                }
                            });
                        }));
        return examples.stream();
    }

    private static Call example(String method, String path) {
        Operation operation = operations()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
        Call call = Call.of(
                method,
                path.replace("{meeting}", "utrecht")
                        .replace("{person}", "q6L-buONwFKNLd3p5bvMhQ")
                        .replace("{date}", "2027-03-01")
                        .replace("{site}", "vng")
                        .replace("{held}", "pVBJdhhkizBL0_gid8It_Q")
                        .replace("{webhook}", "planning")
                        .replace("{update}", "programme")
                        .replace("{export}", "participants-xlsx-Zm9vYmFyYmF6cXV4cXV1eA")
                        .replace("{topic}", "q6L-buONwFKNLd3p5bvMhQ.pVBJdhhkizBL0_gid8It_Q")
                        .replace("{decision}", "merge-0001")
                        .replace("{invitation}", "invite-0001")
                        .replace("{coalition}", "pVBJdhhkizBL0_gid8It_Q")
                        .replace("{moment}", "lunch")
                        .replace("{version}", "1")
                        .replace("{secret}", "Zm9vYmFyYmF6cXV4cXV1eA"));
        for (Json each :
                operation.json().get("parameters") instanceof JsonArray(List<Json> all) ? all : List.<Json>of()) {
            JsonObject parameter = (JsonObject) each;
            if (parameter.text("in").equals("header") && Json.of(true).equals(parameter.get("required"))) {
                call = call.with(
                        parameter.text("name").toLowerCase(java.util.Locale.ROOT),
                        parameter.object("schema").text("example"));
            }
        }
        return operation.json().get("requestBody") instanceof JsonObject body
                ? call.with("content-type", "application/json")
                        .body(JsonWriter.text(body.object("content")
                                .object("application/json")
                                .object("example")))
                : call;
    }

    private static JsonObject resolved(JsonObject response) {
        return response.get("$ref") instanceof JsonText(String reference)
                ? CONTRACT.object("components")
                        .object("responses")
                        .object(reference.substring(reference.lastIndexOf('/') + 1))
                : response;
    }

    private static JsonObject with(JsonObject json, String name, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        members.put(name, value);
        return new JsonObject(members);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    record Operation(String method, String path, JsonObject json) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}

package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// A site of the Utrecht meeting, as its organiser and its visitors use it.
final class SiteExamples {

    static final String SITES = "/v1/meetings/utrecht/sites";
    static final String VNG = SITES + "/vng";
    static final String ORIGIN = "https://www.vng.example";

    private SiteExamples() {}

    static Json.Builder file() {
        return Json.object()
                .put("name", "Vereniging van Nederlandse Gemeenten")
                .put("origins", Json.texts(List.of(ORIGIN)))
                .put("returnTo", Json.texts(List.of(ORIGIN + "/agenda", ORIGIN + "/en/agenda")))
                .put("mayPost", Json.texts(List.of("rsvp", "topic")))
                .put("mostPerDay", 500)
                .put("watched", false);
    }

    static Answer register(Deployment deployment, Json.Builder file) {
        return deployment.send(put(VNG, file));
    }

    static Call put(String path, Json.Builder file) {
        return Call.of("PUT", path)
                .with("content-type", "application/json")
                .body(JsonWriter.text(file.build()))
                .byOrganiser();
    }

    /// @return the id of its first secret
    static String secret(Deployment deployment) {
        Answer site = deployment.send(Call.of("GET", VNG).byOrganiser());
        return site.json().get("secrets") instanceof JsonArray(List<Json> secrets)
                ? ((JsonObject) secrets.getFirst()).text("id")
                : "";
    }

    static Call form(String kind) {
        return Call.of("GET", VNG + "/form").asking("kind", kind).byOrganiser();
    }

    /// What a browser would send of a form that nobody has touched.
    static Map<String, String> untouched(Deployment deployment, Call call) {
        Answer answer = deployment.send(call);
        assertEquals(200, answer.status(), answer.body());
        Map<String, String> fields = new LinkedHashMap<>();
        Element form = Jsoup.parse(answer.body()).expectFirst("form");
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("input[checked]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("select").forEach(select -> fields.put(select.attr("name"), ""));
        return fields;
    }

    static Map<String, String> rsvp(Deployment deployment) {
        Map<String, String> fields = untouched(deployment, form("rsvp"));
        fields.put("name", "Fatma Yıldız");
        fields.put("email", "fatma@ede.example");
        fields.put("organisation", "Gemeente Ede");
        fields.put("organisationType", "municipality");
        fields.put("moments", "lunch");
        fields.put("diet", "vegan");
        fields.put("dietConsent", "true");
        return fields;
    }

    static Map<String, String> topic(Deployment deployment) {
        Map<String, String> fields = untouched(deployment, form("topic"));
        fields.put("name", "Kees-Jan Appelman");
        fields.put("email", "kees@rivierenland.example");
        fields.put("organisation", "Waterschap Rivierenland");
        fields.put("organisationType", "water-authority");
        fields.put("theme", "Loting");
        fields.put("text", "Wij lootten een burgerberaad.");
        fields.put("intent", "present");
        return fields;
    }

    static Answer post(Deployment deployment, Map<String, String> fields) {
        String kind = fields.containsKey("theme") ? "topic" : "rsvp";
        return deployment.send(Call.form("/m/utrecht/" + kind + "s", fields).with("origin", ORIGIN));
    }
}

package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;

final class OrdersFunctionTest {

    private static final String ORDERS = "/v1/meetings/utrecht/orders";

    private final Deployment deployment = new Deployment();

    @Test
    void theSheetIsWhatTheDeskShowsAndAnOrderStandsStill() {
        answer("a@example.nl");
        String before = sheets();
        assertTrue(
                before.contains("{\"moment\":\"lunch\",\"people\":1,\"portions\":2,\"diets\":{\"vegetarian\":1},"),
                before);
        assertTrue(before.contains("\"nextVersion\":1"), before);

        assertEquals(200, order("lunch", 1, 1).status());
        answer("b@example.nl");

        String after = sheets();
        assertTrue(after.contains("\"people\":2,\"portions\":4,\"diets\":{\"vegetarian\":2}"), after);
        assertTrue(
                after.contains(
                        "\"nextVersion\":2,\"ordered\":{\"version\":1,\"people\":1,\"portionsPerPerson\":2,\"portions\":2,"
                                + "\"diets\":{\"vegetarian\":1},\"at\":\"2027-03-01T09:00:00Z\",\"by\":\"organiser-1\"}"),
                after);
    }

    @Test
    void theSameOrderAgainIsTheSameAndAnotherOneIsRefused() {
        Answer first = order("lunch", 1, 3);
        assertEquals(200, first.status());
        assertEquals(first.body(), order("lunch", 1, 3).body());
        Answer other = order("lunch", 1, 4);
        assertEquals(409, other.status());
        assertTrue(other.body().contains("nextVersion"), other.body());
        assertEquals(200, order("lunch", 2, 4).status());
        assertEquals(200, order("drinks", 1, 4).status(), "each moment has its own");
        assertEquals(
                2,
                deployment.orders.all(Examples.utrecht().id()).stream()
                        .filter(each -> each.moment().equals("lunch"))
                        .count());
    }

    @Test
    void whatWasOrderedForEachStandsStillToo() {
        assertEquals(200, order("lunch", 1, 3).status());
        deployment.storedMeetings.store(
                Examples.meeting(Examples.json(JsonWriter.text(Examples.utrechtFile())
                        .replace("\"portionsPerPerson\":2", "\"portionsPerPerson\":4"))),
                false);
        assertTrue(
                sheets().contains("\"people\":3,\"portionsPerPerson\":2,\"portions\":6,\"diets\":{\"vegetarian\":3}"),
                sheets());
        Answer said = send("lunch", Examples.json("{\"version\":2,\"portionsPerPerson\":3,\"diets\":{\"vegan\":2}}"));
        assertEquals(200, said.status());
        assertTrue(said.body().contains("\"portionsPerPerson\":3,\"portions\":6"), said.body());
        assertEquals(
                400,
                send("lunch", Examples.json("{\"version\":3,\"portionsPerPerson\":0,\"diets\":{}}"))
                        .status());
    }

    @Test
    void accessNeedsAreANumberOfLastNights() {
        assertFalse(sheets().contains("accessNeeds"), "no night has counted yet");
        answer("a@example.nl");
        deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp("b@example.nl")
                        .put("access", "Een ringleiding")
                        .put("accessConsent", true)
                        .build()));
        deployment.invoke(
                "WriteSummariesFunction",
                "{\"scheduledTime\":\"2027-03-01T04:30:00Z\"}".getBytes(StandardCharsets.UTF_8));
        String sheets = sheets();
        assertTrue(sheets.contains("{\"accessNeeds\":{\"people\":1,\"date\":\"2027-03-01\"},"), sheets);
        assertFalse(sheets.contains("ringleiding"), sheets);
    }

    @Test
    void noVersionIsLeftOut() {
        assertEquals(409, order("lunch", 2, 3).status());
        assertTrue(deployment.orders.all(Examples.utrecht().id()).isEmpty());
    }

    @Test
    void whatIsNoOrderIsSaidAndStoredNowhere() {
        assertEquals(404, order("breakfast", 1, 3).status());
        for (String body : new String[] {
            "{}",
            "{\"version\":0,\"diets\":{}}",
            "{\"version\":1}",
            "{\"version\":1,\"diets\":{\"keto\":1}}",
            "{\"version\":1,\"diets\":{\"vegan\":-1}}",
            "{\"version\":1,\"diets\":{},\"by\":\"somebody\"}"
        }) {
            assertEquals(400, send("lunch", Examples.json(body)).status(), body);
        }
        assertTrue(deployment.orders.all(Examples.utrecht().id()).isEmpty());
    }

    private void answer(String email) {
        deployment.send(
                Call.json("/v1/meetings/utrecht/rsvps", Examples.rsvp(email).build()));
        deployment.answers.each(
                Examples.utrecht().id(),
                counted -> deployment.answers.count(Examples.utrecht().id(), List.of(counted.key())));
    }

    private String sheets() {
        return deployment.send(Call.of("GET", ORDERS).byOrganiser()).body();
    }

    private Answer order(String moment, int version, int vegetarians) {
        return send(
                moment,
                Json.object()
                        .put("version", version)
                        .put(
                                "diets",
                                Json.object().put("vegetarian", vegetarians).build())
                        .build());
    }

    private Answer send(String moment, JsonObject body) {
        return deployment.send(Call.of("PUT", ORDERS + "/" + moment)
                .with("content-type", "application/json")
                .body(JsonWriter.text(body))
                .byOrganiser());
    }
}

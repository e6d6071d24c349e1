package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nl.klankbord.functions.Silent.SilentMeetings;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoreMeetingFunctionTest {

    private static final Call FILE = Call.of("GET", "/v1/meetings/proef/file").byOrganiser();

    private final Deployment deployment = new Deployment();

    @Test
    void aMeetingIsStoredAndToldBack() {
        Answer answer = deployment.send(put("proef", file("proef")));
        assertEquals(200, answer.status());
        assertEquals(MeetingFile.write(Examples.meeting(Examples.json(file("proef")))), answer.json());
        assertTrue(deployment.storedMeetings.find(new MeetingId("proef")).isPresent());
    }

    @Test
    void nobodyOrdersAfterTheMoment() {
        String late = file("proef").replace("\"orderByDate\":\"2027-04-14\"", "\"orderByDate\":\"2027-04-25\"");
        Answer asNew = deployment.send(put("proef", late));
        assertEquals(400, asNew.status());
        assertTrue(asNew.body().contains("moments.0.orderByDate"), asNew.body());
        String tag = deployment.send(put("proef", file("proef"))).header("etag");
        assertEquals(
                400, deployment.send(put("proef", late).with("if-match", tag)).status());
        // One that was stored before this was asked can still be read, and mended elsewhere.
        deployment.storedMeetings.store(Examples.meeting(Examples.json(late)), false);
        String present = deployment.send(FILE).header("etag");
        String mended = late.replace("\"capacity\":200", "\"capacity\":150");
        assertEquals(
                200,
                deployment.send(put("proef", mended).with("if-match", present)).status());
    }

    @Test
    void onlyANewMeetingIsStoredWhenAskedSo() {
        Call first = put("proef", file("proef")).with("if-none-match", "*");
        assertEquals(201, deployment.send(first).status());
        assertEquals(201, deployment.send(first).status(), "its own answer was lost");
        Call other = put("proef", file("proef").replace("\"capacity\":200", "\"capacity\":5"))
                .with("if-none-match", "*");
        assertEquals(412, deployment.send(other).status());
        assertEquals(
                200,
                deployment
                        .storedMeetings
                        .find(new MeetingId("proef"))
                        .orElseThrow()
                        .capacity()
                        .orElseThrow());
    }

    @Test
    void whoReplacesAMeetingSaysWhichTheyChanged() {
        Answer first = deployment.send(put("proef", file("proef")));
        String tag = first.header("etag");
        Answer read = deployment.send(FILE);
        assertEquals(first.body(), read.body());
        assertEquals(tag, read.header("etag"));
        assertEquals(304, deployment.send(FILE.with("if-none-match", tag)).status());

        Answer unsaid = deployment.send(put("proef", capacity(150)));
        assertEquals(428, unsaid.status(), unsaid.body());
        Answer second = deployment.send(put("proef", capacity(150)).with("if-match", tag));
        assertEquals(200, second.status(), second.body());
        assertEquals(second.header("etag"), deployment.send(FILE).header("etag"));

        Answer late = deployment.send(put("proef", capacity(120)).with("if-match", tag));
        assertEquals(412, late.status());
        assertEquals(second.header("etag"), late.header("etag"));
        assertEquals(second.json(), late.json().object("present"), "both versions are in sight");
        assertEquals(150, stored().capacity().orElseThrow());
        for (String match : List.of("\"another\", " + late.header("etag"), "*")) {
            int capacity = match.equals("*") ? 90 : 120;
            Answer again = deployment.send(put("proef", capacity(capacity)).with("if-match", match));
            assertEquals(200, again.status(), again.body());
            assertEquals(capacity, stored().capacity().orElseThrow());
        }
        assertEquals(
                412,
                deployment
                        .send(put("proef", capacity(80))
                                .with("if-match", "W/" + deployment.send(FILE).header("etag")))
                        .status(),
                "a weak tag matches nothing here (RFC 9110 §13.1.1)");
        assertEquals(200, deployment.send(put("proef", capacity(90))).status(), "the same again overwrites nothing");
        assertEquals(
                412,
                deployment
                        .send(put("nieuw", file("nieuw")).with("if-match", tag))
                        .status());
    }

    @Test
    void whatWasNeverOpenIsNotArchivedButShelved() {
        String archived = file("proef").replace("\"state\":\"open\"", "\"state\":\"archived\"");
        Answer made = deployment.send(put("proef", archived));
        assertEquals(400, made.status(), made.body());
        assertEquals(404, deployment.send(FILE).status());
        deployment.send(put("proef", archived.replace("archived", "draft")));
        for (String before : List.of("draft", "shelved")) {
            String hidden = file("proef").replace("\"state\":\"open\"", "\"state\":\"" + before + "\"");
            assertEquals(200, deployment.send(over("proef", hidden)).status());
            Answer refused = deployment.send(over("proef", archived));
            assertEquals(400, refused.status(), refused.body());
            assertTrue(refused.body().contains("\"field\":\"state\""), refused.body());
            assertEquals(before, stored().state().word());
            assertEquals(
                    404, deployment.send(Call.of("GET", "/v1/meetings/proef")).status());
        }
        for (String next : List.of("open", "closed", "archived")) {
            String file = file("proef").replace("\"state\":\"open\"", "\"state\":\"" + next + "\"");
            assertEquals(200, deployment.send(over("proef", file)).status());
            assertEquals(
                    200, deployment.send(Call.of("GET", "/v1/meetings/proef")).status());
        }
    }

    @Test
    void ofAMeetingWithAnswersItIsSaidWhetherCalendarsFollow() {
        deployment.send(put("proef", file("proef")));
        String moved = file("proef").replace("Utrecht, centrum", "Utrecht, station");
        assertEquals(200, deployment.send(over("proef", moved)).status(), "nobody has it in their calendar");
        Answer answered = deployment.send(Call.json(
                        "/v1/meetings/proef/rsvps",
                        JsonWriter.text(Examples.rsvp("fatma@ede.example").build()))
                .with("idempotency-key", "key-of-fatma-0123456789"));
        assertEquals(201, answered.status(), answered.body());
        Answer unsaid = deployment.send(over("proef", file("proef")));
        assertEquals(409, unsaid.status(), unsaid.body());
        assertTrue(unsaid.json().text("detail").contains("calendars=keep"), unsaid.body());
        Answer wrong = deployment.send(over("proef", file("proef")).asking("calendars", "yes"));
        assertEquals(List.of("calendars choice"), wrong.errors());
        Answer wrongOfANewOne = deployment.send(put("proef", file("proef")).asking("calendars", "yes"));
        assertEquals(List.of("calendars choice"), wrongOfANewOne.errors(), "whatever stands there");
        assertEquals("Utrecht, station", stored().place().dutch());
        int told = deployment.storedMeetings.told();
        assertEquals(
                200,
                deployment
                        .send(over("proef", file("proef")).asking("calendars", "keep"))
                        .status());
        assertEquals("Utrecht, centrum", stored().place().dutch());
        assertEquals(told, deployment.storedMeetings.told());
        assertEquals(
                200,
                deployment
                        .send(over("proef", moved).asking("calendars", "send"))
                        .status());
        assertEquals(told + 1, deployment.storedMeetings.told());
        assertEquals(
                200,
                deployment
                        .send(over("proef", moved.replace("\"capacity\":200", "\"capacity\":150")))
                        .status(),
                "what no calendar shows is not asked about");
    }

    private Meeting stored() {
        return deployment.storedMeetings.find(new MeetingId("proef")).orElseThrow();
    }

    private static Call over(String id, String file) {
        return put(id, file).with("if-match", "*");
    }

    private static String capacity(int capacity) {
        return file("proef").replace("\"capacity\":200", "\"capacity\":" + capacity);
    }

    @Test
    void withoutATokenNothingIsStored() {
        Call anybody = Call.of("PUT", "/v1/meetings/proef")
                .with("content-type", "application/json")
                .with("authorization", "Bearer made.up.token")
                .body(file("proef"));
        assertEquals(401, deployment.send(anybody).status());
        assertEquals(1, deployment.storedMeetings.all().size());
    }

    @Test
    void whoSaysWhoOrganisesItIsOneOfThem() {
        Answer answer = deployment.send(put("proef", organisedBy("somebody-else")));
        assertEquals(400, answer.status());
        assertEquals(List.of("organisers without-you"), answer.errors());
        assertEquals(1, deployment.storedMeetings.all().size());
        assertEquals(
                200, deployment.send(put("proef", organisedBy("organiser-1"))).status());
    }

    @Test
    void whoOrganisesAnotherMeetingDoesNotChangeThisOne() {
        String theirs = organisedBy("somebody-else");
        Meeting before = Examples.meeting(Examples.json(theirs));
        deployment.storedMeetings.store(before, true);
        for (String file : List.of(theirs, file("proef"), organisedBy("organiser-1"))) {
            assertEquals(403, deployment.send(put("proef", file)).status());
        }
        assertEquals(before, deployment.storedMeetings.find(before.id()).orElseThrow());
    }

    @Test
    void theIdInTheFileIsTheIdInTheAddress() {
        Answer answer = deployment.send(put("proef", file("utrecht")));
        assertEquals(400, answer.status());
        assertEquals(List.of("id id-differs"), answer.errors());
        assertEquals(1, deployment.storedMeetings.all().size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"capacity\":200`, `\"capacity\":\"3\"`, capacity",
                "`\"capacity\":200`, `\"capacity\":3.5`, capacity",
                "`\"capacity\":200`, `\"capacity\":1e1000000000`, capacity",
                "`\"capacity\":200`, `\"capacity\":1e-1000000000`, capacity",
                "`\"capacity\":200`, `\"capacity\":true`, capacity",
                "`\"capacity\":200`, `\"capacity\":0`, capacity",
                "`\"capacity\":200`, `\"capacity\":-5`, capacity",
                "`\"capacity\":200`, `\"capacity\":1000001`, capacity",
                "`\"retentionDays\":180`, `\"retentionDays\":0`, retentionDays",
                "`+02:00`, `+05:00`, startsAt",
                "`2027-04-24`, `2027-02-30`, startsAt",
                "`Europe/Amsterdam`, `Europe/Utrecht`, timeZone"
            })
    void aFileThatIsWrongIsRefusedWithItsField(String right, String wrong, String field) {
        Answer answer = deployment.send(put("proef", file("proef").replace(right, wrong)));
        assertEquals(400, answer.status());
        assertTrue(answer.errors().stream().anyMatch(error -> error.startsWith(field + " ")), answer.body());
        assertEquals(1, deployment.storedMeetings.all().size());
    }

    @Test
    void otherRefusalsAreThoseOfEveryBody() {
        assertEquals(404, deployment.send(put("No-Such", file("proef"))).status());
        assertEquals(
                415,
                deployment
                        .send(put("proef", file("proef")).with("content-type", "text/plain"))
                        .status());
        assertEquals(413, deployment.send(put("proef", " ".repeat(70_000))).status());
        assertEquals(400, deployment.send(put("proef", "[]")).status());
        deployment.meetings = new SilentMeetings();
        assertEquals(503, deployment.send(put("proef", file("proef"))).status());
        assertEquals(1, deployment.storedMeetings.all().size());
    }

    private static Call put(String id, String file) {
        return Call.of("PUT", "/v1/meetings/" + id)
                .with("content-type", "application/json")
                .body(file)
                .byOrganiser();
    }

    private static String organisedBy(String subject) {
        return file("proef").replaceFirst("\\{", "{\"organisers\":[\"" + subject + "\"],");
    }

    private static String file(String id) {
        Json.Builder file = Json.object();
        Examples.utrechtFile()
                .members()
                .forEach((name, value) -> file.put(name, name.equals("id") ? Json.of(id) : value));
        return JsonWriter.text(file.build());
    }
}

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

    private final Deployment deployment = new Deployment();

    @Test
    void aMeetingIsStoredAndToldBack() {
        Answer answer = deployment.send(put("proef", file("proef")));
        assertEquals(200, answer.status());
        assertEquals(MeetingFile.write(Examples.meeting(Examples.json(file("proef")))), answer.json());
        assertTrue(deployment.storedMeetings.find(new MeetingId("proef")).isPresent());
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

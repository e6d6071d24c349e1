package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import nl.klankbord.functions.Silent.SilentMeetings;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;

final class ReadMeetingFunctionTest {

    private final Deployment deployment = new Deployment();

    @Test
    void aMeetingIsToldWithoutItsPlanners() {
        Answer answer = deployment.send(Call.of("GET", "/v1/meetings/utrecht"));
        assertEquals(200, answer.status());
        assertFalse(answer.body().contains("planner"), answer.body());
        assertEquals(
                MeetingFile.write(Examples.utrecht()).members().size() - 1,
                answer.json().members().size());
    }

    @Test
    void whoOrganisesItIsNotTold() {
        Json.Builder file = Json.object().put("organisers", Json.texts(List.of("organiser-1")));
        Examples.utrechtFile().members().forEach(file::put);
        deployment.storedMeetings.store(Examples.meeting(file.build()), false);
        Answer answer = deployment.send(Call.of("GET", "/v1/meetings/utrecht"));
        assertEquals(200, answer.status());
        assertFalse(answer.body().contains("organiser-1"), answer.body());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(
                404, deployment.send(Call.of("GET", "/v1/meetings/nowhere")).status());
        assertEquals(404, deployment.send(Call.of("GET", "/v1/meetings/..")).status());
    }

    @Test
    void withoutAStoreItSaysSo() {
        deployment.meetings = new SilentMeetings();
        assertEquals(
                503, deployment.send(Call.of("GET", "/v1/meetings/utrecht")).status());
    }
}

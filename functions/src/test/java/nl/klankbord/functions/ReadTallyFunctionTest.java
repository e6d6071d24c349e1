package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import nl.klankbord.functions.Silent.SilentTallies;
import org.junit.jupiter.api.Test;

final class ReadTallyFunctionTest {

    private static final Call TALLY = Call.of("GET", "/v1/meetings/utrecht/tally");

    private final Deployment deployment = new Deployment();

    @Test
    void whatWasNeverCountedIsNothing() {
        Answer answer = deployment.send(TALLY.byOrganiser());
        assertEquals(200, answer.status());
        assertEquals("{\"meeting\":\"utrecht\",\"revision\":0,", answer.body().substring(0, 34));
    }

    @Test
    void onlyOrganisersSeeIt() {
        assertEquals(401, deployment.send(TALLY).status());
        assertEquals(
                401, deployment.send(TALLY.with("authorization", "Bearer x")).status());
        assertEquals(
                401,
                deployment.send(Call.of("GET", "/v1/meetings/nowhere/tally")).status());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(
                404,
                deployment
                        .send(Call.of("GET", "/v1/meetings/nowhere/tally").byOrganiser())
                        .status());
    }

    @Test
    void withoutAStoreItSaysSo() {
        deployment.tallies = new SilentTallies();
        assertEquals(503, deployment.send(TALLY.byOrganiser()).status());
    }
}

package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryBatches;
import org.junit.jupiter.api.Test;

/// Thousands of requests that nobody thought of: none ends in a 5xx, none is answered outside the contract
/// ([Deployment] looks at each), and whatever is refused has changed nothing.
///
/// `bin/fuzz` sends 100,000. A request that fails is told with its seed and number.
final class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5_000);

    /// A store that fills up makes each look at it slower.
    private static final int TO_ONE_DEPLOYMENT = 250;

    private static final int MOST_TOLD = 20;

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    @Test
    void theSameRequestsEachTime() {
        send(20_270_301L, REQUESTS / 2);
    }

    @Test
    void otherRequestsEachTime() {
        send(Long.getLong("fuzz.seed", new Random().nextLong()), REQUESTS / 2);
    }

    private static void send(long seed, int count) {
        System.out.println("fuzz.seed=" + seed + ", " + count + " requests");
        Random seeds = new Random(seed);
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int sent = 0; sent < count && wrong.size() < MOST_TOLD; sent += TO_ONE_DEPLOYMENT) {
            sendToOne(seed, sent, seeds.nextLong(), Math.min(TO_ONE_DEPLOYMENT, count - sent), statuses, wrong);
        }
        assertEquals("", String.join("\n", wrong));
        System.out.println("answers by status: " + statuses);
        // A generator of which nothing gets through would prove nothing.
        for (int status : new int[] {200, 201, 303, 400, 401, 404, 415}) {
            assertTrue(statuses.getOrDefault(status, 0) > 0, "no answer was " + status + ": " + statuses);
        }
    }

    private static void sendToOne(
            long seed, int from, long own, int count, Map<Integer, Integer> statuses, List<String> wrong) {
        Deployment deployment = new Deployment();
        Fuzz fuzz = new Fuzz(own, known(deployment), key(deployment));
        Object before = stored(deployment);
        for (int number = 0; number < count; number++) {
            Call call = fuzz.next();
            String what = "fuzz.seed=" + seed + ", number " + (from + number) + ": " + call;
            try {
                Answer answer = deployment.send(call);
                Object after = stored(deployment);
                if (answer.status() >= 500) {
                    wrong.add(what + " -> " + answer);
                } else if (answer.status() >= 400 && !after.equals(before)) {
                    wrong.add(what + " -> " + answer.status() + ", and changed something");
                }
                before = after;
                statuses.merge(answer.status(), 1, Integer::sum);
            } catch (AssertionError e) {
                wrong.add(what + " -> " + e.getMessage());
                before = stored(deployment);
            }
        }
    }

    private static Map<String, String> known(Deployment deployment) {
        SiteExamples.register(deployment, SiteExamples.file());
        deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps", Examples.rsvp("fatma@ede.example").build()));
        return Map.of(
                "meeting", "utrecht",
                "person", deployment.storedRsvps().getFirst().person().value(),
                "date", "2027-03-01",
                "site", "vng",
                "secret", SiteExamples.secret(deployment),
                "held", "pVBJdhhkizBL0_gid8It_Q");
    }

    private static byte[] key(Deployment deployment) {
        Answer made = deployment.send(
                Call.json(SiteExamples.VNG + "/secrets", "{\"use\":\"post\"}").byOrganiser());
        return Base64.getDecoder().decode(made.json().text("secret").substring("whsec_".length()));
    }

    /// All that there is.
    private static List<Object> stored(Deployment deployment) {
        return List.of(
                deployment.storedMeetings.all(),
                deployment.storedRsvps(),
                deployment.storedTopics(),
                deployment.sites.all(UTRECHT),
                deployment.quarantine.page(UTRECHT, Optional.empty(), 100),
                deployment.limits.taken(),
                ((MemoryBatches) deployment.batches).all());
    }
}

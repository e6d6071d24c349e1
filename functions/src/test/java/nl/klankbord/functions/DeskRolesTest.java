package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.memory.Examples;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decision;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.Test;

/// Who may do what at the desk: every route of it, asked by everybody.
final class DeskRolesTest {

    private static final Path PAGE = Examples.root().resolve("docs/authorisation.md");

    /// In the order of the table.
    private enum Caller {
        NOBODY("nobody"),
        OTHER("organiser of another meeting"),
        CATERER("caterer"),
        VIEWER("viewer"),
        ORGANISER("organiser"),
        EXPORTER("organiser who exports");

        private final String words;

        Caller(String words) {
            this.words = words;
        }
    }

    @Test
    void everyPageOfTheDeskIsOpenToThoseAlone() throws IOException {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        StringJoiner head = new StringJoiner(" | ", "| at the desk | ", " |");
        Stream.of(Caller.values()).forEach(caller -> head.add(caller.words));
        table.add(head.toString());
        table.add("|---|" + ":---:|".repeat(Caller.values().length));
        routes().forEach(route -> {
            StringJoiner row = new StringJoiner(" | ", "| `" + route.method() + " " + route.path() + "` | ", " |");
            Stream.of(Caller.values()).forEach(caller -> row.add(told(route, caller)));
            table.add(row.toString());
        });
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("desk-roles.md"), table.toString());
        assertTrue(
                Files.readString(PAGE).contains(table.toString()),
                () ->
                        "docs/authorisation.md says otherwise. If this is meant, copy it from functions/target/desk-roles.md:\n"
                                + table);
    }

    /// Whatever the page says: deny by default.
    @Test
    void nobodyAndWhoOrganisesElsewhereGetNothing() {
        for (Route route : routes()) {
            boolean isOfAMeeting = route.path().contains("{meeting}");
            assertEquals(
                    route.method().equals("GET") ? "sign in" : "403", told(route, Caller.NOBODY), route.toString());
            if (isOfAMeeting) {
                assertEquals("404", told(route, Caller.OTHER), route.toString());
            }
        }
    }

    private static final CoalitionId TABLE = new CoalitionId("c".repeat(22));

    private static List<Route> routes() {
        return Route.ALL.stream()
                .filter(route -> route.path().equals("/desk") || route.path().startsWith("/desk/meetings"))
                .toList();
    }

    /// On a desk of its own, so that no answer hangs on another.
    private static String told(Route route, Caller caller) {
        Deployment deployment = new Deployment();
        Map<String, Json> file = new LinkedHashMap<>(Examples.utrechtFile().members());
        file.put("organisers", Json.texts(List.of("organiser-1")));
        deployment.storedMeetings.store(Examples.meeting(new JsonObject(file)), false);
        taken(deployment, "rsvps", Examples.rsvp("fatma@ede.example"));
        taken(deployment, "topics", Examples.topic("kees@ede.example"));
        TopicKey key = TopicKey.of(deployment.storedTopics().getFirst());
        String topic = key.word();
        deployment.decide(1, Decision.seat(TABLE, Set.of(key), "Loting"));
        String path = route.path()
                .replace("{meeting}", "utrecht")
                .replace("{moment}", "lunch")
                .replace("{paragraph}", route.method().equals("GET") ? "new" : "p1")
                .replace("{date}", "now")
                .replace("{person}", Examples.person("fatma@ede.example").value())
                .replace(
                        "{topic}",
                        TopicKey.of(deployment.storedTopics().getFirst()).word())
                .replace("{coalition}", TABLE.value())
                .replace("{export}", "participants-csv-Zm9vYmFyYmF6cXV4cXV1eA");
        SessionToken token = SessionToken.next();
        if (caller != Caller.NOBODY) {
            deployment.sessions.begin(token, session(caller));
        }
        Call call = route.method().equals("GET")
                ? Call.of("GET", path)
                : Call.form(path, "seal=" + token.formSeal() + "&" + filledIn(route.path(), topic));
        Answer answer = deployment.send(call.with("cookie", "__Host-klankbord-desk=" + token.value()));
        boolean isSentToSignIn =
                answer.status() == 303 && answer.header("location").startsWith("/desk/sign-in");
        return isSentToSignIn ? "sign in" : answer.status() < 400 ? "yes" : String.valueOf(answer.status());
    }

    /// What is filled in well enough; a form that asks for more is answered by 400 or 409, which is to be let in.
    private static String filledIn(String path, String topic) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "manifest" -> "version=0&step=head&manifestTitle=Wij&licence=cc-by-4.0";
            case "{paragraph}" -> "version=0&step=save&passage=Wij";
            case "state" -> "from=open&to=closed";
            case "feed" -> "version=1&open=true";
            case "exports" -> "subject=participants&format=csv";
            case "quarantine" -> "act=release&held=pVBJdhhkizBL0_gid8It_Q";
            case "updates" -> "id=news&step=preview&subject.nl=Een&subject.en=One&text.nl=Een&text.en=One";
            case "topics" -> "id=decision-2&seen=1&kind=tag&tag=ochtend&topics=" + topic;
            case "coalitions" -> "id=words-001&seen=1&act=words&words=Loting%0Alotje";
            case "{coalition}" -> "id=seat-0001&seen=1&act=pin&name=Loten";
            case "{topic}" -> "id=decision-2&seen=1&kind=programme";
            case "themes" -> "id=decision-2&seen=1&kind=merge&themes=zeggenschap&title=Meepraten";
            default -> "version=1&people=1";
        };
    }

    private static void taken(Deployment deployment, String kind, Json.Builder sent) {
        Answer answer = deployment.send(Call.json("/v1/meetings/utrecht/" + kind, JsonWriter.text(sent.build())));
        assertEquals(201, answer.status(), answer.body());
    }

    private static Session session(Caller caller) {
        Role role = switch (caller) {
            case CATERER -> Role.CATERER;
            case VIEWER -> Role.VIEWER;
            default -> Role.ORGANISER;
        };
        return new Session(
                caller == Caller.OTHER ? "organiser-2" : "organiser-1",
                "fatma@ede.example",
                role,
                caller == Caller.EXPORTER,
                Examples.NOW.plus(Desk.SESSION));
    }
}

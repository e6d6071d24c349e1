package nl.klankbord.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Plays a function through before SnapStart takes its picture, so that the picture has the classes loaded and the
/// code compiled. It plays on a function of its own, wired to a table that is not there, and throws that away: no
/// answer, key, clock, connection or meeting of it stays (`docs/decisions/0009-starting-fast.md`).
final class Rehearsal {

    /// Java compiles what it has called some 200 times; a submission calls its own parts a dozen times.
    private static final int ROUNDS = 20;

    /// Open for longer than anyone keeps a picture.
    static final String MEETING = """
            {"id":"rehearsal","state":"open","title":{"nl":"Repetitie","en":"Rehearsal"},"text":{"nl":"Tekst","en":"Text"},
            "place":{"nl":"Hier","en":"Here"},"organiser":{"nl":"Wij","en":"We"},"contact":"us@klankbord.example",
            "language":"nl","timeZone":"Europe/Amsterdam","startsAt":"2999-04-24T12:00:00Z",
            "endsAt":"2999-04-24T18:00:00Z","deadline":"2999-04-15T00:00:00Z","capacity":10,"waitingList":true,
            "moments":[{"id":"lunch","name":{"nl":"Lunch","en":"Lunch"},"item":{"nl":"broodjes","en":"sandwiches"},
            "startsAt":"2999-04-24T12:00:00Z","portionsPerPerson":2,"orderByDate":"2999-04-20"}],
            "themes":[{"id":"one","title":{"nl":"Een","en":"One"}}],"planners":[],
            "retentionDays":14}
            """;

    // Each brings its key: nothing random is drawn before the picture.
    static final String RSVP = post("rsvps", """
            {\\"name\\":\\"Noor Visser\\",\\"email\\":\\"n@klankbord.example\\",\\"organisation\\":\\"Gemeente Één\\",\
            \\"organisationType\\":\\"municipality\\",\\"attending\\":true,\\"moments\\":[\\"lunch\\"],\\"diet\\":\\"none\\"}""");
    static final String TOPIC = post("topics", """
            {\\"name\\":\\"Noor Visser\\",\\"email\\":\\"n@klankbord.example\\",\\"organisation\\":\\"Gemeente Één\\",\
            \\"organisationType\\":\\"municipality\\",\\"theme\\":\\"Loten\\",\\"text\\":\\"Hoe\\",\\"intent\\":\\"present\\"}""");
    static final String RECEIPT = """
            {"rawPath":"/m/rehearsal/receipts/accepted","pathParameters":{"meeting":"rehearsal","receipt":"accepted"},
            "queryStringParameters":{"lang":"nl","reference":"rehearsal"},"requestContext":{"http":{"method":"GET"}}}
            """;

    private Rehearsal() {}

    /// @return the last answer
    static byte[] play(HttpFunction function, String event) {
        byte[] answer = {};
        try {
            for (int round = 0; round < ROUNDS; round++) {
                answer = function.rehearse(event.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private static String post(String door, String body) {
        return """
                {"rawPath":"/v1/meetings/rehearsal/%s","pathParameters":{"meeting":"rehearsal"},"headers":{\
                "content-type":"application/json","idempotency-key":"\\"rehearsal-0123456789\\""},\
                "requestContext":{"http":{"method":"POST"}},"body":"%s","isBase64Encoded":false}""".formatted(door, body);
    }
}

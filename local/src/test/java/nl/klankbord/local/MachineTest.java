package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// One machine in memory, and what a browser, another system and a function see of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MachineTest {
    private Path data = Path.of("");
    private final HttpClient client = HttpClient.newHttpClient();
    private final MachineHolder holder = new MachineHolder();

    /// JUnit starts it after construction.
    private static final class MachineHolder {
        private final List<Machine> machines = new ArrayList<>();

        private Machine machine() {
            return machines.getFirst();
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        holder.machines.add(Machine.start(Machine.Options.inMemory(TestTemplate.file(), folder)));
    }

    @AfterAll
    void stop() throws IOException {
        holder.machine().close();
        client.close();
    }

    private URI at(String path) {
        return URI.create(holder.machine().url() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Tree event(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.read(answer.body()).at("event");
    }

    /// For what Java's own client refuses to send.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), at("/").getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFixedPathGoesBeforeAParameter() throws Exception {
        assertEquals(
                "GET /m/new",
                event(HttpRequest.newBuilder(at("/m/new"))).at("routeKey").text());
        assertEquals(
                "GET /m/{meeting}",
                event(HttpRequest.newBuilder(at("/m/other"))).at("routeKey").text());
    }

    @Test
    void whatNoRouteTakesGoesToTheDefault() throws Exception {
        assertEquals(
                "$default",
                event(HttpRequest.newBuilder(at("/m/x/"))).at("routeKey").text());
        assertEquals(
                "$default",
                event(HttpRequest.newBuilder(at("/m/"))).at("routeKey").text());
        Tree odd = event(HttpRequest.newBuilder(at("/m/x")).method("REPORT", HttpRequest.BodyPublishers.noBody()));
        assertEquals("$default", odd.at("requestContext").at("routeKey").text());
        assertEquals("REPORT", odd.at("requestContext").at("http").at("method").text());
        assertEquals(
                200,
                send(HttpRequest.newBuilder(at("/m/x")).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void aPathMayBeginWithTwoSlashes() throws Exception {
        String answer = raw("""
                GET //m/x HTTP/1.1
                Host: 127.0.0.1
                Connection: close

                """);
        assertTrue(answer.contains("\"rawPath\":\"//m/x\""), answer);
        assertTrue(answer.contains("\"routeKey\":\"$default\""), answer);
    }

    @Test
    void aPathArrivesDecoded() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/caf%C3%A9%20a+b%2Fc")));
        assertEquals("café a+b/c", event.at("pathParameters").at("meeting").text());
        assertEquals("/m/café a+b/c", event.at("rawPath").text());
    }

    @Test
    void aFormArrivesInBase64() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/x/rsvps"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=Zo%C3%AB&diet=none")));
        assertTrue(event.at("isBase64Encoded").isTrue());
        assertEquals(
                "name=Zo%C3%AB&diet=none",
                new String(Base64.getDecoder().decode(event.at("body").text()), StandardCharsets.UTF_8));
    }

    @Test
    void jsonArrivesAsText() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/x/rsvps"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Zoë\"}")));
        assertFalse(event.at("isBase64Encoded").isTrue());
        assertEquals("{\"name\":\"Zoë\"}", event.at("body").text());
        assertEquals("2.0", event.at("version").text());
        assertEquals("$default", event.at("requestContext").at("stage").text());
        assertEquals(
                "127.0.0.1",
                event.at("requestContext").at("http").at("sourceIp").text());
    }

    @Test
    void textThatIsNotUtf8ArrivesInBase64() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/x/rsvps"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'})));
        assertTrue(event.at("isBase64Encoded").isTrue());
    }

    @Test
    void aRequestWithoutABodyHasNone() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/x")));
        assertFalse(event.at("body").isPresent());
        assertFalse(event.at("queryStringParameters").isPresent());
        assertEquals("", event.at("rawQueryString").text());
    }

    @Test
    void whatComesTwiceIsJoinedByACommaAndCookiesAreAList() throws Exception {
        Tree event = event(HttpRequest.newBuilder(at("/m/x?a=1&b=%26+%C3%AB&a=2&c"))
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("Cookie", "a=1; b=2"));
        assertEquals("a=1&b=%26+%C3%AB&a=2&c", event.at("rawQueryString").text());
        assertEquals("1,2", event.at("queryStringParameters").at("a").text());
        assertEquals("& ë", event.at("queryStringParameters").at("b").text());
        assertEquals("", event.at("queryStringParameters").at("c").text());
        assertEquals("one,two", event.at("headers").at("x-twice").text());
        assertEquals(
                List.of("a=1", "b=2"),
                event.at("cookies").items().stream().map(Tree::text).toList());
        assertFalse(event.at("headers").at("cookie").isPresent());
    }

    @Test
    void aFunctionSeesTheVariablesOfTheTemplateAndNoOthers() throws Exception {
        Tree answer = Json.read(send(HttpRequest.newBuilder(at("/m/x"))).body());
        Tree environment = answer.at("environment");
        assertEquals("klankbord", environment.at("TABLE_NAME").text());
        assertEquals("summaries", environment.at("BUCKET").text());
        assertEquals(
                holder.machine().url().toString(), environment.at("BASE_URL").text());
        assertEquals(
                Files.readString(data.resolve("person-key")),
                environment.at("PERSON_KEY").text());
        assertFalse(environment.at("PATH").isPresent());
        assertEquals("Echo", answer.at("function").text());
    }

    @Test
    void aCrashIs500AndSaysNoMore() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/answers/crash")));
        assertEquals(500, answer.statusCode());
        assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
        assertEquals(500, send(HttpRequest.newBuilder(at("/answers/malformed"))).statusCode());
    }

    @Test
    void aFunctionThatRunsLongerThanItsTimeoutIsStopped() throws Exception {
        long before = System.nanoTime();
        assertEquals(500, send(HttpRequest.newBuilder(at("/answers/slow"))).statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 5);
    }

    @Test
    void anAnswerMayBeBinaryWithCookies() throws Exception {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(at("/answers/binary")).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(201, answer.statusCode());
        assertArrayEquals(new byte[] {0, (byte) 0xff}, answer.body());
        assertEquals(List.of("a=1; Secure", "b=2"), answer.headers().allValues("set-cookie"));
        assertEquals(List.of("image/png"), answer.headers().allValues("content-type"));
    }

    @Test
    void anAnswerWithoutStatusIsTheBody() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/answers/plain")));
        assertEquals(200, answer.statusCode());
        assertEquals("{\"plain\":true}", answer.body());
    }

    @Test
    void aBodyOfMoreThanTenMegabytesIsTooLarge() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/m/x/rsvps"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));
        assertEquals(413, answer.statusCode());
        assertEquals("{\"message\":\"Request Entity Too Large\"}", answer.body());
    }

    @Test
    void aGuardedRouteWantsATokenWithTheScope() throws Exception {
        HttpResponse<String> without = send(HttpRequest.newBuilder(at("/desk/x")));
        assertEquals(401, without.statusCode());
        assertEquals("{\"message\":\"Unauthorized\"}", without.body());
        assertEquals("Bearer", without.headers().firstValue("www-authenticate").orElse(""));
        HttpResponse<String> stranger = send(HttpRequest.newBuilder(at("/desk/x"))
                .header("Authorization", "Bearer " + holder.machine().token("x", "other")));
        assertEquals(403, stranger.statusCode());
        assertEquals("{\"message\":\"Forbidden\"}", stranger.body());
        String token = send(HttpRequest.newBuilder(at("/_local/token")).POST(HttpRequest.BodyPublishers.noBody()))
                .body();
        Tree event = event(HttpRequest.newBuilder(at("/desk/x")).header("Authorization", "Bearer " + token));
        Tree jwt = event.at("requestContext").at("authorizer").at("jwt");
        assertEquals("organiser@example.org", jwt.at("claims").at("sub").text());
        assertEquals("klankbord/organiser", jwt.at("scopes").items().getFirst().text());
    }

    @Test
    void controlPagesAreForThisMachineOnly() throws Exception {
        assertTrue(raw("""
                GET /_local HTTP/1.1
                Host: evil.example
                Connection: close

                """).startsWith("HTTP/1.1 403"));
        assertTrue(raw("""
                POST /_local/nightly HTTP/1.1
                Host: 127.0.0.1
                Origin: https://evil.example
                Content-Length: 0
                Connection: close

                """).startsWith("HTTP/1.1 403"));
        assertEquals(200, send(HttpRequest.newBuilder(at("/_local"))).statusCode());
    }

    @Test
    void theNightCanBeRunAtOnce() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(at("/_local/nightly")).POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals("{\"Night\":{\"summaries\":0}}", answer.body());
        assertTrue(TestFunctions.Night.TIMES.getLast().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void theBucketKeepsWhatTheRealClientPuts() throws Exception {
        try (S3Client s3 =
                S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            String text = "Samenvatting: café\n".repeat(5000);
            s3.putObject(
                    request -> request.bucket("summaries")
                            .key("m/2027-04-07/summary ë.html")
                            .contentType("text/html; charset=utf-8"),
                    RequestBody.fromString(text));
            assertEquals(text, Files.readString(data.resolve("bucket/m/2027-04-07/summary ë.html")));
            var object =
                    s3.getObjectAsBytes(request -> request.bucket("summaries").key("m/2027-04-07/summary ë.html"));
            assertEquals(text, object.asUtf8String());
            GetObjectResponse response = object.response();
            assertEquals("text/html; charset=utf-8", response.contentType());
            assertEquals(
                    (long) text.getBytes(StandardCharsets.UTF_8).length,
                    s3.headObject(request -> request.bucket("summaries").key("m/2027-04-07/summary ë.html"))
                            .contentLength());
            S3Exception absent = assertThrows(
                    S3Exception.class,
                    () -> s3.getObjectAsBytes(
                            request -> request.bucket("summaries").key("m/none")));
            assertEquals("AccessDenied", absent.awsErrorDetails().errorCode());
            assertThrows(
                    S3Exception.class,
                    () -> s3.putObject(
                            request -> request.bucket("summaries").key("../../escaped"), RequestBody.fromString("x")));
            assertFalse(Files.exists(data.resolve("../escaped")));
            assertFalse(Files.exists(data.resolve("escaped")));
        }
    }

    @Test
    void aMailLandsInTheOutboxAndIsShownEscaped() throws Exception {
        String mail = """
                From: klankbord@example.org
                To: =?UTF-8?Q?Zo=C3=AB?= <zoe@example.org>
                Subject: <script>alert(1)</script>
                Date: Wed, 7 Apr 2027 05:30:00 +0200
                Content-Type: text/plain; charset=utf-8

                <b>Dag</b> https://example.org/r/abc?x=1&y=2
                """;
        try (SesV2Client ses = SesV2Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String id = ses.sendEmail(request ->
                            request.content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mail)))))
                    .messageId();
            assertNotEquals("", id);
            assertEquals(mail, Files.readString(data.resolve("outbox/" + id + ".eml")));
            String list = send(HttpRequest.newBuilder(at("/_local/outbox"))).body();
            assertTrue(list.contains("Zoë") && list.contains("&lt;script&gt;"), list);
            assertFalse(list.contains("<script>"), list);
            String shown =
                    send(HttpRequest.newBuilder(at("/_local/outbox/" + id))).body();
            assertTrue(shown.contains("&lt;b&gt;Dag"), shown);
            assertTrue(shown.contains("<a href=\"https://example.org/r/abc?x=1&amp;y=2\">"), shown);
            assertEquals(
                    mail,
                    send(HttpRequest.newBuilder(at("/_local/outbox/" + id + ".eml")))
                            .body());
            assertEquals(
                    404,
                    send(HttpRequest.newBuilder(at("/_local/outbox/..%2fperson-key")))
                            .statusCode());
        }
    }
}

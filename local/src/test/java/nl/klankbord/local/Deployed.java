package nl.klankbord.local;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Secrets;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The functions of `template.yaml` on the real SDK and the machine's stand-ins, called one at a time: here no stream
/// and no schedule calls them by itself.
final class Deployed implements AutoCloseable {

    private static final Map<String, Object> ORGANISER = Map.of(
            "jwt",
            Map.of(
                    "claims",
                    Map.of("sub", "organiser", "groups", "[klankbord-organiser klankbord-exporter]"),
                    "scopes",
                    List.of("klankbord/organiser")));

    /// Of a deployment that sends mail; all that is asked of it comes from one source.
    static Map<String, String> parameters(Issuer issuer) {
        return Map.of(
                "BaseUrl", "https://klankbord.example",
                "Issuer", issuer.url(),
                "SenderAddress", "klankbord@example.org",
                "AnswersPerSource", "0");
    }

    /// What every secret of the template holds in tests. The same in each run: people stand in the table by a hash with
    /// it, so it decides which rows are read together, and thereby what reading them is counted as.
    static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Template template;
    private final DataFolder data;
    private final Issuer issuer;
    private final AwsStandIns standIns;
    private final LocalValues values;
    private final Routes routes;
    private final DynamoDbClient dynamo;
    private final Set<String> routesTaken = new TreeSet<>();
    private Functions functions;

    Deployed(Path folder) throws Exception {
        this.template = TemplateReader.read(Examples.root().resolve("template.yaml"));
        this.data = DataFolder.open(folder);
        this.issuer = Issuer.start(data.at("sign-in.html"));
        this.standIns = new AwsStandIns(data, true, Clock.systemUTC());
        standIns.open(template);
        standIns.dynamo().start(template.table());
        this.values = new LocalValues(template.declared(), parameters(issuer), KEY);
        this.routes = new Routes(template.routes());
        this.dynamo = standIns.dynamo().client();
        this.functions = Functions.start(template, values);
    }

    /// All functions start anew, so that none remembers a meeting.
    void forget() throws InterruptedException {
        functions.close();
        functions = Functions.start(template, values);
    }

    /// @return what the function answered
    Tree send(String method, String path, Map<String, String> headers, String body) {
        Routes.Match match = routes.find(method, path.replaceFirst("\\?.*", "")).orElseThrow();
        routesTaken.add(match.route().key());
        return Json.read(invoke(match.route().function(), event(match, method, path, headers, body)));
    }

    /// As API Gateway makes it, when it has let the organiser in.
    static byte[] event(Routes.Match match, String method, String path, Map<String, String> headers, String body) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        int query = path.indexOf('?');
        String rawPath = query < 0 ? path : path.substring(0, query);
        event.put("rawPath", rawPath);
        event.put("queryStringParameters", query < 0 ? Map.of() : parameters(path.substring(query + 1)));
        Map<String, String> others = new LinkedHashMap<>(headers);
        String cookie = others.remove("cookie");
        event.put("headers", others);
        event.put("cookies", cookie == null ? List.of() : List.of(cookie));
        event.put("pathParameters", match.pathParameters());
        event.put(
                "requestContext",
                Map.of(
                        "requestId",
                        "test",
                        "authorizer",
                        match.route().authorizer().isPresent() ? ORGANISER : Map.of(),
                        "http",
                        Map.of("method", method, "path", rawPath)));
        event.put("body", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.put("isBase64Encoded", true);
        return Json.bytes(event);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query.split("&", -1)) {
            int is = each.indexOf('=');
            parameters.put(each.substring(0, is), URLDecoder.decode(each.substring(is + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    String invoke(String function, byte[] event) {
        return switch (functions.invoke(function, event)) {
            case Invocation.Returned returned -> returned.answer();
            case Invocation.Failed failed -> throw new AssertionError(function + " failed: " + failed.why());
        };
    }

    /// @return a new key, of a form that was shown a minute ago
    String formKey() throws IOException {
        return new FormKeys(new SiteKeys(KEY), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1))).next();
    }

    /// @return the token of somebody's personal link
    String link(String meeting, String email, LinkKeys.Use use) throws IOException {
        String key = KEY;
        PersonalLink link = new PersonalLink(new MeetingId(meeting), new Secrets(key).person(EmailAddress.of(email)));
        return new LinkKeys(new SiteKeys(key)).write(link, use);
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    /// @return routes of the template that nothing was sent to
    Set<String> routesNotTaken() {
        Set<String> rest = new TreeSet<>();
        template.routes().forEach(route -> rest.add(route.key()));
        rest.removeAll(routesTaken);
        return rest;
    }

    Map<String, AttributeValue> row(Map<String, AttributeValue> key) {
        return dynamo.getItem(
                        get -> get.tableName(EmbeddedDynamo.TABLE).key(key).consistentRead(true))
                .item();
    }

    @Override
    public void close() throws IOException {
        functions.close();
        dynamo.close();
        standIns.close();
        issuer.close();
        data.close();
    }
}

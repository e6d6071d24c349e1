package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.dynamo.DynamoDecisions;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.DynamoQuarantine;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.DynamoSessions;
import nl.klankbord.dynamo.DynamoSites;
import nl.klankbord.dynamo.DynamoSummaries;
import nl.klankbord.dynamo.DynamoTopics;
import nl.klankbord.dynamo.DynamoWebhooks;
import nl.klankbord.dynamo.Table;
import nl.klankbord.functions.Environment;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.page.Assets;
import nl.klankbord.quarantine.Held;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteFile;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.SiteSecret;
import nl.klankbord.site.SiteToken;
import nl.klankbord.site.WebhookSignature;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.summary.Feed;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.SummaryRecord;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.webhook.ChangeWebhook;
import nl.klankbord.webhook.WebhookFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every route × everything that can go wrong between a function and DynamoDB, on the functions' own wiring.
///
/// An answer in time, 503 that says when to come back, never a success without its row, and the same sent again, as
/// the page itself would send it, ends with one row.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultsTest {

    /// A function of `template.yaml` is ended after 25 s, and API Gateway gives up after 30 s.
    private static final Duration LONGEST = Duration.ofSeconds(23);

    /// Who only waits needs no processor; most others pause between two tries at any time.
    private static final int PATIENT = 250;

    private static final int BUSY = 24;

    private static final List<Duration> DELAYS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(20));
    private static final LocalDate DAY = LocalDate.of(2127, 3, 2);
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");
    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json", "idempotency-key", "0123456789abcdefABCDEF");
    private static final String PERSON = "&name=Fatma+Y%C4%B1ld%C4%B1z+%22%3Cb%3E&organisation=Gemeente+Ede"
            + "&organisationType=municipality&email=fatma%40ede.example";

    private Template template;
    private static final String KEY = Deployed.KEY;

    /// One that the site `vng` of every meeting has.
    private static final String SITE_SECRET = "0123456789012345678901";

    private static final String POST_SECRET = "9876543210987654321098";
    private static final String HELD = "pVBJdhhkizBL0_gid8It_Q";

    private static final FormKeys FORM_KEYS =
            new FormKeys(new SiteKeys(KEY), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1)));
    private static final String FORM_KEY = FORM_KEYS.next();
    private static final String OTHER_FORM_KEY = FORM_KEYS.next();
    private static final Map<String, String> LINK =
            Map.of("content-type", "application/x-www-form-urlencoded", "cookie", "klankbord={link}");

    private static final Map<String, String> DESK =
            Map.of("content-type", "application/x-www-form-urlencoded", "cookie", "klankbord-desk={session}");

    private static final String EXPORT = "participants-csv-Zm9vYmFyYmF6cXV4cXV1eA";
    private static final String NEW_MEETING =
            "seal={seal}&id={id}-nieuw&title.nl=Een&title.en=One&text.nl=Een&text.en=One&place.nl=Ede&place.en=Ede"
                    + "&organiser.nl=Ede&organiser.en=Ede&contact=a%40ede.example&language=nl"
                    + "&timeZone=Europe%2FAmsterdam&startsAt=2127-06-01T12:00&endsAt=2127-06-01T17:00"
                    + "&deadline=2127-05-20T00:00&retentionDays=180";

    private static final String MANIFEST = "/meetings/{id}/manifest";
    private static final Map<String, String> MATCH = Map.of("content-type", "application/json", "if-match", "*");
    private static final Asked STORED_MANIFEST = new Asked(
            200,
            "PUT",
            "/v1" + MANIFEST,
            MATCH,
            "{\"title\":\"Wij\",\"sections\":[{\"id\":\"s1\",\"heading\":\"Kop\","
                    + "\"paragraphs\":[{\"id\":\"p1\",\"text\":\"Een.\"}]}]}",
            Optional.empty(),
            "MANIFEST#DRAFT");
    private static final String SITES = "/v1/meetings/{id}/sites";
    private static final String WEBHOOKS = "/v1/meetings/{id}/webhooks";

    /// The port of "discard": nobody listens there.
    private static final String WEBHOOK = "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"rsvp.accepted\"]}";
    private static final String TOPIC_KEY = "{person}.ssssssssssssssssssssss";
    private static final String TOPICS = "/meetings/{id}/topics";
    private static final String ONE_TOPIC = TOPICS + "/" + TOPIC_KEY;
    private static final String COALITIONS = "/desk/meetings/{id}/coalitions";
    private static final String SEATED = "cccccccccccccccccccccc";
    private static final String DECISIONS = "/v1/meetings/{id}/decisions";
    private static final String COALITION = "t".repeat(22);
    private static final String TABLE = "/meetings/{id}/coalitions/" + COALITION;
    private static final String UPDATES = "/v1/meetings/{id}/updates";
    private static final String UPDATE = "{\"subject\":{\"nl\":\"Programma\",\"en\":\"Programme\"},"
            + "\"text\":{\"nl\":\"Het staat vast.\",\"en\":\"It is ready.\"}}";
    private static final String SITE = "{\"name\":\"VNG\",\"origins\":[\"https://www.vng.example\"],"
            + "\"mayPost\":[\"rsvp\"],\"mostPerDay\":500}";

    private Routes routes;
    private DataFolder data;
    private Issuer issuer;
    private AwsStandIns standIns;
    private LocalValues values;
    private String person;
    private final ScheduledExecutorService watchman = Executors.newSingleThreadScheduledExecutor();
    private FaultyDynamo faulty;
    private DynamoDbClient clean;
    private Functions cleanFunctions;

    /// One request; `{id}` stands for a meeting that only this case has, `{person}` for whoever answers.
    ///
    /// @param before what was sent, and went well, before anything goes wrong
    /// @param prefix of the rows of which there must be one in the end; empty when nothing is stored
    private record Asked(
            int status,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Optional<Asked> before,
            String prefix) {

        static Asked get(String path) {
            return new Asked(200, "GET", path, Map.of(), "", Optional.empty(), "");
        }

        Asked at(String id, String person) {
            return new Asked(
                    status,
                    method,
                    linked(path.replace("{id}", id).replace("{person}", person), id, person),
                    signed(linked(headers, id, person), id, body),
                    body.replace("{id}", id)
                            .replace("{person}", person)
                            .replace("{token}", token(id))
                            .replace("{seal}", session(id).formSeal()),
                    before.map(first -> first.at(id, person)),
                    prefix);
        }

        /// The path without a query.
        String bare() {
            return path.replaceFirst("\\?.*", "");
        }

        /// Of what is filled in at length, nothing may be lost.
        boolean isForm() {
            return method.equals("POST") && bare().matches("/m/.*/(rsvps|topics)");
        }

        /// More calls, one after the other, than nine seconds hold when each is late by two: somebody is told to try
        /// again instead.
        boolean isLongDeed() {
            return path.matches(
                            "/my-rsvp/(colleague|erasure)|/desk/.*/(topics|themes|coalitions|manifest).*|/desk/meetings/[^/]+/copy")
                    || path.endsWith("/summaries/now")
                    || path.matches("/v1/.*/(topics|decisions|coalitions)/.*|/v1/.*/manifest.*");
        }

        /// Its link, where it brings one.
        String cookie() {
            return headers.getOrDefault("cookie", "");
        }

        /// After a hand-over that got no answer, the link leads nowhere any more, which is what it says then; and
        /// an update that is there already is no new one.
        boolean isDone(String statusAgain) {
            return statusAgain.equals(String.valueOf(status))
                    || (path.endsWith("/updates/programme") && statusAgain.equals("200"))
                    || (path.matches(".*/(decisions/tag-00001|invitations/invite-0001|versions/1)")
                            && statusAgain.equals("200"))
                    || (path.equals("/my-rsvp/colleague") && statusAgain.equals("410"));
        }

        boolean isApi() {
            return path.startsWith("/v1/");
        }

        boolean isWrite() {
            return !prefix.isEmpty();
        }

        boolean asksTheTable() {
            return !method.equals("OPTIONS")
                    && !path.matches("/desk/(sign-in|callback)|/accessibility|/.well-known/security.txt|/r/.*")
                    && !(method.equals("GET") && path.startsWith("/u/"))
                    && !path.startsWith("/assets/")
                    && !path.matches("/v1(/openapi.json)?")
                    && !path.equals("/v1/nowhere");
        }

        List<String> typed() {
            return Stream.of(body.split("&"))
                    .filter(pair -> !pair.endsWith("=") && !pair.startsWith("siteToken="))
                    .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private enum Must {
        SUCCEED,
        FAIL,
        DO_EITHER
    }

    /// @param reason that the log must give
    private record Trouble(String name, Function<FaultyDynamo.Call, Fault> plan, Must must, String reason) {

        static Trouble always(String name, Fault fault, Must must) {
            return new Trouble("always " + name, _ -> fault, must, "");
        }

        static Trouble onWrites(String name, Fault fault, Must must) {
            return new Trouble("each write " + name, call -> call.isWrite() ? fault : Fault.NONE, must, "");
        }

        static Trouble onFirstWrite(String name, Fault fault) {
            AtomicBoolean happened = new AtomicBoolean();
            return new Trouble(
                    "first write " + name,
                    call -> call.isWrite() && !happened.getAndSet(true) ? fault : Fault.NONE,
                    Must.SUCCEED,
                    "");
        }

        static Trouble first(String name, Fault fault) {
            return new Trouble("first " + name, call -> call.ordinal() == 1 ? fault : Fault.NONE, Must.SUCCEED, "");
        }

        boolean isOnWrites() {
            return name.contains("write");
        }

        boolean isSlow() {
            return name.contains("late") || name.contains("a byte");
        }

        Trouble saying(String reason) {
            return new Trouble(name, plan, must, reason);
        }
    }

    private record Outcome(Asked asked, String what, Duration took, List<String> wrong) {}

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        template = TemplateReader.read(Examples.root().resolve("template.yaml"));
        routes = new Routes(template.routes());
        data = DataFolder.open(folder);
        issuer = Issuer.start(data.at("sign-in.html"));
        standIns = new AwsStandIns(data, true, Clock.systemUTC());
        standIns.open(template);
        standIns.dynamo().start(template.table());
        values = new LocalValues(template.declared(), Deployed.parameters(issuer), KEY);
        person = new Secrets(KEY).person(EmailAddress.of("fatma@ede.example")).value();
        clean = standIns.dynamo().client();
        cleanFunctions = Functions.start(template, values);
        faulty = new FaultyDynamo(standIns.dynamo().url());
    }

    @AfterAll
    void stop() throws Exception {
        watchman.shutdownNow();
        faulty.close();
        cleanFunctions.close();
        clean.close();
        standIns.close();
        issuer.close();
        data.close();
    }

    @Test
    void everyRouteAnswersInTimeAndTellsTheTruth() throws Exception {
        Set<String> notAsked = new TreeSet<>();
        template.routes().forEach(route -> notAsked.add(route.key()));
        requests()
                .forEach(asked ->
                        notAsked.remove(match(asked.at("x", person)).route().key()));
        assertEquals(Set.of(), notAsked, "Ask these here, too.");

        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService patient = Executors.newFixedThreadPool(PATIENT);
                ExecutorService busy = Executors.newFixedThreadPool(BUSY)) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Trouble trouble : troubles()) {
                for (Asked asked : requests()) {
                    if (concerns(trouble, asked)) {
                        String id = "case-%04d".formatted(running.size());
                        Trouble own = ownOf(trouble);
                        // Signed when its turn comes: a signature is good for five minutes.
                        if (own.isSlow()) {
                            // One after the other, so that not all of them begin at once.
                            prepare(asked.at(id, person));
                            running.add(patient.submit(() -> go(asked.at(id, person), own)));
                        } else {
                            running.add(busy.submit(() -> {
                                prepare(asked.at(id, person));
                                return go(asked.at(id, person), own);
                            }));
                        }
                    }
                }
            }
            for (Future<Outcome> each : running) {
                outcomes.add(each.get());
            }
        }
        // What was sent late may have arrived since, and must not count twice.
        faulty.awaitQuiet(Duration.ofMinutes(1));
        for (Outcome each : outcomes) {
            if (each.asked().isWrite() && rows(each.asked()) != 1) {
                each.wrong().add(each.what() + ": in the end " + rows(each.asked()) + " rows");
            }
        }
        outcomes.sort(Comparator.comparing(Outcome::took).reversed());
        System.out.println(outcomes.size() + " combinations; the slowest answers:");
        outcomes.stream()
                .limit(8)
                .forEach(each -> System.out.println(each.took().toMillis() + " ms: " + each.what()));
        assertEquals(
                "",
                String.join(
                        "\n",
                        outcomes.stream().flatMap(each -> each.wrong().stream()).toList()));
    }

    private static boolean concerns(Trouble trouble, Asked asked) {
        return asked.asksTheTable()
                ? asked.isWrite() || !trouble.isOnWrites()
                : trouble.isSlow() && !trouble.isOnWrites();
    }

    /// Whoever says "the first write" counts for itself.
    private static Trouble ownOf(Trouble trouble) {
        return trouble.name().startsWith("first write")
                ? troubles().stream()
                        .filter(other -> other.name().equals(trouble.name()))
                        .findFirst()
                        .orElseThrow()
                : trouble;
    }

    private static List<Asked> requests() {
        String meeting = Examples.file("events/meetings/utrecht.json")
                .replace("2027-", "2127-")
                .replaceFirst("\"utrecht\"", "\"{id}\"");
        Map<String, String> onlyNew = Map.of("content-type", "application/json", "if-none-match", "*");
        String rsvp = "submission=" + FORM_KEY + "&language=nl" + PERSON
                + "&attending=true&moments=lunch&moments=drinks&diet=halal&dietNote=Geen+noten&dietConsent=true&access=Een%0D%0Alift"
                + "&accessConsent=true&guests.0.name=Jan&guests.0.diet=vegan&updates=true";
        String topic = "submission=" + FORM_KEY + "&language=nl" + PERSON
                + "&theme=Loting&text=Wij+lootten.%0D%0AIk+vertel+wat+bleef.&intent=present&introduce=true";
        String json = "{\"name\":\"Fatma\",\"email\":\"fatma@ede.example\",\"organisation\":\"Ede\","
                + "\"organisationType\":\"municipality\",";
        Asked form = new Asked(303, "POST", "/m/{id}/rsvps", FORM, rsvp, Optional.empty(), "RSVP#");
        Asked seated = new Asked(
                201,
                "PUT",
                DECISIONS + "/seat-00001",
                JSON,
                "{\"kind\":\"seat\",\"coalition\":\"" + COALITION + "\",\"name\":\"Loten\",\"topics\":[\"" + TOPIC_KEY
                        + "\"]}",
                Optional.empty(),
                "DECISION#");
        Asked made = new Asked(201, "PUT", "/v1/meetings/{id}", onlyNew, meeting, Optional.empty(), "MEETING#");
        return List.of(
                Asked.get("/"),
                Asked.get("/m/{id}"),
                Asked.get("/m/{id}/privacy"),
                Asked.get("/m/{id}/receipts/accepted"),
                Asked.get("/m/{id}/link"),
                new Asked(
                        303,
                        "POST",
                        "/m/{id}/links",
                        FORM,
                        "submission=" + FORM_KEY + "&email=fatma%40ede.example",
                        Optional.empty(),
                        "ASKED#"),
                Asked.get("/accessibility"),
                new Asked(404, "GET", "/.well-known/security.txt", Map.of(), "", Optional.empty(), ""),
                new Asked(303, "GET", "/r/{link}", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "GET", "/u/{mails}", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/new", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/edit", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/preview", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/file", DESK, "", Optional.empty(), ""),
                new Asked(303, "POST", "/desk/meetings", DESK, NEW_MEETING, Optional.empty(), ""),
                new Asked(409, "POST", "/desk/meetings/{id}/edit", DESK, NEW_MEETING, Optional.empty(), ""),
                new Asked(303, "POST", "/desk/meetings/{id}/copy", DESK, "seal={seal}", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/state",
                        DESK,
                        "seal={seal}&from=open&to=closed",
                        Optional.empty(),
                        ""),
                new Asked(200, "GET", "/desk/meetings/{id}/catering", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/catering/lunch",
                        DESK,
                        "seal={seal}&version=1&diet.vegan=3",
                        Optional.empty(),
                        "ORDER#"),
                new Asked(200, "GET", "/desk/meetings/{id}/participants", DESK, "", Optional.of(form), ""),
                new Asked(
                        200,
                        "POST",
                        "/desk/meetings/{id}/participants/search",
                        DESK,
                        "seal={seal}&words=ede&show=all",
                        Optional.of(form),
                        ""),
                new Asked(200, "GET", "/desk/meetings/{id}/new-participant", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/new-participant",
                        DESK,
                        "seal={seal}&submission=" + OTHER_FORM_KEY + "&attending=false&language=nl" + PERSON,
                        Optional.empty(),
                        "RSVP#"),
                new Asked(200, "GET", "/desk/meetings/{id}/participants/{person}", DESK, "", Optional.of(form), ""),
                new Asked(
                        200,
                        "GET",
                        "/desk/meetings/{id}/participants/{person}/change",
                        DESK,
                        "",
                        Optional.of(form),
                        ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/participants/{person}/change",
                        DESK,
                        "seal={seal}&submission=" + OTHER_FORM_KEY + "&version=1&attending=false&language=nl" + PERSON,
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/participants/{person}/cancellation",
                        DESK,
                        "seal={seal}&submission=" + OTHER_FORM_KEY + "&version=1",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/participants/{person}/place",
                        DESK,
                        "seal={seal}&version=1",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/participants/{person}/arrival",
                        DESK,
                        "seal={seal}&people=1",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(200, "GET", "/desk/meetings/{id}/audit", DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/my-rsvp/log", LINK, "", Optional.of(form), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/summaries", DESK, "", Optional.empty(), ""),
                new Asked(404, "GET", "/desk/meetings/{id}/summaries/" + DAY, DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/summaries/now", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/summaries/feed",
                        DESK,
                        "seal={seal}&version=1&open=true",
                        Optional.empty(),
                        "FEED"),
                new Asked(404, "GET", "/feeds/{feed}", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/exports", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/exports",
                        DESK,
                        "seal={seal}&subject=participants&format=csv",
                        Optional.empty(),
                        ""),
                new Asked(404, "GET", "/desk/meetings/{id}/exports/" + EXPORT, DESK, "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk/meetings/{id}/quarantine", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/quarantine",
                        DESK,
                        "seal={seal}&act=release&held=" + HELD,
                        Optional.empty(),
                        "RSVP#"),
                new Asked(200, "GET", "/desk/meetings/{id}/updates", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/updates",
                        DESK,
                        "seal={seal}&id=programme&step=send&sorted=0&subject.nl=Een&subject.en=One&text.nl=Een&text.en=One",
                        Optional.empty(),
                        "UPDATE#"),
                new Asked(200, "GET", "/desk" + TOPICS, DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk" + TOPICS,
                        DESK,
                        "seal={seal}&id=decision-1&seen=0&kind=tag&tag=ochtend&topics=" + TOPIC_KEY,
                        Optional.empty(),
                        "DECISION#"),
                new Asked(200, "GET", "/desk" + ONE_TOPIC, DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk" + ONE_TOPIC,
                        DESK,
                        "seal={seal}&id=decision-1&seen=0&kind=note&note=Bel",
                        Optional.empty(),
                        "DECISION#"),
                new Asked(200, "GET", "/desk/meetings/{id}/themes", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk/meetings/{id}/themes",
                        DESK,
                        "seal={seal}&id=decision-1&seen=0&kind=merge&themes=zeggenschap&title=Meepraten",
                        Optional.empty(),
                        "DECISION#"),
                new Asked(200, "GET", COALITIONS, DESK, "", Optional.empty(), ""),
                new Asked(303, "POST", COALITIONS, DESK, "seal={seal}&act=suggest", Optional.empty(), ""),
                new Asked(200, "GET", COALITIONS + "/" + SEATED, DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        COALITIONS + "/" + SEATED,
                        DESK,
                        "seal={seal}&id=decision-2&seen=1&act=pin&name=Loten",
                        Optional.empty(),
                        "DECISION#000002"),
                new Asked(200, "GET", "/desk" + TABLE + "/introductions", DESK, "", Optional.of(seated), ""),
                new Asked(
                        303, "POST", "/desk" + TABLE + "/introductions", DESK, "seal={seal}", Optional.of(seated), ""),
                new Asked(303, "GET", "/desk/sign-in", Map.of(), "", Optional.empty(), ""),
                new Asked(400, "GET", "/desk/callback", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "POST", "/desk/sign-out", DESK, "seal={seal}", Optional.empty(), ""),
                new Asked(200, "GET", "/my-rsvp", LINK, "", Optional.of(form), ""),
                new Asked(200, "GET", "/my-rsvp/data", LINK, "", Optional.of(form), ""),
                new Asked(200, "GET", "/my-rsvp/calendar", LINK, "", Optional.of(form), ""),
                new Asked(200, "GET", "/my-rsvp/change", LINK, "", Optional.of(form), ""),
                new Asked(
                        303,
                        "POST",
                        "/my-rsvp",
                        LINK,
                        "submission=" + OTHER_FORM_KEY + "&version=1&attending=false" + PERSON,
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        303,
                        "POST",
                        "/my-rsvp/cancellation",
                        LINK,
                        "version=1&submission=" + OTHER_FORM_KEY,
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        200,
                        "POST",
                        "/my-rsvp/colleague",
                        LINK,
                        "name=Bo&email=bo%40ede.example",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(303, "POST", "/my-rsvp/updates", LINK, "updates=false", Optional.of(form), "RSVP#"),
                new Asked(404, "GET", "/my-rsvp/coalitions/" + COALITION, LINK, "", Optional.of(form), ""),
                new Asked(404, "POST", "/my-rsvp/coalitions/" + COALITION, LINK, "answer=yes", Optional.of(form), ""),
                new Asked(
                        404,
                        "POST",
                        "/my-rsvp/coalitions/" + COALITION + "/statement",
                        LINK,
                        "version=0&statement=Wij",
                        Optional.of(form),
                        ""),
                new Asked(200, "POST", "/my-rsvp/erasure", LINK, "sure=true", Optional.of(form), "RSVP#"),
                new Asked(200, "POST", "/u/{mails}", FORM, "List-Unsubscribe=One-Click", Optional.of(form), "RSVP#"),
                Asked.get(Assets.STYLE.path()),
                Asked.get("/v1"),
                Asked.get("/v1/openapi.json"),
                Asked.get("/v1/meetings/{id}"),
                Asked.get("/v1/meetings/{id}/file"),
                Asked.get("/v1/meetings/{id}/rsvps"),
                new Asked(200, "GET", "/v1/meetings/{id}/rsvps/{person}", Map.of(), "", Optional.of(form), ""),
                new Asked(
                        200,
                        "PUT",
                        "/v1/meetings/{id}/rsvps/{person}",
                        JSON,
                        json + "\"attending\":true,\"version\":1,\"diet\":\"vegan\"}",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        200,
                        "POST",
                        "/v1/meetings/{id}/rsvps/{person}/cancellation",
                        JSON,
                        "{\"version\":1}",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        200,
                        "POST",
                        "/v1/meetings/{id}/rsvps/{person}/place",
                        JSON,
                        "{\"version\":1}",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        200,
                        "PUT",
                        "/v1/meetings/{id}/rsvps/{person}/arrival",
                        JSON,
                        "{\"people\":1}",
                        Optional.of(form),
                        "RSVP#"),
                new Asked(
                        201,
                        "POST",
                        "/v1/meetings/{id}/participants",
                        JSON,
                        json + "\"attending\":true}",
                        Optional.empty(),
                        "RSVP#"),
                new Asked(
                        200,
                        "POST",
                        "/v1/meetings/{id}/participants/search",
                        JSON,
                        "{\"words\":\"ede\"}",
                        Optional.of(form),
                        ""),
                Asked.get("/v1/meetings/{id}/audit"),
                Asked.get("/v1/meetings/{id}/unreached"),
                new Asked(204, "OPTIONS", "/v1/meetings/{id}", Map.of(), "", Optional.empty(), ""),
                new Asked(204, "OPTIONS", "/v1/meetings/{id}/rsvps", Map.of(), "", Optional.empty(), ""),
                new Asked(204, "OPTIONS", "/v1/meetings/{id}/topics", Map.of(), "", Optional.empty(), ""),
                Asked.get(SITES),
                Asked.get(SITES + "/vng"),
                Asked.get(SITES + "/vng/form"),
                new Asked(200, "PUT", SITES + "/vng", JSON, SITE, Optional.empty(), "SITE#vng"),
                new Asked(
                        201, "POST", SITES + "/vng/secrets", JSON, "{\"use\":\"post\"}", Optional.empty(), "SITE#vng"),
                new Asked(
                        200,
                        "DELETE",
                        SITES + "/vng/secrets/" + SITE_SECRET,
                        Map.of(),
                        "",
                        Optional.empty(),
                        "SITE#vng"),
                new Asked(
                        303,
                        "POST",
                        "/m/{id}/rsvps",
                        FORM,
                        "siteToken={token}&language=nl" + PERSON
                                + "&attending=true&moments=lunch&diet=vegan&dietConsent=true",
                        Optional.empty(),
                        "RSVP#"),
                batch(),
                Asked.get(WEBHOOKS),
                Asked.get(WEBHOOKS + "/planning"),
                Asked.get(WEBHOOKS + "/planning/deliveries"),
                new Asked(200, "PUT", WEBHOOKS + "/planning", JSON, WEBHOOK, Optional.empty(), "WEBHOOK#"),
                new Asked(201, "POST", WEBHOOKS + "/planning/secrets", Map.of(), "", Optional.empty(), "WEBHOOK#"),
                new Asked(200, "POST", WEBHOOKS + "/planning/test", Map.of(), "", Optional.empty(), ""),
                new Asked(204, "DELETE", WEBHOOKS + "/planning", Map.of(), "", Optional.empty(), ""),
                new Asked(
                        201,
                        "POST",
                        "/v1/meetings/{id}/exports",
                        JSON,
                        "{\"subject\":\"topics\",\"format\":\"xlsx\"}",
                        Optional.empty(),
                        ""),
                new Asked(404, "GET", "/v1/meetings/{id}/exports/" + EXPORT, Map.of(), "", Optional.empty(), ""),
                Asked.get("/v1" + TOPICS),
                Asked.get("/v1" + ONE_TOPIC),
                new Asked(
                        201,
                        "PUT",
                        "/v1" + ONE_TOPIC + "/invitations/invite-0001",
                        JSON,
                        "{\"subject\":\"Kom je?\",\"text\":\"Beste,\"}",
                        Optional.empty(),
                        "INVITE#"),
                Asked.get("/v1/meetings/{id}/themes"),
                Asked.get("/v1/meetings/{id}/coalitions"),
                new Asked(200, "PUT", "/v1/meetings/{id}/coalitions/suggestion", Map.of(), "", Optional.empty(), ""),
                Asked.get(DECISIONS),
                new Asked(
                        201,
                        "PUT",
                        DECISIONS + "/tag-00001",
                        JSON,
                        "{\"kind\":\"tag\",\"tag\":\"ochtend\",\"topics\":[\"" + TOPIC_KEY + "\"]}",
                        Optional.empty(),
                        "DECISION#"),
                new Asked(200, "GET", "/v1" + TABLE + "/introductions", Map.of(), "", Optional.of(seated), ""),
                new Asked(200, "PUT", "/v1" + TABLE + "/introductions", JSON, "", Optional.of(seated), ""),
                new Asked(200, "GET", "/v1" + TABLE + "/statement", Map.of(), "", Optional.of(seated), ""),
                new Asked(404, "DELETE", DECISIONS + "/nothing-at-all", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "GET", "/desk" + MANIFEST, DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk" + MANIFEST,
                        DESK,
                        "seal={seal}&version=0&step=head&manifestTitle=Wij&licence=cc-by-4.0",
                        Optional.empty(),
                        "MANIFEST#DRAFT"),
                new Asked(200, "GET", "/desk" + MANIFEST + "/new", DESK, "", Optional.empty(), ""),
                new Asked(
                        303,
                        "POST",
                        "/desk" + MANIFEST + "/p1",
                        DESK,
                        "seal={seal}&version=1&step=save&passage=Anders",
                        Optional.of(STORED_MANIFEST),
                        "MANIFEST#DRAFT"),
                new Asked(404, "GET", "/m/{id}/manifest", Map.of(), "", Optional.empty(), ""),
                new Asked(404, "GET", "/m/{id}/manifest/1", Map.of(), "", Optional.empty(), ""),
                new Asked(404, "GET", "/m/{id}/manifest/1/docx", Map.of(), "", Optional.empty(), ""),
                new Asked(200, "GET", "/my-rsvp/manifest", LINK, "", Optional.of(form), ""),
                new Asked(303, "POST", "/my-rsvp/manifest", LINK, "step=attribution", Optional.of(form), ""),
                Asked.get("/v1" + MANIFEST),
                STORED_MANIFEST,
                new Asked(404, "GET", "/v1" + MANIFEST + "/versions/1", Map.of(), "", Optional.empty(), ""),
                new Asked(
                        201,
                        "PUT",
                        "/v1" + MANIFEST + "/versions/1",
                        MATCH,
                        "",
                        Optional.of(STORED_MANIFEST),
                        "MANIFEST#000001#SOURCES"),
                Asked.get("/v1" + MANIFEST + "/comments"),
                Asked.get(UPDATES),
                new Asked(404, "GET", UPDATES + "/nothing", Map.of(), "", Optional.empty(), ""),
                new Asked(201, "PUT", UPDATES + "/programme", JSON, UPDATE, Optional.empty(), "UPDATE#"),
                Asked.get("/v1/meetings/{id}/quarantine"),
                new Asked(
                        200,
                        "POST",
                        "/v1/meetings/{id}/quarantine/" + HELD + "/release",
                        JSON,
                        json + "\"attending\":true}",
                        Optional.empty(),
                        "RSVP#"),
                new Asked(204, "DELETE", "/v1/meetings/{id}/quarantine/" + HELD, Map.of(), "", Optional.empty(), ""),
                Asked.get("/v1/meetings/{id}/tally"),
                Asked.get("/v1/meetings/{id}/orders"),
                new Asked(
                        200,
                        "PUT",
                        "/v1/meetings/{id}/orders/lunch",
                        JSON,
                        "{\"version\":1,\"diets\":{\"vegan\":3}}",
                        Optional.empty(),
                        "ORDER#"),
                Asked.get("/v1/meetings/{id}/feed"),
                new Asked(
                        200,
                        "PUT",
                        "/v1/meetings/{id}/feed",
                        JSON,
                        "{\"version\":1,\"open\":true}",
                        Optional.empty(),
                        "FEED"),
                Asked.get("/v1/meetings/{id}/summaries"),
                Asked.get("/v1/meetings/{id}/summaries/" + DAY),
                Asked.get("/v1/meetings/{id}/summaries/now"),
                new Asked(404, "GET", "/v1/nowhere", Map.of(), "", Optional.empty(), ""),
                form,
                new Asked(
                        303,
                        "POST",
                        "/m/{id}/rsvps",
                        FORM,
                        rsvp.replace(FORM_KEY, OTHER_FORM_KEY),
                        Optional.of(form),
                        "RSVP#"),
                new Asked(303, "POST", "/m/{id}/topics", FORM, topic, Optional.empty(), "TOPIC#"),
                new Asked(200, "POST", "/m/{id}/topics?others=ask", FORM, topic, Optional.empty(), ""),
                new Asked(
                        201,
                        "POST",
                        "/v1/meetings/{id}/rsvps",
                        JSON,
                        json + "\"attending\":true}",
                        Optional.empty(),
                        "RSVP#"),
                new Asked(
                        201,
                        "POST",
                        "/v1/meetings/{id}/topics",
                        JSON,
                        json + "\"theme\":\"Loting\",\"text\":\"Hoe?\",\"intent\":\"address\"}",
                        Optional.empty(),
                        "TOPIC#"),
                new Asked(200, "PUT", "/v1/meetings/{id}", JSON, meeting, Optional.empty(), "MEETING#"),
                made,
                new Asked(
                        200,
                        "PUT",
                        "/v1/meetings/{id}",
                        Map.of("content-type", "application/json", "if-match", "*"),
                        meeting.replace("Utrecht, centrum", "Utrecht, station"),
                        Optional.of(made),
                        "MEETING#"));
    }

    /// The slow ones first, so that the others fill the time.
    private static List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        for (Duration delay : DELAYS.reversed()) {
            // One try gets four seconds.
            Must must = delay.toSeconds() < 4 ? Must.SUCCEED : Must.FAIL;
            troubles.add(Trouble.always("late by " + delay, Fault.before(delay), must));
            troubles.add(Trouble.onWrites("sent late by " + delay, Fault.before(delay), must));
            troubles.add(Trouble.onWrites("answered late by " + delay, Fault.after(delay), must));
        }
        // Two tries of each call wait in vain, the third would do: eight seconds for every call of the request.
        troubles.add(new Trouble(
                "two of three tries late",
                call -> call.ordinal() % 3 == 0 ? Fault.NONE : Fault.before(Duration.ofSeconds(20)),
                Must.DO_EITHER,
                ""));
        troubles.add(Trouble.always("a byte a second", Fault.TRICKLE, Must.DO_EITHER));
        troubles.add(Trouble.onWrites("a byte a second", Fault.TRICKLE, Must.DO_EITHER));
        for (Fault.Refusal refusal : errors()) {
            troubles.add(Trouble.always(refusal.name(), refusal, Must.FAIL).saying(refusal.name()));
            troubles.add(Trouble.onWrites(refusal.name(), refusal, Must.FAIL).saying(refusal.name()));
        }
        Map<String, Fault> cuts = new LinkedHashMap<>();
        cuts.put("lost on its way", Fault.LOST_REQUEST);
        cuts.put("answered to nobody", Fault.LOST_ANSWER);
        cuts.put("answered by half", Fault.TRUNCATED_ANSWER);
        cuts.forEach((name, fault) -> {
            troubles.add(Trouble.always(name, fault, Must.FAIL));
            troubles.add(Trouble.onWrites(name, fault, Must.FAIL));
            troubles.add(Trouble.first(name, fault));
            troubles.add(Trouble.onFirstWrite(name, fault));
        });
        troubles.add(Trouble.always("not JSON", Fault.NOT_JSON, Must.FAIL));
        troubles.add(Trouble.onWrites("not JSON", Fault.NOT_JSON, Must.FAIL));
        troubles.add(Trouble.always("a wrong checksum", Fault.WRONG_CHECKSUM, Must.FAIL));
        troubles.add(Trouble.onWrites("a wrong checksum", Fault.WRONG_CHECKSUM, Must.FAIL));
        for (Fault.Refusal passing : errors().subList(0, 5)) {
            troubles.add(Trouble.first(passing.name(), passing));
            troubles.add(Trouble.onFirstWrite(passing.name(), passing));
        }
        troubles.add(Trouble.always("http://dynamodb.invalid", Fault.NONE, Must.FAIL));
        // The port of "discard": nobody listens there.
        troubles.add(Trouble.always("http://127.0.0.1:9", Fault.NONE, Must.FAIL));
        return troubles;
    }

    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html; the first five are
    /// tried again by the SDK.
    private static List<Fault.Refusal> errors() {
        List<Fault> errors = new ArrayList<>();
        errors.add(Fault.error(400, "ProvisionedThroughputExceededException"));
        errors.add(Fault.error(400, "ThrottlingException"));
        errors.add(Fault.error(400, "RequestLimitExceeded"));
        errors.add(Fault.error(500, "InternalServerError"));
        errors.add(Fault.error(503, "ServiceUnavailable"));
        errors.add(Fault.error(400, "TransactionConflictException"));
        errors.add(Fault.error(400, "TransactionInProgressException"));
        errors.add(Fault.cancelled("None", "TransactionConflict"));
        errors.add(Fault.cancelled("ThrottlingError"));
        errors.add(Fault.cancelled("ProvisionedThroughputExceeded", "None"));
        for (String permanent : List.of(
                "ResourceNotFoundException",
                "AccessDeniedException",
                "ExpiredTokenException",
                "UnrecognizedClientException",
                "MissingAuthenticationTokenException",
                "ItemCollectionSizeLimitExceededException",
                "LimitExceededException",
                "ValidationException",
                "IdempotentParameterMismatchException")) {
            errors.add(Fault.error(400, permanent));
        }
        errors.add(new Fault.Refusal(500, "", ""));
        errors.add(new Fault.Refusal(400, "", "{\"__type\":\"Thr"));
        errors.add(new Fault.Refusal(403, "", "<html>Blocked by somebody in between"));
        return errors.stream().map(Fault.Refusal.class::cast).toList();
    }

    private Outcome go(Asked asked, Trouble trouble) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        String name = trouble.name().replaceFirst("always ", "");
        URI endpoint = name.startsWith("http:")
                ? URI.create(name)
                : faulty.endpoint(
                        call -> isOver.get() ? Fault.NONE : trouble.plan().apply(call));
        String function = match(asked).route().function();
        RequestStreamHandler handler = handler(function, endpoint);
        List<String> lines = new ArrayList<>();
        long start = System.nanoTime();
        List<String> held = new ArrayList<>();
        Future<?> watch = whoHoldsItUp(Thread.currentThread(), held);
        Tree answer = send(handler, function, asked, lines);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        watch.cancel(false);

        String what = asked.method() + " " + asked.path() + ", " + trouble.name();
        List<String> wrong = new ArrayList<>();
        if (took.compareTo(LONGEST) > 0) {
            wrong.add(what + ": took " + took + "; at its end it was in\n  " + String.join("\n  ", held));
        }
        int status = Integer.parseInt(answer.at("statusCode").text());
        // Whoever sends the same twice at once may also be told that the first is still being taken in.
        boolean isInFlight = status == 409
                && asked.prefix().matches("RSVP#|TOPIC#|ASKED#")
                && trouble.name().contains("Transaction");
        boolean isUnavailable = status == 503 || isInFlight;
        Must must = asked.asksTheTable() ? trouble.must() : Must.SUCCEED;
        if (asked.isLongDeed() && trouble.name().equals("always late by PT2S")) {
            must = Must.DO_EITHER;
        }
        boolean isAllowed = isUnavailable ? must != Must.SUCCEED : status == asked.status() && must != Must.FAIL;
        if (!isAllowed) {
            wrong.add(what + ": must " + must + ", answered " + status + " " + lines);
        }
        Asked again = asked;
        if (isUnavailable) {
            again = unavailableIsWhole(asked, answer, trouble, lines, what, wrong);
        } else if (asked.isWrite() && rows(asked) != 1) {
            wrong.add(what + ": " + status + " without a row");
        }
        isOver.set(true);
        RequestStreamHandler later =
                name.startsWith("http:") ? handler(function, standIns.dynamo().url()) : handler;
        Tree afterwards = send(later, function, again, new ArrayList<>());
        if (!asked.isDone(afterwards.at("statusCode").text())) {
            wrong.add(what + ": sent again, answered "
                    + afterwards.at("statusCode").text());
        }
        return new Outcome(asked, what + " -> " + status, took, wrong);
    }

    /// What takes too long is rare, and its cause is gone afterwards.
    private Future<?> whoHoldsItUp(Thread thread, List<String> held) {
        return watchman.schedule(
                () -> Thread.getAllStackTraces().forEach((each, stack) -> {
                    if (each.equals(thread) || each.getName().startsWith("table-timer")) {
                        held.add(each + (each.isInterrupted() ? ", interrupted: " : ": ") + List.of(stack));
                    }
                }),
                LONGEST.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// @return what the answer itself says to send again
    private static Asked unavailableIsWhole(
            Asked asked, Tree answer, Trouble trouble, List<String> lines, String what, List<String> wrong) {
        String told = String.join(" ", lines);
        boolean isInFlight = answer.at("statusCode").text().equals("409");
        if (!isInFlight
                && (!told.contains("\"level\":\"ERROR\"")
                        || !told.contains("\"failure\"")
                        || !told.contains("\"reason\"")
                        || !told.contains(trouble.reason().replaceFirst(" .*", "")))) {
            wrong.add(what + ": the log says only " + told);
        }
        Tree headers = answer.at("headers");
        if (!headers.at("retry-after").text().matches("[1-9]\\d?")) {
            wrong.add(what + ": no Retry-After");
        }
        String type = asked.isApi() ? "application/problem+json" : "text/html; charset=utf-8";
        if (!headers.at("content-type").text().equals(type)) {
            wrong.add(what + ": is " + headers.at("content-type").text());
        }
        if (!asked.isForm()) {
            return asked;
        }
        for (Element each : Jsoup.parse(answer.at("body").text()).select("form")) {
            FormElement form = (FormElement) each;
            if (form.attr("action").startsWith(asked.bare() + "?")) {
                List<String> shown = form.formData().stream()
                        // jsoup makes "on" of a choice whose value is empty; a browser does not.
                        .map(field -> field.key() + "="
                                + field.value().replaceAll("^on$", "").replaceAll("\r?\n", "\r\n"))
                        .toList();
                if (!shown.containsAll(asked.typed())) {
                    wrong.add(what + ": the page lost some of what was typed, and keeps " + shown);
                }
                String body =
                        String.join("&", shown.stream().map(FaultsTest::encoded).toList());
                return new Asked(
                        asked.status(), "POST", asked.path(), asked.headers(), body, Optional.empty(), asked.prefix());
            }
        }
        wrong.add(what + ": the page has no form to send again");
        return asked;
    }

    private static String encoded(String pair) {
        int is = pair.indexOf('=');
        return pair.substring(0, is + 1) + URLEncoder.encode(pair.substring(is + 1), StandardCharsets.UTF_8);
    }

    private void prepare(Asked asked) throws Exception {
        if (!(asked.path() + asked.cookie()).contains("case-")) {
            return;
        }
        if (asked.prefix().equals("MEETING#")) {
            first(asked);
            return;
        }
        Table table = new Table(clean, Dynamo.TABLE);
        String id = id(asked);
        String file = requests().getLast().at(id, person).body();
        new StoreMeeting(new DynamoMeetings(table), new ArrangeSeats(new DynamoRsvps(table, Clock.systemUTC())))
                .store(Examples.meeting(Examples.json(file)), false);
        if (asked.path().startsWith("/desk")) {
            Instant later = Instant.now().plus(Duration.ofHours(1));
            new DynamoSessions(table, Clock.systemUTC())
                    .begin(session(id), new Session("organiser-1", "Fatma", Role.ORGANISER, true, later));
        }
        if (asked.path().matches(".*/(topics|decisions|coalitions).*")
                && !asked.prefix().equals("TOPIC#")) {
            new DynamoTopics(table, Clock.systemUTC()).storeUnlessPresent(topic(id));
        }
        if (asked.path().contains(SEATED)) {
            new DynamoDecisions(table, Clock.systemUTC()).store(table(id));
        }
        if (asked.path().contains("/quarantine")) {
            new DynamoQuarantine(table, Clock.systemUTC()).keepUnlessPresent(held(id));
        }
        if (asked.path().matches(".*/(sites|submissions).*") || asked.body().contains("siteToken=")) {
            new DynamoSites(table).write(site(id));
        }
        if (asked.path().contains("/webhooks")) {
            WebhookFile webhook = switch (WebhookFile.read(Examples.json(WEBHOOK), true)) {
                case Reading.Valid<WebhookFile> valid -> valid.value();
                case Reading.Invalid<WebhookFile> invalid -> throw new AssertionError(invalid.complaints());
            };
            new ChangeWebhook(new DynamoWebhooks(table), Clock.systemUTC())
                    .store(new MeetingId(id), new SiteId("planning"), webhook);
        }
        if (asked.path().endsWith(DAY.toString())) {
            MeetingId meeting = MeetingId.of(id).orElseThrow();
            new DynamoSummaries(table).store(meeting, new SummaryRecord(DAY, 1, "digest", Optional.empty()));
            Path folderOfDay = data.at("bucket");
            assertEquals(
                    true, folderOfDay.isAbsolute() || !folderOfDay.toString().isEmpty());
            new S3Artefacts(S3Artefacts.client(true), bucket())
                    .store(meeting, DAY, Format.JSON, "{}".getBytes(StandardCharsets.UTF_8));
        }
        first(asked);
    }

    private void first(Asked asked) throws Exception {
        if (asked.before().isPresent()) {
            Asked first = asked.before().get();
            String function = match(first).route().function();
            String answer = switch (cleanFunctions.invoke(function, event(first))) {
                case Invocation.Returned returned -> returned.answer();
                case Invocation.Failed failed -> failed.why();
            };
            assertEquals(
                    String.valueOf(first.status()),
                    Json.read(answer).at("statusCode").text(),
                    answer);
        }
    }

    private static Site site(String id) {
        SiteFile file = switch (SiteFile.read(Examples.json(SITE))) {
            case Reading.Valid<SiteFile> valid -> valid.value();
            case Reading.Invalid<SiteFile> invalid -> throw new AssertionError(invalid.complaints());
        };
        SiteSecret secret = new SiteSecret(SITE_SECRET, SiteSecret.Use.FORM, Examples.NOW);
        SiteSecret post = new SiteSecret(POST_SECRET, SiteSecret.Use.POST, Examples.NOW);
        return new Site(new MeetingId(id), new SiteId("vng"), 1, file, List.of(secret, post));
    }

    private static Held held(String id) {
        return new Held(
                new MeetingId(id),
                HELD,
                "vng",
                "0123456789abcdefABCDEF",
                Kind.RSVP,
                Doubt.ROBOT,
                Examples.rsvp("fatma@ede.example").build(),
                Optional.empty(),
                Examples.NOW,
                Instant.parse("2127-10-24T16:00:00Z").getEpochSecond());
    }

    /// Signed when it gets its id.
    private static Asked batch() {
        String json =
                "{\"submissions\":[{\"rsvp\":{\"name\":\"Fatma\",\"email\":\"fatma@ede.example\",\"organisation\":\"Ede\","
                        + "\"organisationType\":\"municipality\",\"attending\":true}}]}";
        Map<String, String> headers = Map.of(
                "content-type", "application/json",
                "site", "vng",
                "webhook-id", "batch-1");
        return new Asked(200, "POST", "/v1/meetings/{id}/submissions", headers, json, Optional.empty(), "RSVP#");
    }

    private static Map<String, String> signed(Map<String, String> headers, String id, String body) {
        String webhookId = headers.getOrDefault("webhook-id", "");
        if (webhookId.isEmpty()) {
            return headers;
        }
        Site site = site(id);
        String secret = new SiteKeys(KEY).signingSecret(site, site.secrets().getLast());
        Map<String, String> signed = new LinkedHashMap<>(headers);
        String now = String.valueOf(Instant.now().getEpochSecond());
        signed.put("webhook-timestamp", now);
        signed.put(
                "webhook-signature",
                WebhookSignature.of(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())),
                        webhookId,
                        now,
                        body.getBytes(StandardCharsets.UTF_8)));
        return signed;
    }

    private Decided table(String id) {
        return new Decided(
                new MeetingId(id),
                1,
                "decision-1",
                Decision.seat(new CoalitionId(SEATED), Set.of(TopicKey.of(topic(id))), "Loting"),
                Instant.now(),
                "organiser-1",
                "Fatma",
                Instant.now().plus(Duration.ofDays(9)).getEpochSecond());
    }

    /// The one that [#TOPIC_KEY] names.
    private Topic topic(String id) {
        return new Topic(
                new MeetingId(id),
                new Person(person),
                new Participant(
                        "Fatma",
                        EmailAddress.of("fatma@ede.example"),
                        "Gemeente Ede",
                        OrganisationType.MUNICIPALITY,
                        Language.DUTCH),
                "Loting",
                Optional.empty(),
                "Wij lootten.",
                Intent.PRESENT,
                false,
                new Submission(new SubmissionId("s".repeat(22)), "", "page", Instant.now()),
                1,
                Instant.now().plus(Duration.ofDays(9)).getEpochSecond());
    }

    private static String linked(String text, String id, String person) {
        PersonalLink link = new PersonalLink(new MeetingId(id), new Person(person));
        LinkKeys keys = new LinkKeys(new SiteKeys(KEY));
        return text.replace("{session}", session(id).value())
                .replace("{link}", keys.write(link, LinkKeys.Use.OPEN))
                .replace("{mails}", keys.write(link, LinkKeys.Use.UNSUBSCRIBE))
                .replace("{feed}", new FeedKeys(new SiteKeys(KEY)).write(new Feed(new MeetingId(id), 1, true)));
    }

    private static Map<String, String> linked(Map<String, String> headers, String id, String person) {
        Map<String, String> linked = new LinkedHashMap<>(headers);
        linked.replaceAll((_, value) -> linked(value, id, person));
        return linked;
    }

    /// Of the case that it names.
    private static SessionToken session(String id) {
        return new SessionToken((id + "_" + "s".repeat(43)).substring(0, 43));
    }

    private static String token(String id) {
        return new SiteKeys(KEY)
                .write(new SiteToken(
                        new MeetingId(id),
                        new SiteId("vng"),
                        SITE_SECRET,
                        Kind.RSVP,
                        Set.of(),
                        0,
                        Instant.parse("2127-04-24T16:00:00Z")));
    }

    private Template.Function function(String id) {
        return Objects.requireNonNull(template.functions().get(id), id);
    }

    private String bucket() {
        return values.environment(function("ReadSummariesFunction")).getOrDefault("SUMMARIES_BUCKET", "none");
    }

    private static String id(Asked asked) {
        return (asked.path() + asked.cookie()).replaceFirst(".*(case-\\d+).*", "$1");
    }

    private int rows(Asked asked) {
        boolean isMeeting = asked.prefix().equals("MEETING#");
        String partition = isMeeting ? "MEETINGS" : "MEETING#" + id(asked);
        String prefix = isMeeting ? "MEETING#" + id(asked) : asked.prefix();
        return clean.query(query -> query.tableName(Dynamo.TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS(partition), ":sk", AttributeValue.fromS(prefix))))
                .count();
    }

    private Routes.Match match(Asked asked) {
        return routes.find(asked.method(), asked.bare()).orElseThrow();
    }

    /// As Lambda makes it, with the endpoint that the SDK reads while the client is made.
    private RequestStreamHandler handler(String id, URI endpoint) throws Exception {
        Template.Function function = function(id);
        Class<?> type = Class.forName(function.handler());
        synchronized (this) {
            String before = System.setProperty("aws.endpointUrlDynamoDb", endpoint.toString());
            try {
                return ScopedValue.where(Environment.VARIABLES, values.environment(function))
                        .call(() -> (RequestStreamHandler) type.getConstructor().newInstance());
            } finally {
                System.setProperty("aws.endpointUrlDynamoDb", before);
            }
        }
    }

    /// On the thread that asks, as on Lambda: a virtual thread would give up its socket sooner.
    private Tree send(RequestStreamHandler handler, String function, Asked asked, List<String> lines) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event(asked)), answer, context(function, lines));
        return Json.read(answer.toString(StandardCharsets.UTF_8));
    }

    private byte[] event(Asked asked) {
        return Deployed.event(match(asked), asked.method(), asked.path(), asked.headers(), asked.body());
    }

    private static Context context(String function, List<String> lines) {
        Context local = new LocalContext(function, Duration.ofSeconds(25));
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                lines.add(message);
                System.out.println(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, arguments) ->
                        method.getName().equals("getLogger") ? logger : method.invoke(local, arguments));
    }
}

package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.klankbord.desk.Identity;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.memory.Examples;
import nl.klankbord.page.Assets;
import nl.klankbord.site.WebhookSignature;
import org.jsoup.Jsoup;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that is asked of the functions, once, and what they asked of AWS for it.
///
/// Each request finds functions that have just started, so that none remembers the meeting.
final class EveryRequest {

    static final int RSVPS = 200;
    static final int TOPICS = 50;
    static final String PAGE = "a meeting's page";
    static final String STYLE = "the style sheet of all pages";
    static final String MARK = "the mark on all pages";
    static final String RSVP = "an RSVP, by form";
    static final String TOPIC = "a topic, by form";
    static final String SITE_RSVP = "an RSVP, from another site's page, to a meeting without capacity";
    static final String RECEIPT = "a receipt's page";
    static final String COUNT_RSVP = "counting one RSVP";
    static final String COUNT_TOPIC = "counting one topic";
    static final String WAITING = "an RSVP that has to wait";
    static final String PROMOTED = "a party that waited gets its seats";
    static final String TOLD_RSVP = "telling somebody by mail that their RSVP is in";
    static final String IDLE_FIVE_MINUTES = "each five minutes, with nobody left to tell";
    static final String TALLY = "the live counts";
    static final String DOWNLOAD = "a summary as CSV";
    static final String MINUTE = "the minute, with one event for a webhook";
    static final String IDLE_MINUTE = "the minute, with nothing to post";
    static final String EMPTY_NIGHT = "the night, of a meeting without answers";
    static final String NIGHT = "the night, of a meeting with " + RSVPS + " RSVPs and " + TOPICS + " topics";

    static final String RSVP_WITHOUT_CAPACITY = "an RSVP, as JSON, to a meeting without capacity";
    static final String RSVP_WITH_CAPACITY = "an RSVP, as JSON";
    static final String ANSWERS_OF_A_SITE =
            "how many answers a site sent, of " + RSVPS + " RSVPs and " + TOPICS + " topics";

    private static final String PERSON =
            "name=Fatma+Y%C4%B1ld%C4%B1z&organisation=Gemeente+Ede&organisationType=municipality&email=";
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");
    private static final Map<String, String> BROWSER = Map.of("accept-encoding", "gzip, deflate, br");
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    /// In place of whichever is there.
    private static final Map<String, String> OVER = Map.of("content-type", "application/json", "if-match", "*");
    private static final List<String> DIETS =
            List.of("none", "vegetarian", "vegan", "halal", "kosher", "gluten-free", "lactose-free", "other");
    private static final List<String> ORGANISATIONS = List.of(
            "municipality", "province", "water-authority", "ministry", "association", "university", "company", "other");

    private static final Pattern FORM_KEY = Pattern.compile("(name=\"submission\" value=\")[A-Za-z0-9_-]{46}(\")");
    private static final String STEADY_KEY = "7hQ2mZx0aLw9TfVb5dKc3RyE1gNj8UoP6sIiXkBtMvCqAz";

    private static final String SITE =
            "{\"name\":\"VNG\",\"origins\":[\"https://www.vng.example\"],\"mayPost\":[\"rsvp\"],\"mostPerDay\":500}";

    private final Deployed deployed;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    /// @param bytes of the answer's body
    record Asked(List<SdkCall> calls, double readUnits, double writeUnits, int bytes) {

        long count(String action) {
            return calls.stream()
                    .filter(call -> call.actions().contains(action))
                    .count();
        }
    }

    private EveryRequest(Deployed deployed) {
        this.deployed = deployed;
    }

    /// @return by what was asked, in the order of a meeting's life
    static Map<String, Asked> of(Path folder) throws Exception {
        try (Deployed deployed = new Deployed(folder)) {
            EveryRequest every = new EveryRequest(deployed);
            every.organiserStores();
            every.peopleAnswer();
            every.answersAreCounted();
            every.peopleAreTold();
            every.nightsPass();
            every.aSmallMeetingFillsUp();
            every.whatWentWrongIsMended();
            every.organiserReads();
            every.aMeetingWithoutCapacity();
            every.anotherSitePosts();
            every.anotherSystemListens();
            every.aSiteSendsAHundred();
            every.aPersonUsesTheLink();
            every.organiserWorksAtTheDesk();
            assertEquals(Set.of(), deployed.routesNotTaken(), "Ask these here, too.");
            return every.asked;
        }
    }

    private void organiserStores() throws Exception {
        // A hundred years on, so that these tests outlive the meeting; its nights have been, as a night must.
        String meeting = Examples.file("events/meetings/utrecht.json").replace("2027-", "2127-");
        Map<String, String> onlyNew = Map.of("content-type", "application/json", "if-none-match", "*");
        ask("storing a new meeting", 201, "PUT", "/v1/meetings/utrecht", onlyNew, meeting);
        ask("storing a meeting again", 200, "PUT", "/v1/meetings/utrecht", JSON, meeting);
        String other = meeting.replace("Utrecht, centrum", "Utrecht, station");
        ask("a meeting that is there already", 412, "PUT", "/v1/meetings/utrecht", onlyNew, other);
        ask("a meeting that is wrong", 400, "PUT", "/v1/meetings/utrecht", JSON, "{}");
        ask(EMPTY_NIGHT, () -> night("2026-03-01"));
    }

    private void peopleAnswer() throws Exception {
        ask("the home page", 200, "GET", "/", BROWSER, "");
        ask(PAGE, 200, "GET", "/m/utrecht", BROWSER, "");
        again("the same within 5 seconds", 200, "GET", "/m/utrecht", BROWSER, "");
        ask("a meeting that is not there", 404, "GET", "/m/nergens", Map.of(), "");
        ask(STYLE, 200, "GET", Assets.STYLE.path(), BROWSER, "");
        ask(MARK, 200, "GET", Assets.MARK.path(), BROWSER, "");
        ask("a meeting, as JSON", 200, "GET", "/v1/meetings/utrecht", Map.of(), "");
        ask("the page of the API", 200, "GET", "/v1", Map.of(), "");
        ask("the contract of the API", 200, "GET", "/v1/openapi.json", Map.of(), "");
        ask("an unknown path", 404, "GET", "/v1/nowhere", Map.of(), "");

        String form =
                "submission=" + deployed.formKey() + "&" + PERSON + "fatma%40ede.example&attending=true&moments=lunch"
                        + "&moments=drinks&diet=halal&dietNote=Geen+noten&dietConsent=true&guests.0.name=Jan&guests.0.diet=vegan&updates=true";
        ask(RSVP, 303, "POST", "/m/utrecht/rsvps", FORM, form);
        ask("what happens with one's data", 200, "GET", "/m/utrecht/privacy", BROWSER, "");
        ask(RECEIPT, 200, "GET", "/m/utrecht/receipts/accepted", BROWSER, "");
        ask("the same RSVP again", 303, "POST", "/m/utrecht/rsvps", FORM, form);
        ask("other content under the same key", 422, "POST", "/m/utrecht/rsvps", FORM, form.replace("halal", "none"));
        String second = form.replaceFirst("submission=[^&]+", "submission=" + deployed.formKey());
        ask("another RSVP of the same address", 303, "POST", "/m/utrecht/rsvps", FORM, second);
        ask("that one again", 303, "POST", "/m/utrecht/rsvps", FORM, second);
        ask("an RSVP that is wrong", 400, "POST", "/m/utrecht/rsvps", FORM, PERSON);
        ask(RSVP_WITH_CAPACITY, 201, "POST", "/v1/meetings/utrecht/rsvps", JSON, rsvp(0));

        String topic = "submission=" + deployed.formKey() + "&" + PERSON + "fatma%40ede.example&theme=Loting"
                + "&text=Wij+lootten+een+burgerberaad.+Ik+vertel+wat+er+misging+en+wat+bleef.&intent=present";
        String written = "language=nl&themeId=&theme=Loting&text=Wij+lootten+een+burgerberaad.+Hoe+deed+jij+dat%3F";
        ask(
                "whether others want what somebody writes",
                200,
                "POST",
                "/m/utrecht/topics?others=ask&lang=nl",
                FORM,
                written);
        ask(TOPIC, 303, "POST", "/m/utrecht/topics", FORM, topic);
        ask("the same topic again", 303, "POST", "/m/utrecht/topics", FORM, topic);
        ask("a topic that is wrong", 400, "POST", "/m/utrecht/topics", FORM, PERSON);
        ask("a topic, as JSON", 201, "POST", "/v1/meetings/utrecht/topics", JSON, topic(0));
    }

    /// Room for three: one party is in, the next waits, and gets its seats when the organiser finds a larger room.
    private void aSmallMeetingFillsUp() throws Exception {
        ask("storing a small meeting", 200, "PUT", "/v1/meetings/klein", JSON, smallMeeting(3));
        ask("an RSVP for the last seats but one", 201, "POST", "/v1/meetings/klein/rsvps", JSON, rsvp(2));
        ask(WAITING, 201, "POST", "/v1/meetings/klein/rsvps", JSON, rsvp(4));
        ask("that one again", 201, "POST", "/v1/meetings/klein/rsvps", JSON, rsvp(4));
        ask("another that has to wait", 201, "POST", "/v1/meetings/klein/rsvps", JSON, rsvp(6));
        anOrganiserChangesAnswers();
        ask("changing it unseen", 428, "PUT", "/v1/meetings/klein", JSON, smallMeeting(9));
        ask("storing it with a larger capacity", 200, "PUT", "/v1/meetings/klein", OVER, smallMeeting(9));
        ask("the file of a meeting", 200, "GET", "/v1/meetings/klein/file", Map.of(), "");
        ask(PROMOTED, this::promote);
        ask("looking again who waits", this::promote);
    }

    /// By the night, and by an operator: somebody waits at a place that is not theirs, while there are seats.
    private void whatWentWrongIsMended() throws Exception {
        ask(ANSWERS_OF_A_SITE, () -> recount("{\"meeting\":\"utrecht\",\"without\":\"api\"}"));
        somebodyWaitsAtAWrongPlace(4, 8);
        ask("a night that mends a waiting list and promotes", () -> night("2026-03-05"));
        somebodyWaitsAtAWrongPlace(6, 10);
        ask("a recount that does so", () -> recount("{\"meeting\":\"klein\"}"));
        ask("a recount right after", () -> recount("{\"meeting\":\"klein\"}"));
        String without = "{\"meeting\":\"klein\",\"without\":\"api\"";
        ask("striking out the answers of a site", () -> recount(without + ",\"strike\":true}"));
    }

    /// @param people who are in
    /// @param number of who comes, and waits
    private void somebodyWaitsAtAWrongPlace(int people, int number) {
        taken("PUT", 200, "/v1/meetings/klein", smallMeeting(people));
        taken("/v1/meetings/klein/rsvps", rsvp(number));
        taken("PUT", 200, "/v1/meetings/klein", smallMeeting(people + 3));
        Map<String, AttributeValue> place = deployed.dynamo()
                .query(query -> query.tableName(EmbeddedDynamo.TABLE)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :waiting)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("MEETING#klein"),
                                ":waiting", AttributeValue.fromS("WAITING#"))))
                .items()
                .getFirst();
        Map<String, AttributeValue> wrong = new LinkedHashMap<>(place);
        wrong.put("sk", AttributeValue.fromS("WAITING#0000000099"));
        deployed.dynamo()
                .deleteItem(delete -> delete.tableName(EmbeddedDynamo.TABLE)
                        .key(Map.of("pk", at(place, "pk"), "sk", at(place, "sk"))));
        deployed.dynamo().putItem(put -> put.tableName(EmbeddedDynamo.TABLE).item(wrong));
    }

    private static AttributeValue at(Map<String, AttributeValue> row, String name) {
        return Objects.requireNonNull(row.get(name));
    }

    private String recount(String event) {
        return deployed.invoke("RecountFunction", event.getBytes(StandardCharsets.UTF_8));
    }

    private static String smallMeeting(int capacity) {
        return Examples.file("events/meetings/utrecht.json")
                .replace("2027-", "2127-")
                .replace("\"id\": \"utrecht\"", "\"id\": \"klein\"")
                .replaceFirst("\"capacity\": [0-9]+", "\"capacity\": " + capacity)
                .replaceFirst("\"waitingList\": [a-z]+", "\"waitingList\": true");
    }

    /// Of the small meeting: one who is in, one who waits first, and one who waits behind.
    private void anOrganiserChangesAnswers() throws Exception {
        Tree page = ask("a page of RSVPs", 200, "GET", "/v1/meetings/klein/rsvps", Map.of(), "");
        Map<String, String> paths = new LinkedHashMap<>();
        for (Tree rsvp :
                nl.klankbord.local.Json.read(page.at("body").text()).at("rsvps").items()) {
            paths.put(
                    rsvp.at("email").text(),
                    "/v1/meetings/klein/rsvps/" + rsvp.at("person").text());
        }
        String in = Objects.requireNonNull(paths.get(email(2)));
        String behind = Objects.requireNonNull(paths.get(email(6)));
        Tree shown = ask("one RSVP", 200, "GET", in, Map.of(), "");
        String change = shown.at("body").text().replace("\"diet\":\"none\"", "\"diet\":\"vegan\"");
        Map<String, String> keyed = Map.of("content-type", "application/json", "idempotency-key", "a-change-0123456");
        ask("a change by an organiser", 200, "PUT", in, keyed, change);
        ask("the same change again", 200, "PUT", in, keyed, change);
        ask("a change of an old version", 409, "PUT", in, JSON, change);
        ask("a change with more people than fit", 409, "PUT", in, JSON, three(change));
        String cancellation = "{\"version\":1}";
        ask("giving a place where none is free", 409, "POST", behind + "/place", JSON, cancellation);
        ask("checking somebody in", 200, "PUT", in + "/arrival", JSON, "{\"people\":1}");
        ask(
                "looking for somebody",
                200,
                "POST",
                "/v1/meetings/klein/participants/search",
                JSON,
                "{\"words\":\"example\"}");
        String called = "{\"name\":\"Kees\",\"email\":\"kees@ede.example\",\"organisation\":\"Ede\","
                + "\"organisationType\":\"municipality\",\"attending\":false}";
        ask("signing up who called", 201, "POST", "/v1/meetings/klein/participants", JSON, called);
        ask("who looked at what", 200, "GET", "/v1/meetings/klein/audit", Map.of(), "");
        ask("whom no mail reached", 200, "GET", "/v1/meetings/klein/unreached", Map.of(), "");
        ask("cancelling who waits", 200, "POST", behind + "/cancellation", JSON, cancellation);
        ask("cancelling again", 200, "POST", behind + "/cancellation", JSON, cancellation);
    }

    private static String three(String change) {
        return change.replace("\"version\":1", "\"version\":2")
                .replace("\"guests\":[", "\"guests\":[{\"name\":\"Mia\"},");
    }

    private String promote() {
        Map<String, Object> record = Map.of(
                "dynamodb",
                Map.of(
                        "Keys",
                        Map.of("pk", Map.of("S", "MEETING#klein"), "sk", Map.of("S", "SEATS")),
                        "SequenceNumber",
                        "1"));
        String answer =
                deployed.invoke("FollowUpFunction", nl.klankbord.local.Json.bytes(Map.of("Records", List.of(record))));
        assertEquals("{\"batchItemFailures\":[]}", answer);
        return answer;
    }

    /// The tally has every count by then, which makes it as large as it gets.
    private void answersAreCounted() throws Exception {
        for (int number = 1; number < RSVPS - 2; number++) {
            taken("/v1/meetings/utrecht/rsvps", rsvp(number));
            if (number % 50 == 0) {
                ask("counting 50 answers at once", () -> count(uncounted().limit(50)));
            }
        }
        for (int number = 1; number < TOPICS - 1; number++) {
            taken("/v1/meetings/utrecht/topics", topic(number));
        }
        count(uncounted().filter(row -> row.startsWith("RSVP")).limit(50));
        count(uncounted().limit(50));
        count(uncounted());
        List<String> one = rowsAfter("/v1/meetings/utrecht/rsvps", rsvp(RSVPS - 2));
        ask(COUNT_RSVP, () -> count(one.stream()));
        ask("counting the same again", () -> count(one.stream()));
        // So that a usual night has one before it that was mailed.
        night("2026-03-01");
        List<String> topic = rowsAfter("/v1/meetings/utrecht/topics", topic(TOPICS - 1));
        ask(COUNT_TOPIC, () -> count(topic.stream()));
    }

    private void peopleAreTold() throws Exception {
        ask(TOLD_RSVP, () -> followUp("RSVP#", email(1)));
        ask("telling them again", () -> followUp("RSVP#", email(1)));
        ask("telling who filled in the form twice", this::fiveMinutes);
        ask(IDLE_FIVE_MINUTES, this::fiveMinutes);
        taken("/v1/meetings/utrecht/topics", topic(1).replaceFirst("\"email\":\"[^\"]*", "\"email\":\"" + email(1)));
        ask("a topic of theirs, within the hour", () -> followUp("TOPIC#", email(1)));
        ask("the page for who lost the link", 200, "GET", "/m/utrecht/link", Map.of(), "");
        String form = "submission=" + deployed.formKey() + "&email=nobody%40ede.example";
        ask("asking for the link again", 303, "POST", "/m/utrecht/links", FORM, form);
        for (int times = 0; times < 6; times++) {
            deployed.send("POST", "/m/utrecht/links", FORM, form);
        }
        again("asking for it more often than most", 303, "POST", "/m/utrecht/links", FORM, form);
        ask("somebody asked whom nobody knows", this::fiveMinutes);
    }

    private String fiveMinutes() {
        return deployed.invoke("FollowUpFunction", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private String followUp(String prefix, String email) {
        try {
            String person = deployed.link("utrecht", email, LinkKeys.Use.OPEN).split("~", -1)[1];
            Map<String, Object> record = told("MEETING#utrecht", prefix + person);
            String answer = deployed.invoke(
                    "FollowUpFunction", nl.klankbord.local.Json.bytes(Map.of("Records", List.of(record))));
            assertEquals("{\"batchItemFailures\":[]}", answer);
            return answer;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Whoever answered first.
    private void organiserWorksAtTheDesk() throws Exception {
        ask("the desk, for nobody", 303, "GET", "/desk", Map.of(), "");
        Tree sent = ask("beginning to sign in", 303, "GET", "/desk/sign-in", Map.of(), "");
        Identity organiser =
                new Identity("organiser-1", "fatma@ede.example", Set.of("klankbord-organiser", "klankbord-exporter"));
        String back = ProviderPage.signIn(sent.at("headers").at("location").text(), organiser)
                .replace("https://klankbord.example", "");
        Tree session = ask("signing in", 303, "GET", back, Map.of("cookie", cookie(sent)), "");
        Map<String, String> cookie = Map.of("cookie", cookie(session));
        ask("the desk", 200, "GET", "/desk", cookie, "");
        Tree page = ask("how a meeting stands", 200, "GET", "/desk/meetings/utrecht", cookie, "");
        String seal =
                Jsoup.parse(page.at("body").text()).select("input[name=seal]").attr("value");
        Map<String, String> form = new LinkedHashMap<>(FORM);
        form.putAll(cookie);
        ask("what to order", 200, "GET", "/desk/meetings/utrecht/catering", cookie, "");
        ask("the summaries", 200, "GET", "/desk/meetings/utrecht/summaries", cookie, "");
        String compared = "/desk/meetings/utrecht/summaries?from=2026-03-01&to=2026-03-02";
        ask("one summary at the desk", 200, "GET", "/desk/meetings/utrecht/summaries/2026-03-02", cookie, "");
        ask("two nights beside each other", 200, "GET", compared, cookie, "");
        ask("a summary of now", 200, "GET", "/desk/meetings/utrecht/summaries/now", cookie, "");
        String open = "seal=" + seal + "&version=1&open=true";
        ask("making a feed", 303, "POST", "/desk/meetings/utrecht/summaries/feed", form, open);
        Tree feed = ask("the summaries with a feed", 200, "GET", "/desk/meetings/utrecht/summaries", cookie, "");
        String address = Jsoup.parse(feed.at("body").text()).select("a[type]").attr("href");
        ask("reading a feed", 200, "GET", address.replace("https://klankbord.example", ""), Map.of(), "");
        ask("what can be exported", 200, "GET", "/desk/meetings/utrecht/exports", cookie, "");
        String wanted = "seal=" + seal + "&subject=participants&format=xlsx";
        Tree made = ask("exporting at the desk", 303, "POST", "/desk/meetings/utrecht/exports", form, wanted);
        String export = made.at("headers").at("location").text().replaceFirst(".*done=([^&]*).*", "$1");
        ask("fetching it", 303, "GET", "/desk/meetings/utrecht/exports/" + export, cookie, "");
        ask("news", 200, "GET", "/desk/meetings/utrecht/updates", cookie, "");
        keptApart(cookie, form, "seal=" + seal);
        String participants = "/desk/meetings/utrecht/participants";
        ask("the participants", 200, "GET", participants, cookie, "");
        Tree found = ask(
                "looking for one of them",
                200,
                "POST",
                participants + "/search",
                form,
                "seal=" + seal + "&words=rsvp-0007&show=all");
        String one = Jsoup.parse(found.at("body").text())
                .select(".people a")
                .attr("href")
                .replaceFirst("\\?.*", "");
        ask("one participant", 200, "GET", one, cookie, "");
        ask("the form to change one", 200, "GET", one + "/change", cookie, "");
        String wrong = "seal=" + seal + "&version=1&" + PERSON + "x&attending=true";
        ask("changing one, wrongly", 400, "POST", one + "/change", form, wrong);
        ask("checking one in", 303, "POST", one + "/arrival", form, "seal=" + seal + "&people=1");
        ask("giving one a place that has one", 303, "POST", one + "/place", form, "seal=" + seal + "&version=1");
        ask("cancelling for one", 303, "POST", one + "/cancellation", form, "seal=" + seal + "&version=2");
        ask("the form to sign somebody up", 200, "GET", "/desk/meetings/utrecht/new-participant", cookie, "");
        String called = "seal=" + seal + "&" + PERSON + "called%40ede.example&attending=true&moments=lunch&diet=none";
        ask("signing somebody up", 303, "POST", "/desk/meetings/utrecht/new-participant", form, called);
        ask("the audit log", 200, "GET", "/desk/meetings/utrecht/audit", cookie, "");
        taken("PUT", 200, "/v1/meetings/klein", smallMeeting(3));
        taken("/v1/meetings/klein/rsvps", rsvp(2));
        taken("/v1/meetings/klein/rsvps", rsvp(4));
        String small = "/desk/meetings/klein/participants";
        Tree waiting = ask("who waits", 200, "POST", small + "/search", form, "seal=" + seal + "&show=waiting");
        String who = Jsoup.parse(waiting.at("body").text())
                .select(".people a")
                .attr("href")
                .replaceFirst("\\?.*", "");
        ask("cancelling for who waits", 303, "POST", who + "/cancellation", form, "seal=" + seal + "&version=1");
        String order = "seal=" + seal + "&version=1&diet.vegan=12";
        ask("noting that it was ordered", 303, "POST", "/desk/meetings/utrecht/catering/lunch", form, order);
        String news = "seal=" + seal + "&id=news&subject.nl=Een&subject.en=One&text.nl=Een&text.en=One&sorted=0&step=";
        ask("looking at news first", 200, "POST", "/desk/meetings/utrecht/updates", form, news + "preview");
        ask("sending it from the desk", 303, "POST", "/desk/meetings/utrecht/updates", form, news + "send");
        organiserChangesAMeeting(cookie, form, seal);
        topicsAreSorted(cookie, form, "seal=" + seal);
        peopleMeet(cookie, form, "seal=" + seal);
        ask("signing out", 200, "POST", "/desk/sign-out", form, "seal=" + seal);
    }

    /// Forms that were never shown to who sent them.
    private void keptApart(Map<String, String> cookie, Map<String, String> form, String sealed) throws Exception {
        String page = "/desk/meetings/utrecht/quarantine";
        for (String one : List.of("apart-1", "apart-2")) {
            String sent = PERSON + one + "%40ede.example&attending=true&moments=lunch&diet=none&submission=";
            ask("a form by a robot", 303, "POST", "/m/utrecht/rsvps", FORM, sent);
        }
        Tree held = ask("what is kept apart, at the desk", 200, "GET", page, cookie, "");
        List<String> ids =
                Jsoup.parse(held.at("body").text()).select("[name=held]").eachAttr("value");
        ask("letting one in at the desk", 303, "POST", page, form, sealed + "&act=release&held=" + ids.get(0));
        ask("throwing one away at the desk", 303, "POST", page, form, sealed + "&act=dismiss&held=" + ids.get(1));
    }

    private void organiserChangesAMeeting(Map<String, String> cookie, Map<String, String> form, String seal)
            throws Exception {
        String utrecht = "/desk/meetings/utrecht";
        ask("a form for a new meeting", 200, "GET", "/desk/meetings/new", cookie, "");
        Tree shown = ask("a meeting as a form", 200, "GET", utrecht + "/edit", cookie, "");
        String fields = fields(shown.at("body").text());
        ask("saving what nobody changed", 303, "POST", utrecht + "/edit", form, fields);
        String changed = fields.replaceFirst("capacity=\\d+", "capacity=250");
        ask("looking at it before it is saved", 200, "POST", utrecht + "/edit", form, changed + "&step=preview");
        ask("changing a meeting", 303, "POST", utrecht + "/edit", form, changed);
        String fewer = fields.replaceFirst("capacity=\\d+", "capacity=240");
        ask("changing what somebody else changed", 409, "POST", utrecht + "/edit", form, fewer);
        ask("making a meeting", 303, "POST", "/desk/meetings", form, fields + "&id=nieuw");
        ask("a name that is taken", 400, "POST", "/desk/meetings", form, changed + "&id=nieuw");
        ask("copying a meeting", 303, "POST", utrecht + "/copy", form, "seal=" + seal);
        ask("its page as others see it", 200, "GET", utrecht + "/preview", cookie, "");
        ask("its file", 200, "GET", utrecht + "/file", cookie, "");
        ask("closing it", 303, "POST", utrecht + "/state", form, "seal=" + seal + "&from=open&to=closed");
    }

    /// What a browser sends of the form when nobody touches it.
    private static String fields(String page) {
        StringJoiner pairs = new StringJoiner("&");
        Jsoup.parse(page)
                .select("form:has([name=version]) :is(input:not([type=checkbox]), input[checked], textarea)")
                .forEach(field -> pairs.add(pair(field.attr("name"), field.val())));
        Jsoup.parse(page)
                .select("form:has([name=version]) select")
                .forEach(list -> pairs.add(
                        pair(list.attr("name"), list.select("option[selected]").val())));
        return pairs.toString();
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void topicsAreSorted(Map<String, String> cookie, Map<String, String> form, String seal) throws Exception {
        String topics = "/desk/meetings/utrecht/topics";
        String themes = "/desk/meetings/utrecht/themes";
        Tree list = ask("topics under their themes", 200, "GET", topics, cookie, "");
        String topic = Jsoup.parse(list.at("body").text())
                .select("input[name=topics]")
                .getFirst()
                .attr("value");
        ask("themes", 200, "GET", themes, cookie, "");
        String one = topics + "/" + topic;
        ask("one topic at the desk", 200, "GET", one, cookie, "");
        String tag = seal + "&id=decision-1&seen=0&kind=tag&tag=ochtend&topics=" + topic;
        ask("tagging topics at the desk", 303, "POST", topics, form, tag);
        String programme = seal + "&id=decision-2&seen=1&kind=programme";
        ask("putting a topic in the programme", 303, "POST", one, form, programme);
        String merge = seal + "&id=decision-3&seen=2&kind=merge&themes=zeggenschap&title=Meepraten";
        ask("naming a theme anew", 303, "POST", themes, form, merge);
        ask("undoing it", 303, "POST", themes, form, seal + "&id=decision-4&seen=3&kind=undo&undoes=3");
        String invite = seal + "&id=invite-0001&seen=4&kind=invite&subject=Kom+je&message=Beste";
        ask("inviting somebody to come and tell", 303, "POST", one, form, invite);
        ask("mailing the one invitation", this::fiveMinutes);
        coalitionsAreMade(cookie, form, seal, topic);
        String api = "/v1/meetings/utrecht/";
        ask("topics, a page", 200, "GET", api + "topics", Map.of(), "");
        ask("one topic", 200, "GET", api + "topics/" + topic, Map.of(), "");
        ask("the themes of a meeting", 200, "GET", api + "themes", Map.of(), "");
        String decision = "{\"kind\":\"tag\",\"topics\":[\"" + topic + "\"],\"tag\":\"zaal 2\"}";
        ask("a decision about topics", 201, "PUT", api + "decisions/tag-00001", JSON, decision);
        ask("all decisions of a meeting", 200, "GET", api + "decisions", Map.of(), "");
        ask("undoing a decision", 204, "DELETE", api + "decisions/tag-00001", Map.of(), "");
        String mail = "{\"subject\":\"Kom je?\",\"text\":\"Beste,\"}";
        ask("an invitation", 201, "PUT", api + "topics/" + topic + "/invitations/invite-0002", JSON, mail);
        aManifestIsComposed(cookie, form, seal, topic);
    }

    private void aManifestIsComposed(Map<String, String> cookie, Map<String, String> form, String seal, String topic)
            throws Exception {
        String desk = "/desk/meetings/utrecht/manifest";
        String api = "/v1/meetings/utrecht/manifest";
        Map<String, String> match = Map.of("content-type", "application/json", "if-match", "*");
        ask("the manifest, before it is begun", 200, "GET", desk, cookie, "");
        String head = seal + "&version=0&step=head&manifestTitle=Wij&licence=cc-by-4.0";
        ask("beginning a manifest", 303, "POST", desk, form, head);
        String file = "{\"title\":\"Wij\",\"sections\":[{\"id\":\"s1\",\"heading\":\"Loting\",\"paragraphs\":"
                + "[{\"id\":\"p1\",\"text\":\"Loot.\",\"sources\":[\"" + topic + "\"]}]}]}";
        ask("storing a manifest", 200, "PUT", api, match, file);
        ask("the draft of a manifest", 200, "GET", api, Map.of(), "");
        ask("a paragraph of a manifest", 200, "GET", desk + "/p1", cookie, "");
        String words = seal + "&version=2&step=save&passage=Loot+vaker.&sources=" + topic;
        ask("changing a paragraph", 303, "POST", desk + "/p1", form, words);
        ask("publishing a manifest", 201, "PUT", api + "/versions/1", match, "");
        ask("a version of a manifest", 200, "GET", api + "/versions/1", Map.of(), "");
        ask("the manifest at the desk", 200, "GET", desk, cookie, "");
        ask("taking a version away", 303, "POST", desk, form, seal + "&version=3&step=hide:1");
        ask("giving it back", 303, "POST", desk, form, seal + "&version=3&step=show:1");
        ask("reading a manifest", 200, "GET", "/m/utrecht/manifest", BROWSER, "");
        ask("reading a version of it", 200, "GET", "/m/utrecht/manifest/1", BROWSER, "");
        ask("a manifest as a file", 200, "GET", "/m/utrecht/manifest/1/md", Map.of(), "");
        String token = deployed.link("utrecht", "fatma@ede.example", LinkKeys.Use.OPEN);
        Map<String, String> link = Map.of("cookie", "klankbord=" + token);
        Map<String, String> linkForm = new LinkedHashMap<>(FORM);
        linkForm.putAll(link);
        Tree mine = ask("how I am named in a manifest", 200, "GET", "/my-rsvp/manifest", link, "");
        String name = Jsoup.parse(mine.at("body").text())
                .select("input[type=radio]")
                .getFirst()
                .attr("name");
        ask("choosing it", 303, "POST", "/my-rsvp/manifest", linkForm, "step=attribution&" + name + "=name");
        String comment = "step=comment&submission=" + deployed.formKey() + "&version=1&comment=Mooi";
        ask("commenting on a manifest", 303, "POST", "/my-rsvp/manifest", linkForm, comment);
        ask("comments on a manifest", 200, "GET", api + "/comments", Map.of(), "");
    }

    private void coalitionsAreMade(Map<String, String> cookie, Map<String, String> form, String seal, String topic)
            throws Exception {
        String all = "/desk/meetings/utrecht/coalitions";
        ask("suggesting coalitions anew", 303, "POST", all, form, seal + "&act=suggest");
        ask("coalitions at the desk", 200, "GET", all, cookie, "");
        String words = seal + "&id=words-0001&seen=4&act=words&words=Loting%0Alotje+trekken";
        ask("adding words to the thesaurus", 303, "POST", all, form, words);
        String seat = "{\"kind\":\"seat\",\"topics\":[\"" + topic + "\"],\"name\":\"Loting\",\"coalition\":\""
                + "c".repeat(22) + "\"}";
        ask("making a coalition", 201, "PUT", "/v1/meetings/utrecht/decisions/seat-0001", JSON, seat);
        String one = all + "/" + "c".repeat(22);
        ask("one coalition at the desk", 200, "GET", one, cookie, "");
        ask("naming it anew", 303, "POST", one, form, seal + "&id=seat-0002&seen=6&act=pin&name=Loten");
        String api = "/v1/meetings/utrecht/coalitions";
        ask("the coalitions of a meeting", 200, "GET", api, Map.of(), "");
        ask("suggesting them anew", 200, "PUT", api + "/suggestion", Map.of(), "");
    }

    private void peopleMeet(Map<String, String> cookie, Map<String, String> form, String seal) throws Exception {
        String api = "/v1/meetings/utrecht/";
        // It was closed a while ago.
        deployed.send("POST", "/desk/meetings/utrecht/state", form, seal + "&from=closed&to=open");
        deployed.forget();
        List<String> emails = List.of("een@tafel.example", "twee@tafel.example");
        StringJoiner topics = new StringJoiner("\",\"", "\"", "\"");
        for (String email : emails) {
            String topic =
                    JsonWriter.text(Examples.topic(email).put("introduce", true).build());
            Tree told = deployed.send("POST", api + "topics", JSON, topic);
            assertEquals("201", told.at("statusCode").text(), told.toString());
            String submission = nl.klankbord.local.Json.read(told.at("body").text())
                    .at("id")
                    .text();
            String person = deployed.link("utrecht", email, LinkKeys.Use.OPEN).split("~", -1)[1];
            topics.add(person + "." + submission);
        }
        String coalition = "t".repeat(22);
        taken(
                "PUT",
                201,
                api + "decisions/seat-00001",
                "{\"kind\":\"seat\",\"coalition\":\"" + coalition + "\",\"name\":\"Loten\",\"topics\":[" + topics
                        + "]}");
        String table = "coalitions/" + coalition;
        String desk = "/desk/meetings/utrecht/" + table + "/introductions";
        ask("who sits at a table of two", 200, "GET", desk, cookie, "");
        ask("asking two whether they want to meet", 303, "POST", desk, form, seal);
        ask("mailing the two questions", this::fiveMinutes);
        ask("who wants to meet, of two", 200, "GET", api + table + "/introductions", Map.of(), "");
        ask("asking nobody who is new", 200, "PUT", api + table + "/introductions", Map.of(), "");
        String mine = "/my-rsvp/" + table;
        for (String email : emails) {
            Map<String, String> theirs = linked(email);
            ask("saying yes", 303, "POST", mine, theirs, "answer=yes");
        }
        ask("introducing two to each other", this::fiveMinutes);
        Map<String, String> link = linked(emails.getFirst());
        ask("what is mine, with a table", 200, "GET", "/my-rsvp", link, "");
        ask("the page of a table", 200, "GET", mine, link, "");
        ask("writing a statement", 303, "POST", mine + "/statement", link, "version=0&statement=Wij+loten");
        ask("a statement with its versions", 200, "GET", api + table + "/statement", Map.of(), "");
    }

    private Map<String, String> linked(String email) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(FORM);
        form.put("cookie", "klankbord=" + deployed.link("utrecht", email, LinkKeys.Use.OPEN));
        return form;
    }

    private static String cookie(Tree answer) {
        return answer.at("cookies").items().getFirst().text().replaceFirst(";.*", "");
    }

    private void aPersonUsesTheLink() throws Exception {
        String email = "fatma@ede.example";
        String token = deployed.link("utrecht", email, LinkKeys.Use.OPEN);
        String mails = deployed.link("utrecht", email, LinkKeys.Use.UNSUBSCRIBE);
        Map<String, String> cookie = Map.of("cookie", "klankbord=" + token);
        Map<String, String> form = new LinkedHashMap<>(FORM);
        form.putAll(cookie);
        ask("opening a personal link", 303, "GET", "/r/" + token, Map.of(), "");
        ask("what is mine", 200, "GET", "/my-rsvp", cookie, "");
        ask("my data", 200, "GET", "/my-rsvp/data", cookie, "");
        ask("who looked at my data", 200, "GET", "/my-rsvp/log", cookie, "");
        ask("my entry for a calendar", 200, "GET", "/my-rsvp/calendar", cookie, "");
        ask("the form to change my answer", 200, "GET", "/my-rsvp/change", cookie, "");
        String change = "submission=" + deployed.formKey() + "&" + PERSON + "fatma%40ede.example&attending=true"
                + "&moments=lunch&diet=none&version=1&updates=true";
        ask("changing my answer", 303, "POST", "/my-rsvp", form, change);
        ask("looking whether to stop mails", 200, "GET", "/u/" + mails, Map.of(), "");
        ask("stopping mails", 200, "POST", "/u/" + mails, FORM, "List-Unsubscribe=One-Click");
        ask("starting them", 303, "POST", "/my-rsvp/updates", form, "updates=true");
        ask("cancelling", 303, "POST", "/my-rsvp/cancellation", form, "version=4");
        ask(
                "coming after all",
                303,
                "POST",
                "/my-rsvp",
                form,
                change.replace("version=1", "version=5")
                        .replaceFirst("submission=[^&]+", "submission=" + deployed.formKey()));
        ask("handing over", 200, "POST", "/my-rsvp/colleague", form, "name=Bo&email=bo%40ede.example");
        Map<String, String> bo = new LinkedHashMap<>(FORM);
        bo.put("cookie", "klankbord=" + deployed.link("utrecht", "bo@ede.example", LinkKeys.Use.OPEN));
        ask("being erased", 200, "POST", "/my-rsvp/erasure", bo, "sure=true");
        ask("the statement on accessibility", 200, "GET", "/accessibility", Map.of(), "");
        ask("whom to tell of a weakness", 404, "GET", "/.well-known/security.txt", Map.of(), "");
    }

    private void nightsPass() throws Exception {
        ask(NIGHT, () -> night("2026-03-02"));
        ask("the same night again", () -> night("2026-03-02"));
        taken("/v1/meetings/utrecht/rsvps", rsvp(RSVPS));
        ask("a night that finds one that was not counted", () -> night("2026-03-03"));
        deployed.dynamo()
                .updateItem(update -> update.tableName(EmbeddedDynamo.TABLE)
                        .key(Map.of("pk", AttributeValue.fromS("MEETING#utrecht"), "sk", AttributeValue.fromS("TALLY")))
                        .updateExpression("ADD #count :one")
                        .expressionAttributeNames(Map.of("#count", "people.accepted"))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
        ask("a night that mends drift", () -> night("2026-03-04"));
        ask("a night that finds that everything goes in its time", this::keepTerms);
        ask("the night after it", this::keepTerms);
        deployed.dynamo()
                .updateItem(update -> update.tableName(EmbeddedDynamo.TABLE)
                        .key(Map.of("pk", AttributeValue.fromS("MEETING#utrecht"), "sk", AttributeValue.fromS("TERMS")))
                        .updateExpression("SET answers = :before")
                        .expressionAttributeValues(Map.of(":before", AttributeValue.fromN("1"))));
        String row = rowsAfter("/v1/meetings/utrecht/rsvps", rsvp(RSVPS + 1)).getFirst();
        deployed.dynamo()
                .updateItem(update -> update.tableName(EmbeddedDynamo.TABLE)
                        .key(Map.of("pk", AttributeValue.fromS("MEETING#utrecht"), "sk", AttributeValue.fromS(row)))
                        .updateExpression("SET expiresAt = :soon")
                        .expressionAttributeValues(Map.of(":soon", AttributeValue.fromN("9000000000"))));
        ask("a night after a meeting moved", this::keepTerms);
    }

    private void aMeetingWithoutCapacity() throws Exception {
        String meeting = smallMeeting(3)
                .replace("\"id\": \"klein\"", "\"id\": \"open\"")
                .replaceFirst("\"capacity\": 3,\\s*", "");
        ask("storing a meeting without capacity", 200, "PUT", "/v1/meetings/open", JSON, meeting);
        ask(RSVP_WITHOUT_CAPACITY, 201, "POST", "/v1/meetings/open/rsvps", JSON, rsvp(1));
    }

    /// To the meeting without capacity.
    private void anotherSitePosts() throws Exception {
        String sites = "/v1/meetings/open/sites";
        String file = "{\"name\":\"VNG\",\"origins\":[\"https://www.vng.example\"],\"mayPost\":[\"rsvp\",\"topic\"],"
                + "\"mostPerDay\":500}";
        ask("registering a site", 201, "PUT", sites + "/vng", JSON, file);
        ask("changing a site", 200, "PUT", sites + "/vng", JSON, file);
        ask("the sites of a meeting", 200, "GET", sites, Map.of(), "");
        ask("one site", 200, "GET", sites + "/vng", Map.of(), "");
        String forms = ask("the forms for a site's page", 200, "GET", sites + "/vng/form", Map.of(), "")
                .at("body")
                .text();
        List<String> tokens =
                org.jsoup.Jsoup.parse(forms).select("[name=siteToken]").eachAttr("value");
        String person = "&" + PERSON + "site%40ede.example&siteToken=";
        String rsvp = "attending=true&moments=lunch&diet=halal&dietConsent=true" + person + tokens.getFirst();
        ask(SITE_RSVP, 303, "POST", "/m/open/rsvps", FORM, rsvp);
        String topic = "theme=Loting&text=Hoe%3F&intent=present" + person + tokens.getLast();
        ask("a topic, from another site's page", 303, "POST", "/m/open/topics", FORM, topic);
        ask("a form with a token that is none", 403, "POST", "/m/open/rsvps", FORM, rsvp + "x");
        Map<String, String> page = Map.of("origin", "https://www.vng.example", "content-type", "application/json");
        for (String path : List.of("", "/rsvps", "/topics")) {
            ask(
                    "a preflight for " + (path.isEmpty() ? "the meeting" : path),
                    204,
                    "OPTIONS",
                    "/v1/meetings/open" + path,
                    page,
                    "");
        }
        ask("a meeting, as JSON, for a script of a site", 200, "GET", "/v1/meetings/open", page, "");
        ask("an RSVP, as JSON, by such a script", 201, "POST", "/v1/meetings/open/rsvps", page, rsvp(2));
        ask("a topic, as JSON, by such a script", 201, "POST", "/v1/meetings/open/topics", page, topic(2));
        ask("one more secret for a site", 201, "POST", sites + "/vng/secrets", JSON, "{\"use\":\"post\"}");
        aSiteSendsABatch();
        String secret = "/vng/secrets/0123456789012345678901";
        ask("taking back a secret that is gone", 200, "DELETE", sites + secret, Map.of(), "");
    }

    /// Of a meeting with one place: the first is in, the second has to wait, and the third has no address.
    private void aSiteSendsABatch() throws Exception {
        String meeting = smallMeeting(1).replace("\"id\": \"klein\"", "\"id\": \"zaal\"");
        taken("PUT", 200, "/v1/meetings/zaal", meeting);
        String site = "/v1/meetings/zaal/sites/vng";
        taken("PUT", 201, site, SITE);
        byte[] key = newSecret(site);
        String batch = "{\"submissions\":[{\"rsvp\":" + rsvp(1) + "},{\"rsvp\":" + rsvp(3) + "},{\"rsvp\":{}}]}";
        Map<String, String> signed = signed(key, batch);
        String path = "/v1/meetings/zaal/submissions";
        ask("a batch of three, of which one is wrong", 200, "POST", path, signed, batch);
        ask("the same batch again", 200, "POST", path, signed, batch);
        Map<String, String> unsigned = signed(new byte[32], batch);
        ask("a batch that is not signed right", 401, "POST", path, unsigned, batch);
        String page = ask("what is kept apart", 200, "GET", "/v1/meetings/zaal/quarantine", Map.of(), "")
                .at("body")
                .text();
        String held = "/v1/meetings/zaal/quarantine/"
                + nl.klankbord.local.Json.read(page)
                        .at("held")
                        .items()
                        .getFirst()
                        .at("id")
                        .text();
        ask("letting it in, mended", 200, "POST", held + "/release", JSON, rsvp(5));
        ask("throwing away what is gone", 204, "DELETE", held, Map.of(), "");
        taken("PUT", 200, site, SITE.replace("500", "500,\"watched\":true"));
        String watched = batch.replace("},{\"rsvp\":{}}]", "}]");
        ask("a batch of a site that is watched", 200, "POST", path, signed(key, watched), watched);
    }

    /// To a meeting with room for all.
    private void aSiteSendsAHundred() throws Exception {
        taken("PUT", 200, "/v1/meetings/groot", smallMeeting(5_000).replace("\"klein\"", "\"groot\""));
        String site = "/v1/meetings/groot/sites/vng";
        taken("PUT", 201, site, SITE);
        byte[] key = newSecret(site);
        String hundred = "{\"submissions\":["
                + IntStream.range(0, 100)
                        .mapToObj(number -> "{\"rsvp\":" + rsvp(1_000 + number) + "}")
                        .collect(Collectors.joining(","))
                + "]}";
        String path = "/v1/meetings/groot/submissions";
        ask("a batch of a hundred RSVPs", 200, "POST", path, signed(key, hundred), hundred);
    }

    private byte[] newSecret(String site) throws Exception {
        return Base64.getDecoder()
                .decode(nl.klankbord.local.Json.read(
                                deployed.send("POST", site + "/secrets", JSON, "{\"use\":\"post\"}")
                                        .at("body")
                                        .text())
                        .at("secret")
                        .text()
                        .substring("whsec_".length()));
    }

    private static Map<String, String> signed(byte[] key, String batch) {
        String now = String.valueOf(java.time.Instant.now().getEpochSecond());
        byte[] body = batch.getBytes(StandardCharsets.UTF_8);
        String id = "batch-" + Integer.toHexString(batch.hashCode());
        return Map.of(
                "content-type",
                "application/json",
                "site",
                "vng",
                "webhook-id",
                id,
                "webhook-timestamp",
                now,
                "webhook-signature",
                WebhookSignature.of(key, id, now, body));
    }

    /// Of the meeting without capacity.
    private void anotherSystemListens() throws Exception {
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
        try {
            String webhooks = "/v1/meetings/open/webhooks";
            String file = "{\"url\":\"http://127.0.0.1:" + listener.getAddress().getPort()
                    + "/\",\"events\":[\"rsvp.accepted\",\"summary.published\"]}";
            ask("subscribing a webhook", 201, "PUT", webhooks + "/planning", JSON, file);
            ask("changing a webhook", 200, "PUT", webhooks + "/planning", JSON, file);
            ask("the webhooks of a meeting", 200, "GET", webhooks, Map.of(), "");
            ask("one webhook", 200, "GET", webhooks + "/planning", Map.of(), "");
            ask("one more secret for a webhook", 201, "POST", webhooks + "/planning/secrets", Map.of(), "");
            ask("trying whether a webhook arrives", 200, "POST", webhooks + "/planning/test", Map.of(), "");
            ask("owing it to a webhook to tell of one RSVP", this::aRowThatIsTold);
            ask(MINUTE, this::minute);
            ask(IDLE_MINUTE, this::minute);
            ask("what became of each event", 200, "GET", webhooks + "/planning/deliveries", Map.of(), "");
            String update = "{\"subject\":{\"nl\":\"Nieuws\",\"en\":\"News\"},"
                    + "\"text\":{\"nl\":\"Het programma staat vast.\",\"en\":\"The programme is ready.\"}}";
            taken("/v1/meetings/open/rsvps", rsvp(901).replaceFirst("}$", ",\"updates\":true}"));
            fiveMinutes();
            ask("asking to send an update", 201, "PUT", "/v1/meetings/open/updates/programme", JSON, update);
            ask("the same update again", 200, "PUT", "/v1/meetings/open/updates/programme", JSON, update);
            String about = update.replaceFirst("}$", ",\"to\":\"theme:zeggenschap\"}");
            ask("an update about a theme", 201, "PUT", "/v1/meetings/open/updates/theme", JSON, about);
            ask("sending it to the one who asked for it", this::fiveMinutes);
            ask("an update and how far it is", 200, "GET", "/v1/meetings/open/updates/programme", Map.of(), "");
            ask("all updates of a meeting", 200, "GET", "/v1/meetings/open/updates", Map.of(), "");
            ask("to how many one would go", 200, "GET", "/v1/meetings/open/updates?to=presenters", Map.of(), "");
            String topics = "{\"subject\":\"topics\",\"format\":\"csv\"}";
            Tree made = ask("exporting", 201, "POST", "/v1/meetings/open/exports", JSON, topics);
            String export = nl.klankbord.local.Json.read(made.at("body").text())
                    .at("id")
                    .text();
            ask("fetching an export", 303, "GET", "/v1/meetings/open/exports/" + export, Map.of(), "");
            ask("ending a webhook", 204, "DELETE", webhooks + "/planning", Map.of(), "");
        } finally {
            listener.stop(0);
        }
    }

    /// It was counted long ago: what is new is that somebody listens.
    private String aRowThatIsTold() {
        Map<String, Object> row = told("MEETING#open", "RSVP#q6L-buONwFKNLd3p5bvMhQ");
        String answer =
                deployed.invoke("CountAnswersFunction", nl.klankbord.local.Json.bytes(Map.of("Records", List.of(row))));
        assertEquals("{\"batchItemFailures\":[]}", answer);
        return answer;
    }

    /// As the stream tells of a row that is new.
    private static Map<String, Object> told(String partition, String row) {
        return Map.of(
                "dynamodb",
                Map.of(
                        "Keys",
                        Map.of("pk", Map.of("S", partition), "sk", Map.of("S", row)),
                        "NewImage",
                        Map.of("status", Map.of("S", "accepted"), "version", Map.of("N", "1")),
                        "SequenceNumber",
                        "1"));
    }

    private String minute() {
        return deployed.invoke("PostWebhooksFunction", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void organiserReads() throws Exception {
        ask(TALLY, 200, "GET", "/v1/meetings/utrecht/tally", Map.of(), "");
        ask("the order sheet for a program", 200, "GET", "/v1/meetings/utrecht/orders", Map.of(), "");
        String drinks = "{\"version\":1,\"diets\":{\"none\":80,\"vegan\":4}}";
        ask("noting an order by a program", 200, "PUT", "/v1/meetings/utrecht/orders/drinks", JSON, drinks);
        ask("the list of summaries", 200, "GET", "/v1/meetings/utrecht/summaries", Map.of(), "");
        String feed = "/v1/meetings/klein/feed";
        ask("making a feed by a program", 200, "PUT", feed, JSON, "{\"version\":1,\"open\":true}");
        ask("where a feed is", 200, "GET", feed, Map.of(), "");
        String day = "/v1/meetings/utrecht/summaries/2026-03-02";
        ask("a summary as JSON", 200, "GET", day, Map.of("accept", "application/json"), "");
        ask("a summary of now as JSON", 200, "GET", "/v1/meetings/utrecht/summaries/now", Map.of(), "");
        ask("a summary as HTML", 200, "GET", day, Map.of("accept", "text/html"), "");
        ask(DOWNLOAD, 200, "GET", day, Map.of("accept", "text/csv"), "");
        ask("a day without summary", 404, "GET", day.replace("03-02", "05-01"), Map.of(), "");
    }

    private Tree ask(String what, int status, String method, String path, Map<String, String> headers, String body)
            throws Exception {
        deployed.forget();
        return again(what, status, method, path, headers, body);
    }

    private Tree again(String what, int status, String method, String path, Map<String, String> headers, String body) {
        SdkRecorder.take();
        Tree answer = deployed.send(method, path, headers, body);
        assertEquals(String.valueOf(status), answer.at("statusCode").text(), what + answer);
        String told = answer.at("body").text();
        note(
                what,
                answer.at("isBase64Encoded").isTrue()
                        ? zippedLength(Base64.getDecoder().decode(told))
                        : length(told));
        return answer;
    }

    /// A random key zips to a few bytes more or less each time: as if each key were the same.
    private static int zippedLength(byte[] zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher keys = FORM_KEY.matcher(page);
            if (!keys.find()) {
                return zipped.length;
            }
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(again)) {
                out.write(keys.replaceAll("$1" + STEADY_KEY + "$2").getBytes(StandardCharsets.UTF_8));
            }
            return again.size();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void ask(String what, Supplier<String> invocation) throws Exception {
        deployed.forget();
        SdkRecorder.take();
        note(what, length(invocation.get()));
    }

    private static int length(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    private void note(String what, int bytes) {
        List<SdkCall> calls = SdkRecorder.take();
        asked.put(
                what,
                new Asked(
                        calls,
                        calls.stream().mapToDouble(SdkCall::readUnits).sum(),
                        calls.stream()
                                .mapToDouble(call -> call.writeUnits(deployed::row))
                                .sum(),
                        bytes));
    }

    private void taken(String path, String body) {
        taken("POST", 201, path, body);
    }

    private void taken(String method, int status, String path, String body) {
        Tree answer = deployed.send(method, path, path.equals("/v1/meetings/klein") ? OVER : JSON, body);
        assertEquals(String.valueOf(status), answer.at("statusCode").text(), answer.toString());
    }

    private List<String> rowsAfter(String path, String body) {
        taken(path, body);
        return uncounted().toList();
    }

    private Stream<String> uncounted() {
        return deployed
                .dynamo()
                .queryPaginator(query -> query.tableName(EmbeddedDynamo.TABLE)
                        .keyConditionExpression("pk = :pk")
                        .filterExpression("attribute_exists(uncounted)")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("MEETING#utrecht"))))
                .items()
                .stream()
                .map(row -> row.getOrDefault("sk", AttributeValue.fromS("")).s());
    }

    private String count(Stream<String> rows) {
        List<Map<String, Object>> records = new ArrayList<>();
        rows.forEach(row -> records.add(told("MEETING#utrecht", row)));
        String answer =
                deployed.invoke("CountAnswersFunction", nl.klankbord.local.Json.bytes(Map.of("Records", records)));
        assertEquals("{\"batchItemFailures\":[]}", answer);
        return answer;
    }

    private String night(String day) {
        String event = "{\"scheduledTime\":\"" + day + "T04:30:00Z\"}";
        return deployed.invoke("WriteSummariesFunction", event.getBytes(StandardCharsets.UTF_8));
    }

    private String keepTerms() {
        return deployed.invoke("KeepTermsFunction", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static String rsvp(int number) {
        JsonObject guest = Json.object().put("name", "Joost Bakker").build();
        return JsonWriter.text(Examples.rsvp(email(number))
                .put("organisationType", ORGANISATIONS.get(number % ORGANISATIONS.size()))
                .put("diet", DIETS.get(number / 8 % DIETS.size()))
                .put("dietNote", "Graag zonder noten.")
                .put("guests", number % 2 == 0 ? Json.array(List.of(guest)) : Json.array(List.of()))
                .build());
    }

    private static String email(int number) {
        return "rsvp-%04d@example.example".formatted(number);
    }

    private static String topic(int number) {
        return JsonWriter.text(Examples.topic("topic-%04d@example.example".formatted(number))
                .put("intent", number % 2 == 0 ? "address" : "present")
                .build());
    }
}

package nl.klankbord.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.DynamoTallies;
import nl.klankbord.dynamo.DynamoTopics;
import nl.klankbord.dynamo.Table;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Standing;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import org.jsoup.nodes.Document;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// How long an organiser waits for a page of a meeting with ten thousand participants and as many topics, each
/// under a theme of its own (as in the demo), on a machine with its store in memory: on disk it is filled with fifty
/// rows a second.
final class DeskBench {
    private static final List<Diet> DIETS = List.of(Diet.values());
    private static final List<OrganisationType> TYPES = List.of(OrganisationType.values());

    static final int MANY = 10_000;

    private static final int WARM_UP = 10;
    private static final int MEASURED = 30;
    private static final int AT_ONCE = 25;
    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final List<String> FIRST_NAMES =
            List.of("Anna", "Bram", "Chaima", "Daan", "Emine", "Floor", "Gijs", "Hanna", "Imane", "Zoë");

    /// One page, asked for again and again.
    private interface Page {

        byte[] ask() throws IOException, InterruptedException;
    }

    private DeskBench() {}

    /// @param meetings the folder with the file of the meeting, which has room for all
    static void run(Path template, Path meetings) throws Exception {
        Path data = Files.createTempDirectory("klankbord-bench");
        try (Machine machine = Machine.start(Machine.Options.inMemory(template, data));
                DynamoDbClient dynamo = machine.dynamo().client();
                Browser organiser = new Browser()) {
            new FirstMeetings(machine, meetings, Clock.systemUTC()).storeIfEmpty();
            fill(dynamo);
            night(machine);
            organiser.press(organiser.open(machine.url().resolve("/desk")), "Organisator", Map.of());
            String desk = machine.url() + "/desk/meetings/utrecht";
            Document list = organiser.open(URI.create(desk + "/participants"));
            String seal = list.expectFirst("[name=seal]").val();
            String halfway = person(MANY / 2).value();

            row("overview", () -> organiser.fetch(URI.create(desk)));
            row("participants, first page", () -> organiser.fetch(URI.create(desk + "/participants")));
            row("participants, a page halfway", search(organiser, desk, seal, "&after=" + halfway));
            row("participants, a search that finds many", search(organiser, desk, seal, "&words=ede"));
            row(
                    "participants, a search that finds one",
                    search(organiser, desk, seal, "&words=" + encoded(name(9_999))));
            row("participants, a search that finds none", search(organiser, desk, seal, "&words=niemand"));
            row("participants on the waiting list: none", search(organiser, desk, seal, "&show=waiting"));
            row("catering sheet", () -> organiser.fetch(URI.create(desk + "/catering")));
            row("topics, first page", () -> organiser.fetch(URI.create(desk + "/topics")));
            row("topics, page 200", () -> organiser.fetch(URI.create(desk + "/topics?page=200")));
            row("themes, first page", () -> organiser.fetch(URI.create(desk + "/themes")));
            row("summaries", () -> organiser.fetch(URI.create(desk + "/summaries")));
        }
    }

    private static Page search(Browser organiser, String desk, String seal, String what) {
        URI address = URI.create(desk + "/participants/search");
        return () -> organiser.send(address, "seal=" + encoded(seal) + what);
    }

    private static void row(String what, Page page) throws IOException, InterruptedException {
        long first = took(page);
        for (int i = 0; i < WARM_UP; i++) {
            took(page);
        }
        long[] took = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            took[i] = took(page);
        }
        System.out.printf(
                "| %-42s | %8s | %8s | %8s | %5d kB |%n",
                what,
                Bench.millis(Bench.quantile(took, 50)),
                Bench.millis(Bench.quantile(took, 90)),
                Bench.millis(first),
                page.ask().length / 1_000);
    }

    private static long took(Page page) throws IOException, InterruptedException {
        long before = System.nanoTime();
        page.ask();
        return System.nanoTime() - before;
    }

    /// As the real adapters write them, and counted already: the machine would take long over counting and mailing,
    /// and a page does not see how a row came in.
    private static void fill(DynamoDbClient dynamo) {
        System.err.println("Storing " + MANY + " RSVPs and as many topics…");
        Rows rows = new Rows(dynamo);
        Table table = new Table(rows, EmbeddedDynamo.TABLE);
        DynamoRsvps rsvps = new DynamoRsvps(table, Clock.systemUTC());
        DynamoTopics topics = new DynamoTopics(table, Clock.systemUTC());
        for (int number = 0; number < MANY; number++) {
            Rsvp rsvp = rsvp(number);
            rows.countedAs(rsvp.tally());
            rsvps.storeUnlessPresent(rsvp);
            Topic topic = topic(number);
            rows.countedAs(topic.tally());
            topics.storeUnlessPresent(topic);
        }
        rows.write();
        DynamoTallies tallies = new DynamoTallies(new Table(dynamo, EmbeddedDynamo.TABLE));
        if (!tallies.correct(UTRECHT, tallies.find(UTRECHT).revision(), rows.all.tally())) {
            throw new IllegalStateException("somebody counted");
        }
    }

    /// Takes rows one by one, and writes them together.
    private static final class Rows implements DynamoDbClient {

        private final DynamoDbClient dynamo;
        private final List<WriteRequest> waiting = new ArrayList<>();
        private final Tally.Sum all = new Tally.Sum();
        private Tally next = Tally.NOTHING;
        private int written;

        Rows(DynamoDbClient dynamo) {
            this.dynamo = dynamo;
        }

        /// @param tally of the row that comes next
        void countedAs(Tally tally) {
            next = tally;
            all.add(tally);
        }

        @Override
        public PutItemResponse putItem(PutItemRequest put) {
            Map<String, AttributeValue> item = new HashMap<>(put.item());
            Map<String, AttributeValue> counts = new HashMap<>();
            next.counts().forEach((name, count) -> counts.put(name, AttributeValue.fromN(String.valueOf(count))));
            item.remove("uncounted");
            item.put("countedAs", AttributeValue.fromM(counts));
            waiting.add(WriteRequest.builder()
                    .putRequest(request -> request.item(item))
                    .build());
            if (waiting.size() == AT_ONCE) {
                write();
            }
            return PutItemResponse.builder().build();
        }

        void write() {
            if (!waiting.isEmpty()) {
                written += waiting.size();
                if (written % 1_000 == 0) {
                    System.err.println("  " + written);
                }
                dynamo.batchWriteItem(request -> request.requestItems(Map.of(EmbeddedDynamo.TABLE, waiting)));
                waiting.clear();
            }
        }

        @Override
        public String serviceName() {
            return dynamo.serviceName();
        }

        @Override
        public void close() {}
    }

    private static void night(Machine machine) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> ran = client.send(
                    HttpRequest.newBuilder(machine.url().resolve("/_local/nightly"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (ran.statusCode() != 200) {
                throw new IOException(ran.body());
            }
        }
    }

    private static Rsvp rsvp(int number) {
        List<Guest> guests = number % 20 == 0
                ? List.of(new Guest("Gast " + number, new Meal(Set.of(), Diet.NONE, Optional.empty())))
                : List.of();
        Diet diet = DIETS.get(number % DIETS.size());
        Meal meal = new Meal(new LinkedHashSet<>(List.of("lunch", "drinks")), diet, Optional.empty());
        return new Rsvp(
                UTRECHT,
                person(number),
                participant(number),
                Optional.of("raadsadviseur"),
                meal,
                number % 50 == 0 ? Optional.of("ringleiding") : Optional.empty(),
                guests,
                Answers.NONE,
                number % 3 == 0,
                submission("rsvp-" + number),
                new Standing(Status.ACCEPTED, Status.ACCEPTED, 1, 1 + guests.size(), OptionalLong.empty()),
                Examples.utrecht().expiresAtEpochSecond());
    }

    private static Topic topic(int number) {
        return new Topic(
                UTRECHT,
                person(number),
                participant(number),
                "Meepraten in wijk " + number,
                Optional.empty(),
                ("In wijk " + number + " lootten wij een burgerberaad, en niemand wist hoe het verder moest. ")
                        .repeat(3),
                number % 3 == 0 ? Intent.PRESENT : Intent.ADDRESS,
                true,
                submission("topic-" + number),
                1,
                Examples.utrecht().expiresAtEpochSecond());
    }

    private static Participant participant(int number) {
        return new Participant(
                name(number),
                address(number),
                "Gemeente " + (number % 3 == 0 ? "Ede" : "Plaats " + number % 342),
                TYPES.get(number % TYPES.size()),
                Language.DUTCH);
    }

    private static String name(int number) {
        return FIRST_NAMES.get(number % FIRST_NAMES.size()) + " van Dorp " + number;
    }

    private static EmailAddress address(int number) {
        return EmailAddress.of("p" + number + "@bench.example");
    }

    private static Person person(int number) {
        return Examples.SECRETS.person(address(number));
    }

    private static Submission submission(String id) {
        return new Submission(new SubmissionId(id), "fingerprint", "page", Instant.now());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

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

/// How long an organiser waits for a page of a meeting with ten thousand participants and as many topics, each under
/// a theme of its own (as in the demo), on a machine with its store on disk.
final class DeskBench {

    static final int MANY = 10_000;

    private static final int WARM_UP = 20;
    private static final int MEASURED = 50;
    private static final int AT_ONCE = 50;
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
        Machine.Options options = new Machine.Options(template, data, 0, false, Clock.systemUTC());
        try (Machine machine = Machine.start(options);
                Browser organiser = new Browser()) {
            new FirstMeetings(machine, meetings, Clock.systemUTC()).storeIfEmpty();
            fill();
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

    /// By the real adapters; the machine counts them, and mails each.
    private static void fill() throws InterruptedException {
        System.err.println("Storing " + MANY + " RSVPs and as many topics; this takes minutes…");
        Table table = new Table(Table.client(Table.NOBODY_WAITS), EmbeddedDynamo.TABLE);
        DynamoRsvps rsvps = new DynamoRsvps(table, Clock.systemUTC());
        DynamoTopics topics = new DynamoTopics(table, Clock.systemUTC());
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            int first = sender * AT_ONCE;
            senders.add(Thread.ofPlatform().start(() -> {
                for (int from = first; from < MANY; from += 4 * AT_ONCE) {
                    List<Topic> some = new ArrayList<>();
                    for (int number = from; number < from + AT_ONCE; number++) {
                        rsvps.storeUnlessPresent(rsvp(number));
                        some.add(topic(number));
                    }
                    topics.storeUnlessPresent(some);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        System.err.println("Waiting until all are counted…");
        DynamoTallies tallies = new DynamoTallies(table);
        Tally counts = tallies.find(UTRECHT).tally();
        while (counts.count("sites.page") < 2L * MANY) {
            Thread.sleep(1_000);
            counts = tallies.find(UTRECHT).tally();
        }
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
        List<Guest> guests = number % 20 == 0 ? List.of(new Guest("Gast " + number, new Meal(Set.of(), Diet.NONE, Optional.empty()))) : List.of();
        Diet diet = Diet.values()[number % Diet.values().length];
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
                OrganisationType.values()[number % OrganisationType.values().length],
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

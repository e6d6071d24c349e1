package nl.klankbord.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.Table;
import nl.klankbord.export.ExportOfMany;
import nl.klankbord.functions.OwnShare;
import nl.klankbord.functions.WriteSummariesFunction;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemorySites;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.site.AdmitPost;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteFile;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.SiteSecret;
import nl.klankbord.site.WebhookSignature;
import org.jsoup.Jsoup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `make bench`: the figures of `docs/performance.md`, measured on this machine in this run.
public final class Bench {
    private static final Path ROOT = Path.of(".");
    private static final int WARM_UP = 1_500;
    private static final int MEASURED = 1_500;
    private static final int MANY = 100_000;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("night")) {
            night();
            Runtime.getRuntime().halt(0);
        }
        if (args.length > 0 && args[0].equals("batches")) {
            signatures();
            batches();
            Runtime.getRuntime().halt(0);
        }
        if (args.length > 0 && args[0].equals("links")) {
            links();
            Runtime.getRuntime().halt(0);
        }
        if (args.length > 0 && args[0].equals("summary")) {
            summaryOfMany();
            Runtime.getRuntime().halt(0);
        }
        if (args.length > 0 && args[0].equals("exports")) {
            exportOfMany();
            Runtime.getRuntime().halt(0);
        }
        if (args.length > 0 && args[0].equals("desk")) {
            DeskBench.run(ROOT.resolve("template.yaml"), largeMeeting());
            Runtime.getRuntime().halt(0);
        }
        row(
                "zip",
                "%.1f MB".formatted(Files.size(ROOT.resolve("functions/target/functions.zip")) / 1e6),
                "under 12 MB");
        ownShare();
        start();
        rsvpBesidePut();
        signatures();
        batches();
        summaryOfMany();
        exportOfMany();
        Runtime.getRuntime().halt(0);
    }

    private static void ownShare() throws IOException {
        OwnShare share = new OwnShare();
        for (int i = 0; i < 20_000; i++) {
            share.once();
        }
        long[] took = new long[20_000];
        for (int i = 0; i < took.length; i++) {
            took[i] = share.once();
        }
        row("our own share of a warm RSVP, p50", millis(quantile(took, 50)), "under 1 ms");
        row("our own share of a warm RSVP, p99", millis(quantile(took, 99)), "under 5 ms");
    }

    /// From the command to the first page, on a built tree, with an empty data folder: the median of five.
    private static void start() throws Exception {
        long[] took = new long[5];
        for (int i = 0; i < took.length; i++) {
            Path data = Files.createTempDirectory("klankbord-bench");
            ProcessBuilder command = new ProcessBuilder("bin/run").redirectErrorStream(true);
            command.environment().putAll(Map.of("PORT", "0", "DATA", data.toString()));
            long before = System.nanoTime();
            Process process = command.start();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                String ready = lines.lines()
                        .filter(line -> line.startsWith("Ready: "))
                        .findFirst()
                        .orElseThrow();
                page(URI.create(ready.substring("Ready: ".length()) + "/m/utrecht"));
                took[i] = System.nanoTime() - before;
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
        row("make run to the first page, median of 5", "%.1f s".formatted(quantile(took, 50) / 1e9), "under 10 s");
    }

    /// In turn, on the same store on disk, by one client: an RSVP through the whole machine, and a bare `PutItem` of a
    /// row of the same size.
    private static void rsvpBesidePut() throws Exception {
        Path data = Files.createTempDirectory("klankbord-bench");
        Machine.Options options = new Machine.Options(ROOT.resolve("template.yaml"), data, 0, false, Clock.systemUTC());
        try (Machine machine = Machine.start(options);
                HttpClient client = HttpClient.newHttpClient();
                DynamoDbClient dynamo = machine.dynamo().client()) {
            new FirstMeetings(machine, ROOT.resolve("events/meetings"), Clock.systemUTC()).storeIfEmpty();
            long[] rsvp = new long[MEASURED];
            long[] put = new long[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long tookRsvp = rsvp(client, machine.url(), i + WARM_UP);
                long tookPut = put(dynamo, i + WARM_UP);
                if (i >= 0) {
                    rsvp[i] = tookRsvp;
                    put[i] = tookPut;
                }
            }
            row("RSVP through the machine, p50", millis(quantile(rsvp, 50)), "");
            row("bare PutItem on the same store, p50", millis(quantile(put, 50)), "");
            double ratio = (double) quantile(rsvp, 50) / quantile(put, 50);
            row("their ratio", "%.2f".formatted(ratio), "at most 2");
        }
    }

    private static void summaryOfMany() throws Exception {
        Path data = Files.createTempDirectory("klankbord-bench");
        try (Machine machine = Machine.start(Machine.Options.inMemory(ROOT.resolve("template.yaml"), data));
                HttpClient client = HttpClient.newHttpClient()) {
            new FirstMeetings(machine, largeMeeting(), Clock.systemUTC()).storeIfEmpty();
            System.err.println("Taking " + MANY + " RSVPs; this takes minutes…");
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                int first = sender;
                senders.add(Thread.ofVirtual().start(() -> {
                    for (int i = first; i < MANY; i += 4) {
                        try {
                            rsvp(client, machine.url(), i);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        if (i % 10_000 == 0) {
                            System.err.println("  " + i);
                        }
                    }
                }));
            }
            for (Thread sender : senders) {
                sender.join();
            }
            try (DynamoDbClient dynamo = machine.dynamo().client()) {
                while (counted(dynamo) < MANY) {
                    Thread.sleep(500);
                }
            }
            row("summary of 100,000 RSVPs, heap of 512 MB", said(Bench.class, "night"), "fits");
        }
    }

    /// By the real adapters, on the machine's stand-ins; nothing counts meanwhile.
    private static void exportOfMany() throws Exception {
        DataFolder data = DataFolder.open(Files.createTempDirectory("klankbord-bench"));
        try (AwsStandIns standIns = new AwsStandIns(data, true, Clock.systemUTC())) {
            Template template = TemplateReader.read(ROOT.resolve("template.yaml"));
            standIns.open(template);
            standIns.dynamo().start(template.table());
            System.err.println("Storing " + MANY + " RSVPs; this takes minutes…");
            DynamoRsvps rsvps = new DynamoRsvps(
                    new Table(Table.client(Table.NOBODY_WAITS), EmbeddedDynamo.TABLE), Clock.systemUTC());
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                int first = sender;
                senders.add(Thread.ofPlatform().start(() -> {
                    for (int i = first; i < MANY; i += 4) {
                        Rsvp rsvp = RsvpsContract.rsvp("p" + i + "@bench.example", "submission-" + i);
                        rsvps.storeUnlessPresent(new Rsvp(
                                rsvp.meeting(),
                                rsvp.person(),
                                rsvp.participant(),
                                rsvp.role(),
                                rsvp.meal(),
                                rsvp.access(),
                                List.of(),
                                rsvp.answers(),
                                rsvp.updates(),
                                rsvp.submission(),
                                rsvp.standing(),
                                Examples.utrecht().expiresAtEpochSecond()));
                    }
                }));
            }
            for (Thread sender : senders) {
                sender.join();
            }
            for (String format : List.of("csv", "xlsx")) {
                row("export of 100,000 rows, " + format, said(ExportOfMany.class, format, EmbeddedDynamo.TABLE), "");
            }
        }
    }

    /// @return the last line of what a process says that has 512 MB of heap
    private static String said(Class<?> type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Daws.endpointUrlDynamoDb=" + System.getProperty("aws.endpointUrlDynamoDb"),
                "-Daws.endpointUrlS3=" + System.getProperty("aws.endpointUrlS3"),
                "-Daws.endpointUrlSesV2=" + System.getProperty("aws.endpointUrlSesV2"),
                "-Daws.region=" + System.getProperty("aws.region"),
                "-Daws.accessKeyId=local",
                "-Daws.secretAccessKey=local",
                "-Dklankbord.root=.",
                "-cp",
                System.getProperty("java.class.path"),
                type.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()
                .getLast();
    }

    /// Who signed 64 kB, by sites in memory.
    private static void signatures() {
        MeetingId meeting = new MeetingId("utrecht");
        SiteKeys keys = new SiteKeys("0123456789abcdef0123456789abcdef");
        MemorySites sites = new MemorySites();
        SiteSecret secret = new SiteSecret("a".repeat(22), SiteSecret.Use.POST, Examples.NOW);
        SiteFile file =
                new SiteFile("VNG", List.of("https://www.vng.example"), List.of(), Set.of(Kind.RSVP), 500, false);
        Site site = new Site(meeting, new SiteId("vng"), 1, file, List.of(secret));
        sites.write(site);
        byte[] body = new byte[64 * 1024];
        String now = String.valueOf(Examples.NOW.getEpochSecond());
        AdmitPost.Signed signed = new AdmitPost.Signed(
                "vng",
                "batch-1",
                now,
                WebhookSignature.of(key(keys.signingSecret(site, secret)), "batch-1", now, body));
        AdmitPost admitPost = new AdmitPost(sites, keys, Examples.CLOCK);
        long[] took = new long[5_000];
        for (int i = -5_000; i < took.length; i++) {
            long before = System.nanoTime();
            if (!(admitPost.admit(meeting, signed, body) instanceof AdmitPost.Outcome.Admitted)) {
                throw new IllegalStateException("the signature is right");
            }
            if (i >= 0) {
                took[i] = System.nanoTime() - before;
            }
        }
        row("looking at a signature over 64 kB, p50", millis(quantile(took, 50)), "under 0.2 ms");
        row("the same, p99", millis(quantile(took, 99)), "");
    }

    /// A hundred RSVPs in one post, by one client, on a store on disk; each takes a seat.
    private static void batches() throws Exception {
        Path data = Files.createTempDirectory("klankbord-bench");
        Machine.Options options = new Machine.Options(ROOT.resolve("template.yaml"), data, 0, false, Clock.systemUTC());
        try (Machine machine = Machine.start(options);
                HttpClient client = HttpClient.newHttpClient()) {
            new FirstMeetings(machine, largeMeeting(), Clock.systemUTC()).storeIfEmpty();
            String site = "/v1/meetings/utrecht/sites/vng";
            organiser(
                    client,
                    machine,
                    "PUT",
                    site,
                    "{\"name\":\"VNG\",\"origins\":[\"https://www.vng.example\"],\"mayPost\":[\"rsvp\"],\"mostPerDay\":100000}");
            String made = organiser(client, machine, "POST", site + "/secrets", "{\"use\":\"post\"}");
            byte[] key = key(Json.read(made).at("secret").text());
            long[] took = new long[40];
            for (int i = -40; i < took.length; i++) {
                long before = System.nanoTime();
                batch(client, machine.url(), key, i + 40);
                if (i >= 0) {
                    took[i] = System.nanoTime() - before;
                }
            }
            row(
                    "a batch of 100 RSVPs with seats, through the machine on disk, p50",
                    millis(quantile(took, 50)),
                    "under 400 ms");
            row("the same, p90", millis(quantile(took, 90)), "");
        }
    }

    private static void batch(HttpClient client, URI machine, byte[] key, int number)
            throws IOException, InterruptedException {
        List<nl.klankbord.json.Json> rsvps = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rsvps.add(nl.klankbord.json.Json.object()
                    .put(
                            "rsvp",
                            Examples.rsvp("b" + number + "-" + i + "@bench.example")
                                    .build())
                    .build());
        }
        byte[] body = JsonWriter.bytes(nl.klankbord.json.Json.object()
                .put("submissions", nl.klankbord.json.Json.array(rsvps))
                .build());
        String now = String.valueOf(java.time.Instant.now().getEpochSecond());
        String id = "batch-" + number;
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(machine.resolve("/v1/meetings/utrecht/submissions"))
                        .header("content-type", "application/json")
                        .header("site", "vng")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", now)
                        .header("webhook-signature", WebhookSignature.of(key, id, now, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().split("\"taken\"", -1).length != 101) {
            throw new IOException("not all taken: " + answer.body());
        }
    }

    /// Whether the time of an answer tells if an address is known: one known and one unknown in turn. From many
    /// sources, as one may not ask so often.
    private static void links() throws Exception {
        int samples = 5_000;
        int ofASource = 400;
        Path data = Files.createTempDirectory("klankbord-bench");
        Machine.Options options = new Machine.Options(ROOT.resolve("template.yaml"), data, 0, false, Clock.systemUTC());
        try (Machine machine = Machine.start(options)) {
            new FirstMeetings(machine, largeMeeting(), Clock.systemUTC()).storeIfEmpty();
            List<HttpClient> sources = new ArrayList<>();
            for (int source = 0; source <= 3 * samples / ofASource + 1; source++) {
                sources.add(HttpClient.newBuilder()
                        .localAddress(InetAddress.getByName("127.0.0." + (source + 10)))
                        .build());
            }
            for (int number = 0; number < samples; number++) {
                rsvp(sources.get(number / ofASource), machine.url(), number);
            }
            String key = Jsoup.connect(machine.url().resolve("/m/utrecht/link").toString())
                    .get()
                    .expectFirst("[name=submission]")
                    .attr("value");
            // A form that comes back sooner is a program's, and asks for nothing.
            Thread.sleep(3_000);
            long[] known = new long[samples];
            long[] unknown = new long[samples];
            for (int number = 0; number < samples; number++) {
                HttpClient source = sources.get((samples + 2 * number) / ofASource);
                known[number] = link(source, machine.url(), key, "p" + number);
                unknown[number] = link(source, machine.url(), key, "q" + number);
            }
            long ofKnown = quantile(known, 50);
            long ofUnknown = quantile(unknown, 50);
            row("asking for a link, a known address, p50", millis(ofKnown), "");
            row("an unknown one, p50", millis(ofUnknown), "");
            row("the one by the other", "%.3f".formatted((double) ofKnown / ofUnknown), "0.9 to 1.1");
        }
    }

    private static long link(HttpClient client, URI machine, String key, String name)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(machine.resolve("/m/utrecht/links"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("submission=" + key + "&email=" + name + "%40bench.example"))
                .build();
        long before = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - before;
        if (answer.statusCode() != 303) {
            throw new IOException("not taken: " + answer.statusCode());
        }
        return took;
    }

    private static String organiser(HttpClient client, Machine machine, String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(machine.url().resolve(path))
                                .header("authorization", "Bearer " + machine.organiserToken())
                                .header("content-type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static byte[] key(String secret) {
        return java.util.Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    /// The meeting of Utrecht with room for all: a waiting list of nearly 100,000 is nobody's meeting.
    private static Path largeMeeting() throws IOException {
        Path folder = Files.createTempDirectory("klankbord-bench-meeting");
        String file = Files.readString(ROOT.resolve("events/meetings/utrecht.json"));
        Files.writeString(
                folder.resolve("utrecht.json"), file.replaceFirst("\"capacity\": \\d+", "\"capacity\": 200000"));
        return folder;
    }

    private static void night() throws IOException {
        Map<String, String> variables = Map.of(
                "TABLE_NAME", EmbeddedDynamo.TABLE,
                "SUMMARIES_BUCKET", "summaries",
                "SENDER_ADDRESS", "klankbord@example.org",
                "MAIL_SETTINGS", "settings",
                "BASE_URL", "http://127.0.0.1");
        WriteSummariesFunction function = ScopedValue.where(nl.klankbord.functions.Environment.VARIABLES, variables)
                .call(WriteSummariesFunction::new);
        long before = System.nanoTime();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        String event = "{\"scheduledTime\":\"" + Clock.systemUTC().instant() + "\"}";
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                answer,
                new LocalContext("WriteSummariesFunction", java.time.Duration.ofMinutes(15)));
        double seconds = (System.nanoTime() - before) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> peak(pool))
                .sum();
        System.out.printf("%.0f s, heap at most %d MB%n", seconds, peak / 1_000_000);
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    private static long counted(DynamoDbClient dynamo) {
        AttributeValue none = AttributeValue.fromN("0");
        return Long.parseLong(dynamo.getItem(request -> request.tableName(EmbeddedDynamo.TABLE)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("MEETING#utrecht"), "sk", AttributeValue.fromS("TALLY"))))
                .item()
                .getOrDefault("people.accepted", none)
                .n());
    }

    private static long rsvp(HttpClient client, URI machine, int number) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(machine.resolve("/v1/meetings/utrecht/rsvps"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.text(
                        Examples.rsvp("p" + number + "@bench.example").build())))
                .build();
        long before = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - before;
        if (answer.statusCode() != 201) {
            throw new IOException("not taken: " + answer.body());
        }
        return took;
    }

    private static long put(DynamoDbClient dynamo, int number) {
        Map<String, AttributeValue> item = Map.of(
                "pk", AttributeValue.fromS("BENCH"),
                "sk", AttributeValue.fromS("P#" + number),
                "text", AttributeValue.fromS("x".repeat(600)));
        long before = System.nanoTime();
        dynamo.putItem(request -> request.tableName(EmbeddedDynamo.TABLE).item(item));
        return System.nanoTime() - before;
    }

    private static void page(URI address) throws IOException {
        try (var page = address.toURL().openStream()) {
            if (page.readAllBytes().length == 0) {
                throw new IOException("an empty page");
            }
        }
    }

    static long quantile(long[] took, int percent) {
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    static String millis(long nanos) {
        return "%.2f ms".formatted(nanos / 1e6);
    }

    private static void row(String what, String measured, String bound) {
        System.out.printf("| %-42s | %-26s | %-12s |%n", what, Objects.requireNonNull(measured), bound);
    }
}

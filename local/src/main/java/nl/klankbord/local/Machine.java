package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// The whole system on one machine, as `template.yaml` describes it.
///
/// One at a time in a process: the AWS SDK finds the stand-ins by system properties.
public final class Machine implements AutoCloseable {
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY_PAUSE = Duration.ofMillis(100);

    /// Port 0 takes a free one. In memory, the table and the stream positions are gone at the end; mails, summaries
    /// and failures are in `data` either way.
    ///
    /// With an `endpoint`, its DynamoDB, S3 and SES are used instead of the machine's own.
    public record Options(Path template, Path data, int port, boolean inMemory, Clock clock, Optional<URI> endpoint) {
        public Options(Path template, Path data, int port, boolean inMemory, Clock clock) {
            this(template, data, port, inMemory, clock, Optional.empty());
        }

        public static Options inMemory(Path template, Path data) {
            return new Options(template, data, 0, true, Clock.systemUTC());
        }
    }

    private final Options options;
    private final DataFolder data;
    private final LocalServer server;
    private final FutureTask<Issuer> issuer;
    private final AwsStandIns standIns;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private Machine(Options options, DataFolder data, LocalServer server) throws IOException {
        this.issuer = inBackground(() -> Issuer.start(data.at("sign-in.html")));
        this.options = options;
        this.data = data;
        this.server = server;
        this.standIns = new AwsStandIns(data, options.inMemory(), options.clock(), options.endpoint());
    }

    /// Returns when it takes requests. Throws a [CannotStart] when the folder or the port is in use.
    public static Machine start(Options options) throws Exception {
        DataFolder data = DataFolder.open(options.data());
        Machine machine;
        try {
            machine = new Machine(options, data, server(options.port()));
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
        try {
            machine.start(TemplateReader.read(options.template()));
            return machine;
        } catch (Exception e) {
            machine.close();
            throw e;
        }
    }

    private static LocalServer server(int port) throws IOException {
        try {
            return new LocalServer(port);
        } catch (BindException _) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                throw new CannotStart("Port " + port + " is taken. Try: make run PORT=" + free.getLocalPort());
            }
        }
    }

    private void start(Template template) throws Exception {
        standIns.open(template);
        FutureTask<?> dynamoStart = inBackground(() -> {
            dynamo().start(template.table());
            return dynamo();
        });
        LocalValues values = new LocalValues(
                template.declared(),
                Map.of(
                        "BaseUrl",
                        url().toString(),
                        "Issuer",
                        issuer().url(),
                        "Audience",
                        Issuer.AUDIENCE,
                        "ClientId",
                        Issuer.AUDIENCE,
                        "SenderAddress",
                        AwsStandIns.SENDER,
                        // All that is tried here comes from one source.
                        "AnswersPerSource",
                        "0"),
                data.personKey());
        Functions functions = Functions.start(template, values);
        running.push(functions);
        await(dynamoStart);
        FailureFolder failures = new FailureFolder(data.at("failures"));
        Scheduler scheduler =
                new Scheduler(template.schedules(), functions, failures, options.clock(), FIRST_RETRY_PAUSE);
        running.push(scheduler);
        Gateway gateway = new Gateway(
                new Routes(template.routes()),
                tokenChecks(template, values),
                functions,
                Gateway.PATIENCE,
                options.clock());
        running.push(gateway);
        streamReaders(template, functions, failures).forEach(reader -> {
            running.push(reader);
            reader.start();
        });
        ControlPages pages = new ControlPages(
                url(),
                issuer(),
                functions,
                scheduler,
                new OutboxPages(standIns.outbox()),
                new SummaryPages(data.at("bucket")),
                places(),
                variables(template, values));
        server.serve(exchange -> handle(exchange, pages, gateway));
        scheduler.start();
    }

    /// What a function in a container needs to work on this machine: all variables of the template, and where the
    /// stand-ins are.
    private static String variables(Template template, LocalValues values) {
        Map<String, String> variables = new TreeMap<>();
        template.functions().values().forEach(function -> variables.putAll(values.environment(function)));
        variables.remove("AWS_LAMBDA_FUNCTION_NAME");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", System.getProperty("aws.endpointUrlDynamoDb"));
        variables.put("AWS_ENDPOINT_URL_S3", System.getProperty("aws.endpointUrlS3"));
        variables.put("AWS_ENDPOINT_URL_SESV2", System.getProperty("aws.endpointUrlSesV2"));
        variables.put("AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"));
        variables.put("AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey"));
        StringBuilder lines = new StringBuilder();
        variables.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private static void handle(HttpExchange exchange, ControlPages pages, Gateway gateway) throws IOException {
        if (ControlPages.isFor(exchange)) {
            pages.handle(exchange);
        } else {
            gateway.handle(exchange);
        }
    }

    private Map<String, TokenCheck> tokenChecks(Template template, LocalValues values) {
        Map<String, TokenCheck> checks = new HashMap<>();
        template.routes().stream().flatMap(route -> route.authorizer().stream()).forEach(authorizer -> {
            Set<String> audience = new HashSet<>();
            authorizer.audience().forEach(one -> audience.add(values.text(one)));
            checks.putIfAbsent(
                    authorizer.name(), new TokenCheck(values.text(authorizer.issuer()), audience, options.clock()));
        });
        return checks;
    }

    private List<StreamReader> streamReaders(Template template, Functions functions, FailureFolder failures)
            throws IOException {
        // A stream elsewhere may be a new one with the same names: it is read again, which counts nothing twice.
        StreamPositions positions = new StreamPositions(
                options.inMemory() || options.endpoint().isPresent()
                        ? Optional.empty()
                        : Optional.of(data.at("stream-positions.json")));
        List<StreamReader> readers = new ArrayList<>();
        for (Template.StreamMapping mapping : template.streamMappings()) {
            readers.add(new StreamReader(
                    mapping, dynamo(), positions, new StreamDelivery(mapping, functions, failures, FIRST_RETRY_PAUSE)));
        }
        return readers;
    }

    /// Where everything is, for a person to read.
    public Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("Pages", url() + "/");
        places.put("API", url() + "/v1/meetings/{meeting}");
        if (options.endpoint().isPresent()) {
            places.put("AWS", options.endpoint().get() + " has the table, the summaries and the mails");
        } else {
            places.put("Outbox", url() + OutboxPages.PATH);
            places.put("Summary", url() + SummaryPages.PATH);
        }
        places.put("Control", url() + ControlPages.PATH);
        places.put("Data", data.at("").toAbsolutePath().normalize().toString());
        return places;
    }

    public URI url() {
        return server.url();
    }

    public String organiserToken() {
        return issuer().organiserToken();
    }

    /// A good token of the machine's own issuer, for a stranger or with another scope.
    public String token(String subject, String scope) {
        return issuer().token(Issuer.ID, subject, Issuer.AUDIENCE, scope, Duration.ofHours(1));
    }

    /// A good token, with an organiser's scope, of somebody in these groups.
    public String token(String subject, List<String> groups) {
        return issuer().token(subject, groups);
    }

    /// The files of all mails, newest first.
    public List<Path> mails() throws IOException {
        return standIns.outbox().mails().stream()
                .flatMap(id -> standIns.outbox().find(id).stream())
                .toList();
    }

    Dynamo dynamo() {
        return standIns.dynamo();
    }

    private Issuer issuer() {
        return await(issuer);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> starting) {
        FutureTask<T> task = new FutureTask<>(starting);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static <T> T await(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Finishes the requests under way, for at most five seconds, and lets go of everything.
    @Override
    public void close() throws IOException {
        server.close(PATIENCE_AT_STOP);
        running.addLast(standIns);
        running.addLast(() -> issuer().close());
        List<String> broken = new ArrayList<>();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                broken.add(Objects.toString(e.getMessage(), e.toString()));
            }
        }
        data.close();
        if (!broken.isEmpty()) {
            throw new IOException("Not everything stopped: " + broken);
        }
    }
}

package nl.klankbord.functions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.Table;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpEvents;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Step;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The steps of one submission, each by itself: parse, decode, validate, marshal, render. `bin/bench` runs them, with
/// the compiler that functions have: one tier.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 1,
        jvmArgs = {
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dklankbord.root=."
        })
public class StepsBench {

    private final byte[] jsonEvent = event("json");
    private final byte[] formEvent = event("form");
    private final HttpRequest json = read(jsonEvent);
    private final HttpRequest form = read(formEvent);
    private final JsonObject sent = Bodies.json(json);
    private final Meeting meeting = Examples.utrecht();
    private final Kept kept = new Kept();
    private final SubmitRsvp submitRsvp =
            new SubmitRsvp(meetings(), kept, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK);
    private final Sender sender = Sender.unrepeatable("api");
    private final Rsvps table = new DynamoRsvps(new Table(dynamo(), "klankbord"), Examples.CLOCK);
    private final SubmitRsvpFunction function = new SubmitRsvpFunction(
            new SubmitRsvp(meetings(), table, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK),
            OwnShare.SITES,
            OwnShare.forms(meetings()));
    private final Rsvp rsvp = rsvp();
    private final Messages dutch = Messages.in(Language.DUTCH);

    @Benchmark
    public HttpRequest parseAnEvent() {
        return read(jsonEvent);
    }

    @Benchmark
    public JsonObject decodeJson() {
        return Bodies.json(json);
    }

    @Benchmark
    public JsonObject decodeAForm() {
        return FormFields.json(FormFields.guestsInOrder(Bodies.form(form)), Set.of("submission"));
    }

    @Benchmark
    public RsvpOutcome validateAndHash() {
        return submitRsvp.submit(meeting.id(), sender, sent);
    }

    /// To the row, the SDK's request and its JSON, as far as the connection; and the answer back.
    @Benchmark
    public Optional<Rsvp> marshal() {
        return table.storeUnlessPresent(rsvp);
    }

    @Benchmark
    public byte[] renderThePage() {
        FormState empty = FormState.empty("rsvp", sender.key());
        FormState topic = FormState.empty("topic", sender.key());
        return HttpEvents.write(
                HttpResponse.html(200, Pages.meeting(dutch, meeting, empty, topic, Examples.CLOCK.instant())));
    }

    @Benchmark
    public byte[] renderTheReceipt() {
        return HttpEvents.write(
                HttpResponse.html(200, Pages.receipt(dutch, meeting, "accepted", "q0w1e2r3t4y5u6i7o8p9-_", "", "", 0)));
    }

    @Benchmark
    public byte[] allOfAnRsvpAsJson() throws IOException {
        return handle(jsonEvent);
    }

    @Benchmark
    public byte[] allOfAnRsvpByForm() throws IOException {
        return handle(formEvent);
    }

    @SuppressWarnings("NullAway") // Nothing on this way asks for the context.
    private byte[] handle(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), answer, null);
        return answer.toByteArray();
    }

    private Rsvp rsvp() {
        submitRsvp.submit(meeting.id(), sender, sent);
        return kept.last.orElseThrow();
    }

    private static MemoryMeetings meetings() {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(Examples.utrecht(), false);
        return meetings;
    }

    private static byte[] event(String name) {
        return Examples.file("events/SubmitRsvpFunction/" + name + ".json").getBytes(StandardCharsets.UTF_8);
    }

    private static HttpRequest read(byte[] event) {
        try {
            return HttpEvents.read(new ByteArrayInputStream(event));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The real client on a connection that answers at once that all is well. Signing is left out: it needs a key.
    private static DynamoDbClient dynamo() {
        return DynamoDbClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new AtOnce())
                .build();
    }

    /// Takes everything and keeps the last.
    private static final class Kept implements Rsvps {
        private Optional<Rsvp> last = Optional.empty();

        @Override
        public Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
            last = Optional.of(rsvp);
            return Optional.empty();
        }

        @Override
        public Optional<Repeat> storeUnlessPresent(Repeat repeat) {
            return Optional.empty();
        }

        @Override
        public Taking take(List<Rsvp> rsvps, int shard) {
            last = Optional.of(rsvps.getLast());
            return new Taking.Taken();
        }

        @Override
        public Optional<Rsvp> find(MeetingId meeting, Person person) {
            return Optional.empty();
        }

        @Override
        public Optional<Repeat> find(MeetingId meeting, SubmissionId submission) {
            return Optional.empty();
        }

        @Override
        public Optional<Seats> seats(MeetingId meeting) {
            return Optional.empty();
        }

        @Override
        public boolean write(Step step) {
            return true;
        }

        @Override
        public boolean move(Rsvp before, Rsvp after) {
            return false;
        }

        @Override
        public Optional<Rsvp> front(MeetingId meeting) {
            return Optional.empty();
        }

        @Override
        public int mendLine(MeetingId meeting, List<Rsvp> waiting) {
            return 0;
        }

        @Override
        public boolean strike(Counted<Rsvp> answer, Optional<Step.SeatsChange> seats) {
            return true;
        }

        @Override
        public Page page(MeetingId meeting, Optional<Person> after, int limit) {
            return new Page(List.of(), false);
        }

        @Override
        public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
            return List.of();
        }
    }

    private static final class AtOnce implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    if (request.contentStreamProvider().isPresent()) {
                        request.contentStreamProvider().get().newStream().readAllBytes();
                    }
                    byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(nothing)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}

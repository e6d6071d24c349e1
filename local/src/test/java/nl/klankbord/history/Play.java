package nl.klankbord.history;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.DynamoNotices;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.DynamoTallies;
import nl.klankbord.dynamo.Table;
import nl.klankbord.history.FaultyHttp.Sending;
import nl.klankbord.history.Op.Kind;
import nl.klankbord.history.Op.Outcome;
import nl.klankbord.history.Op.Send;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.RememberedMeetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Recount;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One seed: a meeting that fills up while everything goes wrong. The same seed plays the same, call by call.
final class Play {

    private static final int CLIENTS = 8;
    private static final int OPS_OF_A_CLIENT = 20;
    private static final int PARTICIPANTS = 80;
    private static final int ROUNDS_OF_A_WORKER = 30;
    private static final int MOST_PEOPLE = 5;
    private static final double FAULTY = 0.12;

    private final int seed;
    private final Random random;
    private final Turns turns;
    private final MeetingId meeting;
    private final Meeting first;
    private final FaultyHttp http;
    private final DynamoDbClient faulty;
    private final Table table;
    private final Observer observer;
    private final PlayClock clock = new PlayClock();
    private final History history;
    private final List<Op> ops = new ArrayList<>();
    private final Map<Integer, Integer> knownVersions = new HashMap<>();
    private final List<AnswerKey> stream = new ArrayList<>();
    private boolean isPromotionDue;

    /// @param on the table, and what stands between it and the program
    Play(int seed, Tables on, UnaryOperator<DynamoDbClient> store) {
        this.seed = seed;
        this.random = new Random(seed * 1_000_003L);
        this.turns = new Turns(new Random(seed * 2_000_003L));
        this.meeting = new MeetingId("seed-" + seed);
        this.first = meeting(30 + random.nextInt(4) * 40, random.nextInt(8) > 0);
        this.observer = new Observer(() -> State.read(on.plain(), on.name(), meeting.value()));
        this.http = new FaultyHttp(on.http(), turns, new Random(seed * 3_000_017L), this::look);
        this.faulty = on.client(http);
        this.table = new Table(store.apply(faulty), on.name(), turns::pass);
        this.history = new History(observer, ops);
    }

    /// Where the plays are; each has a partition of its own.
    interface Tables {

        /// For whoever looks on.
        DynamoDbClient plain();

        SdkHttpClient http();

        DynamoDbClient client(SdkHttpClient http);

        String name();
    }

    private Meeting meeting(int capacity, boolean waitingList) {
        Map<String, Json> file = new HashMap<>(Examples.utrechtFile().members());
        file.put("id", Json.of(meeting.value()));
        file.put("capacity", Json.of(capacity));
        file.put("waitingList", Json.of(waitingList));
        return Examples.meeting(new JsonObject(file));
    }

    Result play() {
        try {
            storeMeeting(first);
            observer.look();
            http.worsen(FAULTY);
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                turns.add(() -> clientScript(number));
            }
            turns.add(this::counterScript);
            turns.add(this::promoterScript);
            turns.add(this::promoterScript);
            turns.add(this::organiserScript);
            turns.add(this::readerScript);
            if (seed % 2 == 1) {
                turns.add(this::siteScript);
            }
            turns.play();
            settle();
            history.checkAtTheEnd(this::person, this::submission, http.opsWithLateRequests());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (RuntimeException | AssertionError e) {
            observer.require(false, "broken: " + e + (e.getCause() == null ? "" : " by " + e.getCause()));
        } finally {
            faulty.close();
        }
        return history.result(seed, http.injected());
    }

    /// A person at a form, or a program at the API; now and then at the same address as another.
    private void clientScript(int number) {
        Function mine = new Function();
        for (int i = 0; i < OPS_OF_A_CLIENT; i++) {
            turns.pass();
            Op op = next(mine, number);
            for (int tries = 0; tries < 3; tries++) {
                Outcome outcome = send(op, mine);
                if (!(outcome instanceof Outcome.Unknown) || random.nextInt(3) == 0) {
                    break;
                }
                mine = new Function();
            }
        }
    }

    /// A site's own system, in every other play: several at once, also of one person, and all of them again when it
    /// hears nothing.
    private void siteScript() {
        List<List<Op>> batches = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (int wait = random.nextInt(30); wait > 0; wait--) {
                turns.pass();
            }
            if (batches.isEmpty() || random.nextInt(4) > 0) {
                batches.add(IntStream.range(0, 2 + random.nextInt(5))
                        .mapToObj(_ -> submission(CLIENTS, random.nextInt(PARTICIPANTS)))
                        .toList());
            }
            List<Op> batch = batches.get(random.nextInt(batches.size()));
            for (int tries = 0; tries < 3 && !sendTogether(batch); tries++) {
                turns.pass();
            }
        }
    }

    private boolean sendTogether(List<Op> batch) {
        int from = observer.index();
        Sending sending = new Sending(batch.stream().map(Op::number).toList(), new ArrayList<>());
        http.sendingFor(sending);
        List<Outcome> outcomes = new ArrayList<>();
        try {
            List<RsvpOutcome> told = new Function()
                    .submit()
                    .submit(
                            meeting,
                            batch.stream()
                                    .map(op -> new Sent(op.sender(), op.sent()))
                                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                outcomes.add(told(batch.get(i), told.get(i)));
            }
        } catch (UnavailableException | Killed _) {
            batch.forEach(_ -> outcomes.add(new Outcome.Unknown()));
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).sends().add(new Send(from, observer.index(), sending.made(), outcomes.get(i)));
        }
        return outcomes.stream().noneMatch(Outcome.Unknown.class::isInstance);
    }

    private Op next(Function mine, int client) {
        int draw = random.nextInt(100);
        if (draw < 20 && !ops.isEmpty()) {
            // Somebody sends again what they, or somebody at their address, sent before or is sending now.
            return ops.get(random.nextInt(ops.size()));
        }
        int participant = random.nextInt(PARTICIPANTS);
        if (draw < 62 || knownVersions.isEmpty()) {
            return submission(client, participant);
        }
        List<Integer> known = knownVersions.keySet().stream().sorted().toList();
        int whose = known.get(random.nextInt(known.size()));
        int version = version(mine, whose);
        return draw < 84 ? change(client, whose, version) : cancellation(client, whose, version);
    }

    private int version(Function mine, int whose) {
        if (random.nextInt(4) > 0) {
            try {
                return mine.rsvps
                        .find(meeting, person(whose))
                        .map(Rsvp::version)
                        .orElse(1);
            } catch (UnavailableException | Killed _) {
                // Then by heart.
            }
        }
        return knownVersions.getOrDefault(whose, 1);
    }

    private Op submission(int client, int participant) {
        boolean attends = random.nextInt(12) > 0;
        int people = people();
        return op(Kind.SUBMIT, client, participant, attends ? people : 1, 0, attends);
    }

    private Op change(int client, int participant, int version) {
        boolean attends = random.nextInt(10) > 0;
        int people = people();
        return op(Kind.CHANGE, client, participant, attends ? people : 1, version, attends);
    }

    private Op cancellation(int client, int participant, int version) {
        return op(Kind.CANCEL, client, participant, 1, version, true);
    }

    private int people() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_PEOPLE) : 1 + random.nextInt(2);
    }

    private Op op(Kind kind, int client, int participant, int people, int version, boolean attends) {
        int number = ops.size() + 1;
        String mark = "op-" + number;
        // The same person under two spellings of the address.
        String email = number % 2 == 0 ? email(participant) : email(participant).toUpperCase(java.util.Locale.ROOT);
        JsonObject sent = Examples.rsvp(email)
                .put("attending", attends)
                .put("role", mark)
                .put(
                        "guests",
                        Json.array(IntStream.range(1, people)
                                .mapToObj(guest -> Json.object()
                                        .put("name", "Gast " + guest)
                                        .build())
                                .toList()))
                .build();
        Sender sender = Sender.of(client % 2 == 0 ? "page" : "api", "0123456789abcdef-" + number)
                .orElseThrow();
        Op op = new Op(number, kind, participant, sender, mark, people, version, sent);
        ops.add(op);
        return op;
    }

    private Outcome send(Op op, Function mine) {
        int from = observer.index();
        Outcome outcome;
        Sending sending = new Sending(List.of(op.number()), new ArrayList<>());
        http.sendingFor(sending);
        try {
            outcome = switch (op.kind()) {
                case SUBMIT -> told(op, mine.submit().submit(meeting, op.sender(), op.sent()));
                case CHANGE ->
                    told(
                            op,
                            mine.change()
                                    .change(meeting, person(op.participant()), op.version(), op.sender(), op.sent()));
                case CANCEL ->
                    told(op, mine.change().cancel(meeting, person(op.participant()), op.version(), op.sender()));
            };
        } catch (UnavailableException | Killed _) {
            outcome = new Outcome.Unknown();
        }
        op.sends().add(new Send(from, observer.index(), sending.made(), outcome));
        return outcome;
    }

    private void look(Sending sending) {
        observer.look();
        sending.made().add(observer.index());
    }

    private Outcome told(Op op, RsvpOutcome outcome) {
        return switch (outcome) {
            case RsvpOutcome.Stored(Receipt receipt) -> {
                knownVersions.putIfAbsent(op.participant(), 1);
                yield new Outcome.Acknowledged(
                        receipt.toString(), true, receipt.status().word(), 1);
            }
            case RsvpOutcome.AlreadyIn(Receipt receipt) ->
                new Outcome.Acknowledged(
                        receipt.toString(), false, receipt.status().word(), 0);
            case RsvpOutcome.Kept _ -> throw new AssertionError("nobody is doubted here");
            case RsvpOutcome.Refused(var why) ->
                new Outcome.Refused(why.getClass().getSimpleName());
        };
    }

    private Outcome told(Op op, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed(var status, int version) -> {
                knownVersions.merge(op.participant(), version, Math::max);
                yield new Outcome.Acknowledged(status.word() + " " + version, true, status.word(), version);
            }
            case ChangeOutcome.Outdated(Rsvp present) -> {
                observer.require(present.version() != op.version(), op + " was told to be outdated, and is not");
                knownVersions.merge(op.participant(), present.version(), Math::max);
                yield new Outcome.Refused("Outdated");
            }
            case ChangeOutcome.NoRsvp() -> new Outcome.Refused("NoRsvp");
            case ChangeOutcome.Refused(var why) ->
                new Outcome.Refused(why.getClass().getSimpleName());
        };
    }

    /// The stream tells of rows at least once: late, in another order, by other batches.
    private void counterScript() {
        List<AnswerKey> told = new ArrayList<>();
        for (int round = 0; round < ROUNDS_OF_A_WORKER; round++) {
            turns.pass();
            fromStream();
            Set<AnswerKey> batch = new HashSet<>();
            for (int i = random.nextInt(20); i > 0 && !stream.isEmpty(); i--) {
                batch.add(stream.remove(random.nextInt(stream.size())));
            }
            for (int i = random.nextInt(4); i > 0 && !told.isEmpty(); i--) {
                batch.add(told.get(random.nextInt(told.size())));
            }
            told.addAll(batch);
            if (!survives(() -> new DynamoTallies(table).count(meeting, sorted(batch)))) {
                stream.addAll(sorted(batch));
            }
        }
    }

    private static List<AnswerKey> sorted(Set<AnswerKey> batch) {
        return batch.stream()
                .sorted(java.util.Comparator.comparing(AnswerKey::row))
                .toList();
    }

    private void fromStream() {
        observer.takeToCount().stream().sorted().forEach(row -> stream.add(new AnswerKey(meeting, row)));
        isPromotionDue |= observer.takeHaveSeatsMoved();
    }

    private void promoterScript() {
        for (int round = 0; round < ROUNDS_OF_A_WORKER; round++) {
            turns.pass();
            fromStream();
            // Also when nothing moved: an invocation may come twice.
            if (isPromotionDue || random.nextInt(4) == 0) {
                isPromotionDue = false;
                List<String> mailed = new ArrayList<>();
                if (!survives(() -> promote(mailed).promote(meeting))) {
                    isPromotionDue = true;
                    mailed.forEach(history::endedBeforeTheNote);
                }
            }
        }
    }

    private PromoteWaiting promote(List<String> mailed) {
        return new PromoteWaiting(
                new DynamoMeetings(table),
                new DynamoRsvps(table, clock),
                new DynamoNotices(table, clock),
                (_, rsvp) -> mail(rsvp, mailed),
                clock);
    }

    /// Amazon takes the mail, or does not; or takes it, and the function is gone before it hears.
    private void mail(Rsvp rsvp, List<String> mailed) {
        turns.pass();
        int draw = http.isHealed() ? 100 : random.nextInt(30);
        if (draw == 0) {
            throw new UnavailableException("no answer from the mail service", new IOException("said by the check"));
        }
        history.mailed(rsvp.person().value());
        mailed.add(rsvp.person().value());
        if (draw == 1) {
            throw new Killed();
        }
    }

    private void organiserScript() {
        for (int i = 0; i < 3; i++) {
            for (int wait = 40 + random.nextInt(80); wait > 0; wait--) {
                turns.pass();
            }
            int capacity = Math.max(MOST_PEOPLE, first.capacity().orElseThrow() * (6 + random.nextInt(9)) / 10);
            Meeting resized = meeting(capacity, first.waitingList());
            for (int tries = 0; tries < 5 && !survives(() -> storeMeeting(resized)); tries++) {
                turns.pass();
            }
        }
    }

    private void storeMeeting(Meeting wanted) {
        new StoreMeeting(new DynamoMeetings(table), new ArrangeSeats(new DynamoRsvps(table, clock)))
                .store(wanted, false);
    }

    /// Reads everything, as the night does, and counts it anew.
    private void readerScript() {
        for (int i = 0; i < 8; i++) {
            for (int wait = random.nextInt(60); wait > 0; wait--) {
                turns.pass();
            }
            int from = observer.index();
            Set<String> read = new HashSet<>();
            Rsvps rsvps = new DynamoRsvps(table, clock);
            boolean isWhole = survives(() -> rsvps.each(
                    meeting,
                    counted -> read.add(counted.answer().submission().id().value())));
            if (isWhole) {
                history.read(from, read);
            }
            survives(() -> {
                Recount.Recounted recounted = new Recount(new DynamoTallies(table))
                        .recount(meeting, each -> rsvps.each(meeting, each::accept));
                observer.require(
                        !recounted.isExact() || recounted.drift().isNothing(),
                        "the recount found a drift of " + recounted.drift());
            });
        }
    }

    /// Everything is well again; whatever is owed is done, and the night comes.
    private void settle() throws IOException {
        http.heal();
        clock.later(Duration.ofMinutes(17));
        fromStream();
        storeMeeting(meeting(first.capacity().orElseThrow(), first.waitingList()));
        promote(new ArrayList<>()).promote(meeting);
        fromStream();
        for (int from = 0; from < stream.size(); from += 50) {
            List<AnswerKey> batch = stream.subList(from, Math.min(stream.size(), from + 50));
            new DynamoTallies(table).count(meeting, sorted(new HashSet<>(batch)));
        }
        Rsvps rsvps = new DynamoRsvps(table, clock);
        Recount.Recounted recounted =
                new Recount(new DynamoTallies(table)).recount(meeting, each -> rsvps.each(meeting, each::accept));
        observer.require(
                recounted.drift().isNothing() && recounted.uncounted() == 0 && recounted.isExact(),
                "in the end the recount says " + recounted);
    }

    private boolean survives(Runnable doing) {
        http.sendingFor(Sending.NOTHING);
        try {
            doing.run();
            return true;
        } catch (UnavailableException | Killed _) {
            return false;
        }
    }

    private Person person(int participant) {
        return Examples.SECRETS.person(EmailAddress.of(email(participant)));
    }

    private String submission(Op op) {
        return Examples.SECRETS
                .submission(
                        "rsvp",
                        meeting.value(),
                        person(op.participant()),
                        op.sender().key())
                .value();
    }

    private static String email(int participant) {
        return "p" + participant + "@gemeente.example";
    }

    /// What one function has: it remembers its meeting for a while.
    private final class Function {
        private final Meetings meetings = new RememberedMeetings(new DynamoMeetings(table), clock);
        private final Rsvps rsvps = new DynamoRsvps(table, clock);

        SubmitRsvp submit() {
            return new SubmitRsvp(meetings, rsvps, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, clock);
        }

        ChangeRsvp change() {
            return new ChangeRsvp(meetings, rsvps, Examples.SECRETS, clock);
        }
    }

    /// Goes on a little with each look, the same in every run.
    private static final class PlayClock extends Clock {
        private Instant now = Examples.NOW;

        void later(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            now = now.plusMillis(11);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

package nl.klankbord.history;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nl.klankbord.dynamo.DynamoDbLocal;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.RememberedMeetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.Sender;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// A meeting for 5,000 people, sold out by 32 clients, and beside it, in turn on the same store, bare transactions of
/// the same size: one row put where none is, and one count on one of as many rows as the meeting has shards.
public final class SellOut {

    private static final int CAPACITY = 5_000;
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 5;

    private final DynamoDbClient dynamo = DynamoDbLocal.client();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private SellOut() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        // So that neither of them is the one that warms up.
        new SellOut().round();
        double[] ratios = new double[ROUNDS];
        boolean isExact = true;
        for (int round = 0; round < ROUNDS; round++) {
            SellOut sellOut = new SellOut();
            ratios[round] = sellOut.round();
            isExact &= sellOut.isExact;
        }
        java.util.Arrays.sort(ratios);
        System.out.printf(
                "| a meeting for %,d, %d clients, %d rounds: exact | %s |%n",
                CAPACITY, CLIENTS, ROUNDS, isExact ? "each time" : "**no**");
        System.out.printf(
                "| its rate of the bare transactions' | median %.2f, least %.2f, most %.2f |%n",
                ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
        System.exit(isExact && ratios[ROUNDS / 2] >= 0.7 ? 0 : 1);
    }

    private boolean isExact;

    /// @return accepted answers a second, as a part of bare transactions a second
    private double round() throws Exception {
        double before = bare(CAPACITY / 4);
        double ours = sellOut();
        double after = bare(CAPACITY / 4);
        double bare = (before + after) / 2;
        System.err.printf(
                "  %.0f accepted a second beside %.0f bare transactions; %d accepted, %d told full, %d told 503%n",
                ours, bare, accepted.get(), refused.get(), askedAgain.get());
        return ours / bare;
    }

    private double sellOut() throws Exception {
        Clock clock = Clock.fixed(Examples.NOW, java.time.ZoneOffset.UTC);
        Table table = DynamoDbLocal.newTable();
        Rsvps rsvps = new DynamoRsvps(table, clock);
        Map<String, Json> file = new HashMap<>(Examples.utrechtFile().members());
        file.put("capacity", Json.of(CAPACITY));
        file.put("waitingList", Json.of(false));
        Meeting meeting = Examples.meeting(new JsonObject(file));
        new StoreMeeting(new DynamoMeetings(table), new ArrangeSeats(rsvps)).store(meeting, false);
        SubmitRsvp submit = new SubmitRsvp(
                new RememberedMeetings(new DynamoMeetings(table), clock), rsvps, Examples.SECRETS, clock);
        long began = System.nanoTime();
        AtomicInteger lastTaken = new AtomicInteger();
        together(client -> {
            // On until three in a row were told that it is full: one of those may have brought too many.
            for (int number = 0, full = 0; full < 3; number++) {
                int party = 1 + number % 3;
                JsonObject sent = Examples.rsvp("c%d-%d@sold.example".formatted(client, number))
                        .put(
                                "guests",
                                Json.array(java.util.stream.IntStream.range(1, party)
                                        .mapToObj(guest -> Json.object()
                                                .put("name", "Gast " + guest)
                                                .build())
                                        .toList()))
                        .build();
                Sender sender = Sender.of("api", "0123456789abcdef-%d-%d".formatted(client, number))
                        .orElseThrow();
                switch (untilAnswered(() -> submit.submit(meeting.id(), sender, sent))) {
                    case RsvpOutcome.Stored stored
                    when stored.receipt().status() == Status.ACCEPTED -> {
                        people.addAndGet(party);
                        accepted.incrementAndGet();
                        lastTaken.accumulateAndGet((int) ((System.nanoTime() - began) / 1_000_000), Math::max);
                        full = 0;
                    }
                    case RsvpOutcome.Refused _ -> {
                        refused.incrementAndGet();
                        full++;
                    }
                    default -> throw new IllegalStateException("neither in nor full");
                }
            }
        });
        int[] held = {0};
        int[] rows = {0};
        rsvps.each(meeting.id(), each -> {
            held[0] += each.answer().people();
            rows[0]++;
        });
        long left = rsvps.seats(meeting.id()).orElseThrow().left();
        // A party of one is refused only when nothing is left; so is every client's last or last but two.
        isExact = held[0] == people.get() && rows[0] == accepted.get() && held[0] == CAPACITY && left == 0;
        if (!isExact) {
            System.err.printf(
                    "  told %d people, %d answers; in the table %d and %d; left %d%n",
                    people.get(), accepted.get(), held[0], rows[0], left);
        }
        return accepted.get() * 1000.0 / lastTaken.get();
    }

    /// Who is told 503 sends the same again.
    private RsvpOutcome untilAnswered(Supplier<RsvpOutcome> submission) {
        while (true) {
            try {
                return submission.get();
            } catch (UnavailableException _) {
                askedAgain.incrementAndGet();
            }
        }
    }

    private double bare(int each) throws Exception {
        String table = DynamoDbLocal.newTableName();
        long began = System.nanoTime();
        int ofAClient = each / CLIENTS;
        together(client -> {
            for (int number = 0; number < ofAClient; number++) {
                String key = "RSVP#" + client + "-" + number;
                Put put = Put.builder()
                        .tableName(table)
                        .item(Map.of(
                                "pk", AttributeValue.fromS("MEETING#bare"),
                                "sk", AttributeValue.fromS(key),
                                "text", AttributeValue.fromS("x".repeat(600))))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build();
                Update update = Update.builder()
                        .tableName(table)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("MEETING#bare"),
                                "sk", AttributeValue.fromS("SEATS#" + (client + number) % 16)))
                        .updateExpression("ADD taken :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                        .build();
                dynamo.transactWriteItems(request -> request.transactItems(
                        TransactWriteItem.builder().put(put).build(),
                        TransactWriteItem.builder().update(update).build()));
            }
        });
        return ofAClient * CLIENTS * 1e9 / (System.nanoTime() - began);
    }

    private static void together(java.util.function.IntConsumer client) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                all.add(pool.submit(() -> client.accept(number)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }
}

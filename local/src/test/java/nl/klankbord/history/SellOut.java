package nl.klankbord.history;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.klankbord.dynamo.DynamoDbLocal;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.RememberedMeetings;
import nl.klankbord.meeting.Seats;
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
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// A meeting for 5,000 people, sold out by 32 clients, and before and after it, on the same store, bare transactions of
/// the same size: rows that such a meeting got, each put where none is, with a seat from one of as many shards.
public final class SellOut {

    private static final int CAPACITY = 5_000;
    private static final int CLIENTS = 32;
    private static final int ROUNDS = 5;
    private static final double LEAST_RATIO = 0.7;
    private static final int LARGEST_PARTY = 3;

    private static final DynamoDbClient DYNAMO = DynamoDbLocal.client();

    private final String table = DynamoDbLocal.newTableName();
    private final Clock clock = Clock.fixed(Examples.NOW, ZoneOffset.UTC);
    private final Rsvps rsvps = new DynamoRsvps(new Table(DYNAMO, table), clock);
    private final DynamoMeetings meetings = new DynamoMeetings(new Table(DYNAMO, table));
    private final SubmitRsvp submit = new SubmitRsvp(
            new RememberedMeetings(meetings, clock), rsvps, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, clock);
    private final Meeting meeting = Examples.utrecht(CAPACITY, false);

    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger full = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();

    private SellOut() {
        new StoreMeeting(meetings, new ArrangeSeats(rsvps)).store(meeting, false);
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<Map<String, AttributeValue>> rows = rowsOfEachParty();
        // So that neither of them is the one that warms up.
        round(rows);
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(rows));
        }
        int exact = (int) rounds.stream().filter(Round::isExact).count();
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        Figures.row("sell-outs of a meeting for 5,000 by 32 clients", ROUNDS);
        Figures.row("of which exact at the end", exact);
        Figures.row("accepted, by the rate of bare transactions, least", ratios[0]);
        Figures.row("**median**", ratios[ROUNDS / 2]);
        Figures.row("most", ratios[ROUNDS - 1]);
        System.exit(exact == ROUNDS && ratios[ROUNDS / 2] >= LEAST_RATIO ? 0 : 1);
    }

    /// @param isExact whether everybody who was told so is in, nobody else, and no seat is left
    /// @param ratio accepted a second, by bare transactions a second
    private record Round(boolean isExact, double ratio) {}

    private static Round round(List<Map<String, AttributeValue>> rows) throws Exception {
        double before = bare(rows);
        SellOut sellOut = new SellOut();
        double ours = sellOut.sellOut();
        double bare = (before + bare(rows)) / 2;
        System.err.printf(
                "  %.0f accepted a second beside %.0f bare transactions; %s accepted, %s told full, %s told 503%n",
                ours, bare, sellOut.accepted, sellOut.full, sellOut.askedAgain);
        return new Round(sellOut.isExact(), ours / bare);
    }

    /// @return accepted answers a second, until the last of them
    private double sellOut() throws Exception {
        long began = System.nanoTime();
        AtomicLong last = new AtomicLong(began);
        together(client -> {
            // On until three in a row were told that it is full: one of those may have brought too many.
            for (int number = 0, refused = 0; refused < LARGEST_PARTY; number++) {
                int party = 1 + number % LARGEST_PARTY;
                if (isIn(client, number, party)) {
                    last.accumulateAndGet(System.nanoTime(), Math::max);
                    accepted.incrementAndGet();
                    people.addAndGet(party);
                    refused = 0;
                } else {
                    full.incrementAndGet();
                    refused++;
                }
            }
        });
        return accepted.get() * 1e9 / (last.get() - began);
    }

    /// @return false when told that it is full
    private boolean isIn(int client, int number, int party) {
        JsonObject sent = Examples.party("c%02d-%07d@sold.example".formatted(client, number), party)
                .build();
        Sender sender = Sender.of("api", "0123456789abcdef-%d-%d".formatted(client, number))
                .orElseThrow();
        return switch (untilAnswered(() -> submit.submit(meeting.id(), sender, sent))) {
            case RsvpOutcome.Stored stored when stored.receipt().status() == Status.ACCEPTED -> true;
            case RsvpOutcome.Refused _ -> false;
            default -> throw new IllegalStateException("neither in nor full");
        };
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

    private boolean isExact() {
        int[] held = {0, 0};
        rsvps.each(meeting.id(), each -> {
            held[0] += each.answer().people();
            held[1]++;
        });
        long left = rsvps.seats(meeting.id()).orElseThrow().left();
        // A party of one is refused only when nothing is left, and each client ended with one of those.
        boolean isExact = held[0] == people.get() && held[1] == accepted.get() && held[0] == CAPACITY && left == 0;
        if (!isExact) {
            System.err.printf(
                    "  told %s people in %s answers; in the table %d in %d; left %d%n",
                    people, accepted, held[0], held[1], left);
        }
        return isExact;
    }

    /// What the table has of a party of one, of two and of three.
    private static List<Map<String, AttributeValue>> rowsOfEachParty() {
        SellOut some = new SellOut();
        IntStream.range(0, LARGEST_PARTY).forEach(number -> some.isIn(0, number, 1 + number));
        return DYNAMO.query(request -> request.tableName(some.table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(
                                ":pk",
                                AttributeValue.fromS(
                                        "MEETING#" + some.meeting.id().value()),
                                ":prefix",
                                AttributeValue.fromS("RSVP#"))))
                .items();
    }

    /// @return transactions a second
    private static double bare(List<Map<String, AttributeValue>> rows) throws Exception {
        String table = DynamoDbLocal.newTableName();
        for (int shard = 0; shard < Seats.MOST_SHARDS; shard++) {
            Map<String, AttributeValue> row = new HashMap<>(shard(shard));
            row.put("free", AttributeValue.fromN(Integer.toString(CAPACITY)));
            DYNAMO.putItem(request -> request.tableName(table).item(row));
        }
        int ofAClient = CAPACITY / 4 / CLIENTS;
        long began = System.nanoTime();
        together(client -> {
            for (int number = 0; number < ofAClient; number++) {
                Map<String, AttributeValue> row = new HashMap<>(rows.get(number % rows.size()));
                row.put("pk", AttributeValue.fromS("MEETING#bare"));
                // As long as the keyed hash of a person.
                row.put("sk", AttributeValue.fromS("RSVP#%02d-%07d-0123456789a".formatted(client, number)));
                DYNAMO.transactWriteItems(bare(table, row, (client + number) % Seats.MOST_SHARDS));
            }
        });
        return ofAClient * CLIENTS * 1e9 / (System.nanoTime() - began);
    }

    private static TransactWriteItemsRequest bare(String table, Map<String, AttributeValue> row, int shard) {
        Put put = Put.builder()
                .tableName(table)
                .item(row)
                .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromN("1")))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        Update update = Update.builder()
                .tableName(table)
                .key(shard(shard))
                .updateExpression("SET #free = #free - :people")
                .conditionExpression("#free >= :people")
                .expressionAttributeNames(Map.of("#free", "free"))
                .expressionAttributeValues(Map.of(":people", AttributeValue.fromN("1")))
                .build();
        return TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().put(put).build(),
                        TransactWriteItem.builder().update(update).build())
                .build();
    }

    private static Map<String, AttributeValue> shard(int shard) {
        return Map.of("pk", AttributeValue.fromS("MEETING#bare"), "sk", AttributeValue.fromS("SEATS#" + shard));
    }

    private static void together(IntConsumer client) throws Exception {
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

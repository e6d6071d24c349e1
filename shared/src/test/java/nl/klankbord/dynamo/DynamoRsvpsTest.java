package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.Step;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

final class DynamoRsvpsTest extends RsvpsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final String table = DynamoDbLocal.newTableName();
    private final MemoryMeetings meetings = new MemoryMeetings();
    private final Rsvps onIt = new DynamoRsvps(new Table(DynamoDbLocal.client(), table), Examples.CLOCK);

    @Override
    protected Rsvps create(Clock clock) {
        return new DynamoRsvps(DynamoDbLocal.newTable(), clock);
    }

    @Test
    void aRowFromBeforeThereWereSurveysIsReadAsOneWithoutAnswers() {
        Rsvp rsvp = rsvp("old@example.nl", "submission-old");
        onIt.storeUnlessPresent(rsvp);
        Map<String, AttributeValue> key = Keys.rsvp(UTRECHT, rsvp.person()).item();
        DynamoDbLocal.client()
                .updateItem(request -> request.tableName(table).key(key).updateExpression("REMOVE answers"));
        assertEquals(
                Answers.NONE, onIt.find(UTRECHT, rsvp.person()).orElseThrow().answers());
    }

    @BeforeEach
    void setSeatsOut() {
        Meeting meeting = Examples.utrecht(200, false);
        meetings.store(meeting, false);
        new ArrangeSeats(onIt).arrange(meeting);
    }

    /// DynamoDB Local reads all rows at one moment; DynamoDB does not.
    @Test
    void whoAsksWhileSeatsMoveIsNotToldThatItIsFull() {
        assertEquals(Status.ACCEPTED, receipt(submit(halfRead(), "a", 4)).status());
    }

    @Test
    void whoIsInAndAsksForMoreWhileSeatsMoveIsNotToldThatItIsFull() {
        receipt(submit(onIt, "a", 1));
        ChangeOutcome outcome = new ChangeRsvp(meetings, halfRead(), Examples.SECRETS, Examples.CLOCK)
                .change(UTRECHT, person("a"), 1, Examples.sender("change"), sent("a", 4));
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), outcome);
    }

    @Test
    void aKnownAddressIsNotToldThatItIsFullEither() {
        receipt(submit(onIt, "a", 1));
        assertInstanceOf(RsvpOutcome.AlreadyIn.class, submit(halfRead(), "a", 3, "other"));
    }

    /// A meeting with four seats left, one on each shard, that all move to the first when half of them were read.
    private Rsvps halfRead() {
        spread(List.of(1L, 1L, 1L, 1L));
        Runnable others = () -> spread(List.of(4L, 0L, 0L, 0L));
        return new DynamoRsvps(new Table(new ReadInTwo(others), table), Examples.CLOCK);
    }

    private void spread(List<Long> shards) {
        Seats now = onIt.seats(UTRECHT).orElseThrow();
        Seats moved = new Seats(now.capacity(), 0, shards, 0, now.next(), true, now.revision());
        assertTrue(onIt.write(Step.of(UTRECHT, new Step.SeatsChange(now, moved))));
    }

    private RsvpOutcome submit(Rsvps to, String name, int people) {
        return submit(to, name, people, name);
    }

    private RsvpOutcome submit(Rsvps to, String name, int people, String key) {
        return new SubmitRsvp(meetings, to, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, Examples.sender(key), sent(name, people));
    }

    private static Receipt receipt(RsvpOutcome outcome) {
        return assertInstanceOf(RsvpOutcome.Stored.class, outcome).receipt();
    }

    private static JsonObject sent(String name, int people) {
        return Examples.party(name + "@example.nl", people).build();
    }

    private static Person person(String name) {
        return Examples.person(name + "@example.nl");
    }

    /// Its first query reads the first two rows, lets others write, and then reads the rest.
    private static final class ReadInTwo implements DynamoDbClient {

        private Optional<Runnable> meanwhile;

        ReadInTwo(Runnable meanwhile) {
            this.meanwhile = Optional.of(meanwhile);
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            List<Map<String, AttributeValue>> before =
                    DynamoDbLocal.client().query(request).items();
            meanwhile.ifPresent(Runnable::run);
            meanwhile = Optional.empty();
            List<Map<String, AttributeValue>> after =
                    DynamoDbLocal.client().query(request).items();
            List<Map<String, AttributeValue>> torn = new ArrayList<>(before.subList(0, 2));
            torn.addAll(after.subList(2, after.size()));
            return QueryResponse.builder().items(torn).build();
        }

        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return DynamoDbLocal.client().getItem(request);
        }

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            return DynamoDbLocal.client().putItem(request);
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            return DynamoDbLocal.client().transactWriteItems(request);
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}

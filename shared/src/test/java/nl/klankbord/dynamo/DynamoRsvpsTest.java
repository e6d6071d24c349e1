package nl.klankbord.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.RsvpsContract;
import nl.klankbord.rsvp.Step;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

final class DynamoRsvpsTest extends RsvpsContract {

    @Override
    protected Rsvps create(Clock clock) {
        return new DynamoRsvps(DynamoDbLocal.newTable(), clock);
    }

    /// DynamoDB Local reads all rows at one moment; DynamoDB does not.
    @Test
    void seatsThatMoveToAShardThatWasReadAlreadyAreNotMissed() {
        String table = DynamoDbLocal.newTableName();
        MeetingId meeting = new MeetingId("utrecht");
        Rsvps others = new DynamoRsvps(new Table(DynamoDbLocal.client(), table), Clock.systemUTC());
        Seats before = new Seats(200, 0, List.of(1L, 1L, 1L, 1L), 0, 1, true, 0);
        assertTrue(others.write(Step.of(
                meeting, new Step.SeatsChange(new Seats(200, 0, List.of(0L, 0L, 0L, 0L), 0, 1, true, 0), before))));

        Rsvps reading = new DynamoRsvps(
                new Table(
                        new ReadInTwo(() -> {
                            Seats now = others.seats(meeting).orElseThrow();
                            Seats moved = new Seats(200, 0, List.of(4L, 0L, 0L, 0L), 0, 1, true, now.revision());
                            assertTrue(others.write(Step.of(meeting, new Step.SeatsChange(now, moved))));
                        }),
                        table),
                Clock.systemUTC());

        assertEquals(4, reading.seats(meeting).orElseThrow().left());
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
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}

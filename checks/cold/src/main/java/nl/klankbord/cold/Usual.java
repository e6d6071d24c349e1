package nl.klankbord.cold;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The same RSVP as most teams would write it, with what the guides of AWS and Jackson show and nothing tuned: the
/// event and the body bound to objects, the SDK's client as it comes, its mapper for items.
public final class Usual implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ObjectMapper json = new ObjectMapper();
    private final DynamoDbEnhancedClient dynamo =
            DynamoDbEnhancedClient.builder().dynamoDbClient(DynamoDbClient.create()).build();
    private final DynamoDbTable<MeetingRow> meetings =
            dynamo.table(System.getenv("TABLE_NAME"), TableSchema.fromBean(MeetingRow.class));
    private final DynamoDbTable<RsvpRow> rsvps =
            dynamo.table(System.getenv("TABLE_NAME"), TableSchema.fromBean(RsvpRow.class));

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            String id = event.getPathParameters().get("meeting");
            MeetingRow row = meetings.getItem(request -> request.consistentRead(true)
                    .key(Key.builder().partitionValue("MEETINGS").sortValue("MEETING#" + id).build()));
            if (row == null) {
                return answer(404, Map.of("title", "There is no such meeting."));
            }
            Meeting meeting = json.readValue(row.getFile(), Meeting.class);
            if (Instant.now().isAfter(Instant.parse(meeting.deadline))) {
                return answer(410, Map.of("title", "The meeting is closed."));
            }
            Rsvp rsvp = json.readValue(event.getBody(), Rsvp.class);
            List<String> complaints = complaints(rsvp);
            return complaints.isEmpty() ? store(id, rsvp) : answer(400, Map.of("errors", complaints));
        } catch (JsonProcessingException e) {
            return answer(400, Map.of("title", "The body is not JSON."));
        }
    }

    private APIGatewayV2HTTPResponse store(String meeting, Rsvp rsvp) throws JsonProcessingException {
        RsvpRow row = new RsvpRow();
        row.setPk("USUAL#" + meeting);
        row.setSk("RSVP#" + rsvp.email.toLowerCase());
        row.setId(UUID.randomUUID().toString());
        row.setReceivedAt(Instant.now());
        row.setStatus(rsvp.attending ? "accepted" : "declined");
        row.setAnswer(json.writeValueAsString(rsvp));
        try {
            rsvps.putItem(request -> request.item(row)
                    .conditionExpression(
                            Expression.builder().expression("attribute_not_exists(pk)").build()));
        } catch (ConditionalCheckFailedException e) {
            return answer(409, Map.of("title", "You have answered already."));
        }
        return answer(
                201,
                Map.of("id", row.getId(), "status", row.getStatus(), "receivedAt", row.getReceivedAt().toString()));
    }

    private static List<String> complaints(Rsvp rsvp) {
        List<String> complaints = new ArrayList<>();
        if (rsvp.name == null || rsvp.name.isBlank()) {
            complaints.add("name");
        }
        if (rsvp.email == null || !rsvp.email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            complaints.add("email");
        }
        if (rsvp.organisation == null || rsvp.organisation.isBlank()) {
            complaints.add("organisation");
        }
        return complaints;
    }

    private APIGatewayV2HTTPResponse answer(int status, Object body) {
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(Map.of("content-type", "application/json"))
                    .withBody(json.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

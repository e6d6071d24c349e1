package nl.klankbord.local;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A change of the table in the form in which Lambda hands it to a function.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
record StreamRecord(String sequenceNumber, double createdEpochSecond, Tree event) {

    static StreamRecord of(Record record, String streamArn) {
        software.amazon.awssdk.services.dynamodb.model.StreamRecord change = record.dynamodb();
        double created = change.approximateCreationDateTime().getEpochSecond();
        Map<String, @Nullable Object> dynamodb = new LinkedHashMap<>();
        dynamodb.put("ApproximateCreationDateTime", created);
        dynamodb.put("Keys", attributes(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.put("NewImage", attributes(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.put("OldImage", attributes(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber());
        dynamodb.put("SizeBytes", change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("eventID", record.eventID());
        event.put("eventName", record.eventNameAsString());
        event.put("eventVersion", "1.1");
        event.put("eventSource", "aws:dynamodb");
        event.put("awsRegion", LocalValues.REGION);
        event.put("dynamodb", dynamodb);
        event.put("eventSourceARN", streamArn);
        if (record.userIdentity() != null) {
            event.put(
                    "userIdentity",
                    Map.of(
                            "principalId", record.userIdentity().principalId(),
                            "type", record.userIdentity().type()));
        }
        return new StreamRecord(change.sequenceNumber(), created, new Tree("", event));
    }

    static byte[] batch(List<StreamRecord> records) {
        return Json.bytes(Map.of(
                "Records",
                records.stream().map(record -> record.event().value()).toList()));
    }

    private static Map<String, Object> attributes(Map<String, AttributeValue> item) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        item.forEach((name, value) -> attributes.put(name, attribute(value)));
        return attributes;
    }

    private static Map<String, Object> attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", base64(value.b().asByteArray()));
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case BS ->
                Map.of(
                        "BS",
                        value.bs().stream()
                                .map(bytes -> base64(bytes.asByteArray()))
                                .toList());
            case M -> Map.of("M", attributes(value.m()));
            case L ->
                Map.of("L", value.l().stream().map(StreamRecord::attribute).toList());
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", true);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("Unknown attribute: " + value);
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which changes of a meeting calendars hear of, as the real stream of DynamoDB Local tells of them.
final class QuietChangeTest {

    @Test
    void whatIsToBeKeptQuietMovesNoCalendarAndTheNextChangeDoes() throws Exception {
        try (EmbeddedDynamo dynamo = new EmbeddedDynamo(Optional.empty())) {
            dynamo.start(TemplateReader.read(Examples.root().resolve("template.yaml"))
                    .table());
            try (DynamoDbClient client = dynamo.client()) {
                DynamoMeetings meetings = new DynamoMeetings(new Table(client, Dynamo.TABLE));
                Meeting first = Examples.utrecht();
                meetings.store(first, true);
                Meeting quiet = at(first, "Elders");
                meetings.replace(first, quiet, false);
                Meeting larger = with(quiet, Json.object().put("capacity", 300).build());
                meetings.replace(quiet, larger, true);
                Meeting told = at(larger, "Amersfoort");
                meetings.replace(larger, told, true);
                meetings.replace(told, at(told, "Zwolle"), false);
                meetings.store(at(told, "Deventer"), false);
                assertEquals(
                        List.of(
                                "new: told to nobody",
                                "Elders: told to nobody",
                                "Elders: told to nobody",
                                "Amersfoort: told",
                                "Zwolle: told to nobody",
                                "Deventer: told"),
                        told(dynamo));
            }
        }
    }

    /// Each change, as `FollowUpFunction` reads it.
    private static List<String> told(EmbeddedDynamo dynamo) throws IOException {
        List<String> told = new ArrayList<>();
        for (StreamRecord record : StreamRecords.all(dynamo)) {
            byte[] event = StreamRecord.batch(List.of(record));
            boolean isMoved = StreamEvent.followUp(new ByteArrayInputStream(event))
                    .moved()
                    .containsKey(Examples.utrecht().id());
            Tree row = record.event().at("dynamodb");
            String place = row.at("OldImage").isPresent()
                    ? nl.klankbord.local.Json.read(
                                    row.at("NewImage").at("file").at("S").text())
                            .at("place")
                            .at("nl")
                            .text()
                    : "new";
            told.add(place + (isMoved ? ": told" : ": told to nobody"));
        }
        return told;
    }

    private static Meeting at(Meeting meeting, String place) {
        Json.JsonObject both = Json.object().put("nl", place).put("en", place).build();
        return with(meeting, Json.object().put("place", both).build());
    }

    private static Meeting with(Meeting meeting, Json.JsonObject changed) {
        return MeetingFile.with(meeting, changed);
    }
}

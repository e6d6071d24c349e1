package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.StreamEvent;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.receipt.TellPerson;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Person;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which changes of an answer its owner is mailed about, as the real stream of DynamoDB Local tells of them and the
/// template's filter lets them through.
final class ToldChangeTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Person ANNA = Examples.person("anna@example.nl");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryMailings mailings = new MemoryMailings();
    private final MemoryAsks asks = new MemoryAsks();
    private final List<String> mails = new ArrayList<>();
    private Instant now = Examples.NOW;
    private int key = 0;

    @Test
    void aNameIsToldAndACheckInIsNotWhicheverComesFirst() throws Exception {
        meetings.store(Examples.utrecht(), true);
        try (EmbeddedDynamo dynamo = new EmbeddedDynamo(Optional.empty())) {
            Template template = TemplateReader.read(Examples.root().resolve("template.yaml"));
            dynamo.start(template.table());
            List<EventPattern> filter = template.streamMappings().stream()
                    .filter(mapping -> mapping.function().equals("FollowUpFunction"))
                    .findFirst()
                    .orElseThrow()
                    .patterns();
            try (DynamoDbClient client = dynamo.client()) {
                DynamoRsvps rsvps = new DynamoRsvps(new Table(client, Dynamo.TABLE), Examples.CLOCK);
                new SubmitRsvp(meetings, rsvps, Examples.SECRETS, Examples.OPEN_GATE, asks, Examples.CLOCK)
                        .submit(UTRECHT, Examples.sender("first"), answer("Anna"));
                assertEquals(List.of("accepted"), told(dynamo, filter, rsvps));

                arrive(rsvps, 1);
                arrive(rsvps, 0);
                assertEquals(List.of(), told(dynamo, filter, rsvps), "who is in knows");

                change(rsvps, 3, "Anna B.");
                assertEquals(List.of("changed"), told(dynamo, filter, rsvps), "another name counts as before");

                change(rsvps, 4, "Anna C.");
                arrive(rsvps, 1);
                assertEquals(List.of("changed"), told(dynamo, filter, rsvps), "a check-in hides no change before it");

                follow(rsvps);
                arrive(rsvps, 0);
                change(rsvps, 8, "Anna D.");
                assertEquals(List.of("changed"), told(dynamo, filter, rsvps), "nor one behind it");
                assertEquals(List.of(), asks.open(UTRECHT));
            }
        }
    }

    /// Once more with all that the stream ever told of: who was told hears nothing again.
    private List<String> told(EmbeddedDynamo dynamo, List<EventPattern> filter, DynamoRsvps rsvps) throws IOException {
        mails.clear();
        now = now.plus(Duration.ofHours(2));
        TellPerson tellPerson = new TellPerson(
                meetings,
                rsvps,
                new MemoryAnswers(Examples.CLOCK).topics(),
                mailings,
                asks,
                letter -> mails.add(letter.reason().word()),
                Clock.fixed(now, ZoneOffset.UTC));
        List<StreamRecord> passed = StreamRecords.all(dynamo).stream()
                .filter(record -> filter.stream().anyMatch(pattern -> pattern.matches(record.event())))
                .toList();
        for (StreamRecord record : passed) {
            byte[] event = StreamRecord.batch(List.of(record));
            for (PersonalLink changed :
                    StreamEvent.followUp(new ByteArrayInputStream(event)).changed()) {
                tellPerson.tell(changed.meeting(), changed.person());
            }
        }
        return List.copyOf(mails);
    }

    private void arrive(DynamoRsvps rsvps, int people) {
        assertInstanceOf(ChangeOutcome.Changed.class, changes(rsvps).arrive(UTRECHT, ANNA, people));
    }

    private void follow(DynamoRsvps rsvps) {
        assertInstanceOf(ChangeOutcome.Changed.class, changes(rsvps).follow(UTRECHT, ANNA, true));
    }

    private void change(DynamoRsvps rsvps, int version, String name) {
        assertInstanceOf(
                ChangeOutcome.Changed.class,
                changes(rsvps).change(UTRECHT, ANNA, version, Examples.sender("change" + key++), answer(name)));
    }

    private ChangeRsvp changes(DynamoRsvps rsvps) {
        return new ChangeRsvp(meetings, rsvps, Examples.SECRETS, Examples.CLOCK);
    }

    private static JsonObject answer(String name) {
        return Examples.rsvp("anna@example.nl").put("name", name).build();
    }
}

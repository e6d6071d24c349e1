package nl.klankbord.local;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.Moment;
import nl.klankbord.submission.Reading;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Gives an empty machine the example meetings, through its own API as an organiser would.
///
/// Whoever starts it after the deadline of an example still gets one to answer: it moves on by whole years of 52 weeks.
final class FirstMeetings {
    private static final int WEEKS_OF_A_YEAR = 52;

    private final Machine machine;
    private final Path folder;
    private final Clock clock;

    FirstMeetings(Machine machine, Path folder, Clock clock) {
        this.machine = machine;
        this.folder = folder;
        this.clock = clock;
    }

    /// @return the ids of the meetings that there are then
    List<String> storeIfEmpty() throws IOException, InterruptedException {
        if (Files.isDirectory(folder) && meetings().isEmpty()) {
            store();
        }
        return meetings();
    }

    private void store() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Path file : files) {
                store(client, file);
            }
        }
    }

    private List<String> meetings() {
        try (DynamoDbClient dynamo = machine.dynamo().client()) {
            return dynamo
                    .query(request -> request.tableName(Dynamo.TABLE)
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("MEETINGS"))))
                    .items()
                    .stream()
                    .map(item -> item.getOrDefault("sk", AttributeValue.fromS(""))
                            .s()
                            .substring("MEETING#".length()))
                    .toList();
        }
    }

    /// @return the meeting with its deadline after `now`, on the same weekdays and at the same local times; a file that
    ///     is no meeting stays as it is, for the API to say what is wrong
    static String stillToCome(String file, Instant now) {
        try {
            if (JsonReader.read(file) instanceof JsonObject json
                    && MeetingFile.read(json) instanceof Reading.Valid<Meeting>(Meeting meeting)) {
                int weeks = 0;
                while (!later(meeting, meeting.deadline(), weeks).isAfter(now)) {
                    weeks += WEEKS_OF_A_YEAR;
                }
                return weeks == 0 ? file : JsonWriter.text(MeetingFile.write(later(meeting, weeks)));
            }
            return file;
        } catch (MalformedJsonException _) {
            return file;
        }
    }

    private static Meeting later(Meeting meeting, int weeks) {
        return new Meeting(
                meeting.id(),
                meeting.state(),
                meeting.title(),
                meeting.text(),
                meeting.place(),
                meeting.organiser(),
                meeting.contact(),
                meeting.language(),
                meeting.timeZone(),
                later(meeting, meeting.startsAt(), weeks),
                later(meeting, meeting.endsAt(), weeks),
                later(meeting, meeting.deadline(), weeks),
                meeting.capacity(),
                meeting.waitingList(),
                meeting.moments().stream()
                        .map(moment -> new Moment(
                                moment.id(),
                                moment.name(),
                                moment.item(),
                                later(meeting, moment.startsAt(), weeks),
                                moment.portionsPerPerson(),
                                moment.orderByDate().plusWeeks(weeks)))
                        .toList(),
                meeting.diets(),
                meeting.themes(),
                meeting.survey(),
                meeting.planners(),
                meeting.organisers(),
                meeting.reminderDate().map(date -> date.plusWeeks(weeks)),
                meeting.retention());
    }

    private static Instant later(Meeting meeting, Instant time, int weeks) {
        return time.atZone(meeting.timeZone()).plusWeeks(weeks).toInstant();
    }

    private void store(HttpClient client, Path file) throws IOException, InterruptedException {
        String meeting = stillToCome(Files.readString(file), clock.instant());
        String name = file.getFileName().toString();
        String id = Json.read(meeting).at("id").textOr(name.substring(0, name.length() - ".json".length()));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(
                                machine.url().resolve("/v1/meetings/" + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                        .header("authorization", "Bearer " + machine.organiserToken())
                        .header("content-type", "application/json")
                        .header("if-none-match", "*")
                        .PUT(HttpRequest.BodyPublishers.ofString(meeting))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            System.err.println("Warning: the example meeting " + file + " was refused (" + answer.statusCode() + "): "
                    + answer.body());
        }
    }
}

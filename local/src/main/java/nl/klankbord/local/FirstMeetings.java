package nl.klankbord.local;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Gives an empty machine the example meetings, through its own API as an organiser would.
final class FirstMeetings {
    private final Machine machine;
    private final Path folder;

    FirstMeetings(Machine machine, Path folder) {
        this.machine = machine;
        this.folder = folder;
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

    private void store(HttpClient client, Path file) throws IOException, InterruptedException {
        String meeting = Files.readString(file);
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

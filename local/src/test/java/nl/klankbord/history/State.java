package nl.klankbord.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All rows of one meeting at one moment, read without any of the code that is tested.
///
/// @param answers by person
/// @param waiting person by number on the waiting list
/// @param notices as `person#version`
/// @param tally the live counts
record State(
        Map<String, Answer> answers,
        SortedMap<Long, String> waiting,
        Set<String> notices,
        Optional<SeatsRow> seats,
        SortedMap<String, Long> tally) {

    /// @param mark the op that wrote it, see [Clients]
    record Answer(
            String person,
            String status,
            int people,
            long seats,
            long place,
            long version,
            String submission,
            String mark,
            boolean isCounted,
            SortedMap<String, Long> countedAs) {

        boolean isIn() {
            return status.equals("accepted");
        }

        boolean isWaiting() {
            return status.equals("waiting");
        }
    }

    record SeatsRow(long capacity, long free, long onShards, long waiting, long next, boolean isOpen, long revision) {

        long left() {
            return free + onShards;
        }
    }

    static final State EMPTY = new State(Map.of(), new TreeMap<>(), Set.of(), Optional.empty(), new TreeMap<>());

    int peopleIn() {
        return answers.values().stream()
                .filter(Answer::isIn)
                .mapToInt(Answer::people)
                .sum();
    }

    Set<String> submissions() {
        return answers.values().stream().map(Answer::submission).collect(Collectors.toSet());
    }

    static State read(DynamoDbClient client, String table, String meeting) {
        Map<String, Answer> answers = new HashMap<>();
        SortedMap<Long, String> waiting = new TreeMap<>();
        Set<String> notices = new TreeSet<>();
        SortedMap<String, Long> tally = new TreeMap<>();
        List<Map<String, AttributeValue>> seats = new ArrayList<>();
        long[] onShards = {0};
        for (Map<String, AttributeValue> item : items(client, table, meeting)) {
            String key = text(item, "sk");
            if (key.startsWith("RSVP#")) {
                Answer answer = answer(key.substring("RSVP#".length()), item);
                answers.put(answer.person(), answer);
            } else if (key.startsWith("WAITING#")) {
                waiting.put(Long.parseLong(key.substring("WAITING#".length())), text(item, "person"));
            } else if (key.startsWith("NOTICE#")) {
                notices.add(key.substring("NOTICE#".length()));
            } else if (key.equals("SEATS")) {
                seats.add(item);
            } else if (key.startsWith("SEATS#")) {
                onShards[0] += number(item, "free");
            } else if (key.equals("TALLY")) {
                item.forEach((name, value) -> {
                    if (name.contains(".") && !value.n().equals("0")) {
                        tally.put(name, Long.parseLong(value.n()));
                    }
                });
            }
        }
        return new State(
                answers,
                waiting,
                notices,
                seats.stream()
                        .findFirst()
                        .map(item -> new SeatsRow(
                                number(item, "capacity"),
                                number(item, "free"),
                                onShards[0],
                                number(item, "waiting"),
                                number(item, "next"),
                                flag(item, "isOpen"),
                                number(item, "revision"))),
                tally);
    }

    private static Answer answer(String person, Map<String, AttributeValue> item) {
        SortedMap<String, Long> countedAs = new TreeMap<>();
        if (item.containsKey("countedAs")) {
            item.get("countedAs").m().forEach((name, value) -> countedAs.put(name, Long.parseLong(value.n())));
        }
        return new Answer(
                person,
                text(item, "status"),
                1 + (item.containsKey("guests") ? item.get("guests").l().size() : 0),
                number(item, "seats"),
                number(item, "place"),
                number(item, "version"),
                text(item, "submission"),
                item.containsKey("role") ? text(item, "role") : "",
                !item.containsKey("uncounted"),
                countedAs);
    }

    private static List<Map<String, AttributeValue>> items(DynamoDbClient client, String table, String meeting) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("MEETING#" + meeting))))
                .items()
                .stream()
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }

    private static boolean flag(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value != null && value.bool();
    }
}

package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a function may do is what it does: the verbs of `template.yaml`, one by one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RightsTest {

    /// Lambda reads the stream with the function's own role:
    /// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
    private static final Set<String> OF_A_STREAM = Set.of(
            "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams");

    /// And with the same role it tells a queue what the function could not do.
    private static final String OF_A_FAILURE_QUEUE = "sqs:SendMessage";

    private static final String TEMPLATE = Examples.file("template.yaml");

    private final Map<String, Set<String>> used = new TreeMap<>();

    @BeforeAll
    void askEverything(@TempDir Path folder) throws Exception {
        TemplateYaml.read(TEMPLATE).at("Resources").entries().forEach((id, resource) -> {
            if (isFunction(resource)) {
                used.put(id, new TreeSet<>(usedByLambda(resource.at("Properties"))));
            }
        });
        EveryRequest.of(folder).values().stream()
                .flatMap(asked -> asked.calls().stream())
                .forEach(call -> used.computeIfAbsent(call.function(), _ -> new TreeSet<>())
                        .addAll(call.actions()));
    }

    @Test
    void everyFunctionMayDoExactlyWhatItDoes() {
        assertEquals(lines(used), lines(allowed(TEMPLATE)), "left: what it does; right: what template.yaml allows");
    }

    @Test
    void aVerbTooManyOrTooFewWouldBeSeen() {
        String tooMany =
                TEMPLATE.replaceFirst("- dynamodb:GetItem", "- dynamodb:GetItem\n                - dynamodb:Scan");
        String tooFew = TEMPLATE.replaceFirst(" *- dynamodb:Query\n", "");
        // The first function of the template.
        String query = "(MeetingPageFunction: .*), dynamodb:Query";
        assertEquals(lines(used).replaceFirst(query, "$1, dynamodb:Query, dynamodb:Scan"), lines(allowed(tooMany)));
        assertEquals(lines(used).replaceFirst(query, "$1"), lines(allowed(tooFew)));
    }

    private static Set<String> usedByLambda(Tree function) {
        Set<String> used = new TreeSet<>();
        function.at("Events").entries().values().stream()
                .filter(event -> event.at("Type").text().equals("DynamoDB"))
                .forEach(event -> {
                    used.addAll(OF_A_STREAM);
                    if (event.at("Properties").at("DestinationConfig").isPresent()) {
                        used.add(OF_A_FAILURE_QUEUE);
                    }
                });
        return used;
    }

    private static Map<String, Set<String>> allowed(String template) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        TemplateYaml.read(template).at("Resources").entries().forEach((id, resource) -> {
            if (isFunction(resource)) {
                Set<String> verbs = new TreeSet<>();
                resource.at("Properties").at("Policies").items().stream()
                        .flatMap(policy -> policy.at("Statement").items().stream())
                        .flatMap(statement -> statement.at("Action").items().stream())
                        .forEach(verb -> verbs.add(verb.text()));
                allowed.put(id, verbs);
            }
        });
        return allowed;
    }

    private static boolean isFunction(Tree resource) {
        return resource.at("Type").text().equals("AWS::Serverless::Function");
    }

    /// A line for each function, so that a difference shows where it is.
    private static String lines(Map<String, Set<String>> verbs) {
        StringBuilder lines = new StringBuilder();
        verbs.forEach((function, actions) -> lines.append(function)
                .append(": ")
                .append(String.join(", ", actions))
                .append('\n'));
        return lines.toString();
    }
}

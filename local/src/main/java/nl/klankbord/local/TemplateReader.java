package nl.klankbord.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `template.yaml`, and refuses what the local machine would do otherwise than AWS.
final class TemplateReader {
    private static final Set<String> SCHEDULE_PROPERTIES = Set.of(
            "DeadLetterConfig",
            "Description",
            "FlexibleTimeWindow",
            "OmitName",
            "GroupName",
            "Input",
            "Name",
            "PermissionsBoundary",
            "RetryPolicy",
            "RoleArn",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "State");
    private static final Set<String> INVOKE_PROPERTIES =
            Set.of("DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts");
    private static final Set<String> STREAM_PROPERTIES = Set.of(
            "BatchSize",
            "BisectBatchOnFunctionError",
            "DestinationConfig",
            "Enabled",
            "FilterCriteria",
            "FunctionResponseTypes",
            "MaximumBatchingWindowInSeconds",
            "MaximumRecordAgeInSeconds",
            "MaximumRetryAttempts",
            "ParallelizationFactor",
            "StartingPosition",
            "Stream");

    private final Tree root;
    private final Map<String, Template.Function> functions = new LinkedHashMap<>();
    private final List<Template.Route> routes = new ArrayList<>();
    private final List<Template.Schedule> schedules = new ArrayList<>();
    private final List<Template.StreamMapping> streamMappings = new ArrayList<>();

    private TemplateReader(Tree root) {
        this.root = root;
    }

    static Template read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    static Template read(String yaml) {
        return new TemplateReader(TemplateYaml.read(yaml)).template();
    }

    private Template template() {
        root.at("Resources").entries().forEach((id, resource) -> {
            if (resource.at("Type").text().equals("AWS::Serverless::Function")) {
                function(id, resource.at("Properties"));
            }
        });
        return new Template(functions, routes, schedules, streamMappings, table(), LocalValues.declaredIn(root));
    }

    private void function(String id, Tree properties) {
        Tree globals = root.at("Globals").at("Function");
        Map<String, Tree> environment =
                new LinkedHashMap<>(globals.at("Environment").at("Variables").entries());
        environment.putAll(properties.at("Environment").at("Variables").entries());
        // Lambda's own default is 3 seconds.
        int seconds = properties.at("Timeout").integerOr(globals.at("Timeout").integerOr(3));
        String handler = properties.at("Handler").textOr(globals.at("Handler").textOr(""));
        if (handler.isEmpty()) {
            throw properties.at("Handler").complaint("is missing");
        }
        functions.put(
                id,
                new Template.Function(
                        id, handler.replace("::handleRequest", ""), Duration.ofSeconds(seconds), environment));
        properties
                .at("Events")
                .entries()
                .forEach((name, event) -> event(id, properties.at("EventInvokeConfig"), name, event));
    }

    private void event(String function, Tree invokeConfig, String name, Tree event) {
        Tree properties = event.at("Properties");
        String id = function + "." + name;
        switch (event.at("Type").text()) {
            case "HttpApi" -> routes.add(new RouteReader(root).route(function, properties));
            case "ScheduleV2" -> schedule(id, function, invokeConfig, properties);
            case "DynamoDB" -> streamMapping(id, function, properties);
            default ->
                throw event.at("Type")
                        .complaint("is " + event.at("Type").text()
                                + "; the local machine knows HttpApi, ScheduleV2 and DynamoDB");
        }
    }

    private void schedule(String id, String function, Tree invokeConfig, Tree properties) {
        refuseOthers(properties, SCHEDULE_PROPERTIES);
        refuseOthers(invokeConfig, INVOKE_PROPERTIES);
        if (properties.at("State").textOr("ENABLED").equals("DISABLED")) {
            return;
        }
        Tree zone = properties.at("ScheduleExpressionTimezone");
        Tree input = properties.at("Input");
        Template.Schedule schedule;
        try {
            schedule = new Template.Schedule(
                    id,
                    function,
                    properties.at("ScheduleExpression").text(),
                    ZoneId.of(zone.textOr("UTC")),
                    input.isPresent() ? Optional.of(input.text()) : Optional.empty(),
                    // Lambda's own default is 2.
                    invokeConfig.at("MaximumRetryAttempts").integerOr(2),
                    failureQueue(invokeConfig));
        } catch (DateTimeException _) {
            throw zone.complaint("is not a time zone");
        }
        CronTimes.check(properties.at("ScheduleExpression"));
        schedules.add(schedule);
    }

    private void streamMapping(String id, String function, Tree properties) {
        refuseOthers(properties, STREAM_PROPERTIES);
        if (!properties.at("Enabled").textOr("true").equals("true")) {
            return;
        }
        if (properties.at("ParallelizationFactor").integerOr(1) != 1) {
            throw properties.at("ParallelizationFactor").complaint("must be 1: the local machine reads in order");
        }
        streamMappings.add(new Template.StreamMapping(
                id,
                function,
                properties.at("BatchSize").integerOr(100),
                properties.at("MaximumRetryAttempts").integerOr(-1),
                properties.at("BisectBatchOnFunctionError").isTrue(),
                properties.at("FunctionResponseTypes").items().stream()
                        .anyMatch(type -> type.text().equals("ReportBatchItemFailures")),
                properties.at("FilterCriteria").at("Filters").items().stream()
                        .map(filter -> EventPattern.parse(filter.at("Pattern")))
                        .toList(),
                failureQueue(properties)));
    }

    private static Optional<String> failureQueue(Tree properties) {
        return Optional.of(properties.at("DestinationConfig").at("OnFailure").at("Destination"))
                .filter(Tree::isPresent)
                .map(LocalValues::resourceOf);
    }

    private Template.Table table() {
        List<String> tables = root.at("Resources").entries().entrySet().stream()
                .filter(resource -> resource.getValue().at("Type").text().equals("AWS::DynamoDB::Table"))
                .map(Map.Entry::getKey)
                .toList();
        if (tables.size() != 1) {
            throw root.at("Resources").complaint("must hold exactly one AWS::DynamoDB::Table, not " + tables.size());
        }
        Tree properties = root.at("Resources").at(tables.getFirst()).at("Properties");
        if (properties.at("LocalSecondaryIndexes").isPresent()) {
            throw properties.at("LocalSecondaryIndexes").complaint("is not known to the local machine");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        properties
                .at("AttributeDefinitions")
                .items()
                .forEach(attribute -> attributes.put(
                        attribute.at("AttributeName").text(),
                        attribute.at("AttributeType").text()));
        Tree ttl = properties.at("TimeToLiveSpecification");
        return new Template.Table(
                tables.getFirst(),
                attributes,
                keys(properties),
                properties.at("GlobalSecondaryIndexes").items().stream()
                        .map(TemplateReader::index)
                        .toList(),
                properties.at("StreamSpecification").at("StreamViewType").textOr(""),
                ttl.at("Enabled").isTrue() ? Optional.of(ttl.at("AttributeName").text()) : Optional.empty());
    }

    private static Template.Index index(Tree index) {
        return new Template.Index(
                index.at("IndexName").text(),
                keys(index),
                index.at("Projection").at("ProjectionType").text(),
                index.at("Projection").at("NonKeyAttributes").items().stream()
                        .map(Tree::text)
                        .toList());
    }

    private static List<Template.Key> keys(Tree of) {
        return of.at("KeySchema").items().stream()
                .map(key -> new Template.Key(
                        key.at("AttributeName").text(), key.at("KeyType").text()))
                .toList();
    }

    static void refuseOthers(Tree properties, Set<String> known) {
        properties.entries().forEach((name, property) -> {
            if (!known.contains(name)) {
                throw property.complaint("is not known to the local machine");
            }
        });
    }
}

package nl.klankbord.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// An OpenAPI 3.0 document, as its page tells it: what a reader asks first comes first.
public final class ApiPage {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options");

    private final JsonObject contract;

    public ApiPage(JsonObject contract) {
        this.contract = contract;
    }

    /// @param operations of one tag, in the document's order
    public record Group(String name, String description, List<Operation> operations) {}

    /// @param body what is sent along; none for an operation without
    /// @param example of it, as JSON over several lines; empty for none
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String description,
            boolean isForOrganisers,
            List<Field> parameters,
            List<Field> body,
            String example,
            List<Reply> replies) {}

    /// @param where path, query or header; empty for a field of a body
    public record Field(String name, String where, boolean isRequired, String type, String description) {}

    /// @param example as JSON over several lines; empty for none
    public record Reply(String status, String description, String example) {}

    /// A piece of a description: between back quotes it is code.
    public record Span(boolean isCode, String text) {}

    public String title() {
        return contract.object("info").text("title");
    }

    public String version() {
        return contract.object("info").text("version");
    }

    public String contact() {
        return contract.object("info").object("contact").text("email");
    }

    public List<String> introduction() {
        return List.of(contract.object("info").text("description").split("\n\n", -1));
    }

    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Json tag : items(contract.get("tags"))) {
            JsonObject told = (JsonObject) tag;
            groups.add(new Group(told.text("name"), told.text("description"), operations(told.text("name"))));
        }
        return groups;
    }

    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        String[] pieces = text.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (!pieces[i].isEmpty()) {
                spans.add(new Span(i % 2 == 1, pieces[i]));
            }
        }
        return spans;
    }

    private List<Operation> operations(String tag) {
        List<Operation> operations = new ArrayList<>();
        contract.object("paths")
                .members()
                .forEach((path, item) -> ((JsonObject) item).members().forEach((method, json) -> {
                    if (METHODS.contains(method)
                            && json instanceof JsonObject operation
                            && items(operation.get("tags")).contains(Json.of(tag))) {
                        operations.add(operation(method, path, (JsonObject) item, operation));
                    }
                }));
        return operations;
    }

    private Operation operation(String method, String path, JsonObject item, JsonObject operation) {
        List<Field> parameters = new ArrayList<>();
        for (Json each : items(item.get("parameters"))) {
            parameters.add(parameter(resolved(each)));
        }
        for (Json each : items(operation.get("parameters"))) {
            parameters.add(parameter(resolved(each)));
        }
        JsonObject content = operation.object("requestBody").object("content").object("application/json");
        boolean isOpen = operation.get("security") instanceof JsonArray(List<Json> schemes) && schemes.isEmpty();
        return new Operation(
                operation.text("operationId"),
                method.toUpperCase(Locale.ROOT),
                "/v1" + path,
                operation.text("summary"),
                operation.text("description"),
                !isOpen,
                parameters,
                fields(resolved(content.object("schema"))),
                indented(content.get("example")),
                replies(operation.object("responses")));
    }

    private Field parameter(JsonObject parameter) {
        return new Field(
                parameter.text("name"),
                parameter.text("in"),
                isTrue(parameter.get("required")),
                type(parameter.object("schema")),
                parameter.text("description"));
    }

    private List<Field> fields(JsonObject schema) {
        List<Json> required = items(schema.get("required"));
        List<Field> fields = new ArrayList<>();
        for (Json part : items(schema.get("allOf"))) {
            fields.addAll(fields(resolved(part)));
        }
        schema.object("properties").members().forEach((name, json) -> {
            JsonObject property = resolved(json);
            fields.add(new Field(
                    name, "", required.contains(Json.of(name)), type(property), property.text("description")));
        });
        return fields;
    }

    private List<Reply> replies(JsonObject responses) {
        List<Reply> replies = new ArrayList<>();
        responses.members().forEach((status, json) -> {
            JsonObject response = resolved(json);
            String example = status.startsWith("2")
                    ? indented(response.object("content")
                            .object("application/json")
                            .get("example"))
                    : "";
            replies.add(new Reply(status, response.text("description"), example));
        });
        return replies;
    }

    /// Such as `text, 1 to 100 characters` or `list of text, one of nl, en`.
    private String type(JsonObject schema) {
        StringJoiner type = new StringJoiner(", ");
        if (schema.text("type").equals("array")) {
            type.add("list of " + type(resolved(schema.object("items"))));
        } else {
            type.add(name(schema));
        }
        List<Json> choices = items(schema.get("enum"));
        if (!choices.isEmpty()) {
            StringJoiner words = new StringJoiner(", ");
            choices.forEach(choice -> words.add(choice instanceof JsonText(String word) ? word : ""));
            type.add("one of: " + words);
        }
        bounds(schema, "minimum", "maximum", "").ifBounded(type);
        bounds(schema, "minLength", "maxLength", " characters").ifBounded(type);
        bounds(schema, "minItems", "maxItems", " of them").ifBounded(type);
        return type.toString();
    }

    private static String name(JsonObject schema) {
        return switch (schema.text("format")) {
            case "date-time" -> "instant";
            case "date" -> "date";
            case "email" -> "e-mail address";
            default ->
                switch (schema.text("type")) {
                    case "string" -> "text";
                    case "integer" -> "whole number";
                    case "boolean" -> "true or false";
                    default -> schema.text("type").isEmpty() ? "object" : schema.text("type");
                };
        };
    }

    private record Bounds(String text) {
        void ifBounded(StringJoiner type) {
            if (!text.isEmpty()) {
                type.add(text);
            }
        }
    }

    private static Bounds bounds(JsonObject schema, String least, String most, String unit) {
        String from = number(schema.get(least));
        String to = number(schema.get(most));
        if (to.isEmpty()) {
            return new Bounds("");
        }
        return new Bounds((from.isEmpty() ? "at most " : from + " to ") + to + unit);
    }

    private static String number(@Nullable Json json) {
        return json instanceof Json.JsonNumber(java.math.BigDecimal value) ? value.toPlainString() : "";
    }

    private JsonObject resolved(@Nullable Json json) {
        if (!(json instanceof JsonObject object)) {
            return Json.EMPTY;
        }
        String reference = object.text("$ref");
        if (reference.isEmpty()) {
            return object;
        }
        JsonObject found = contract;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            found = found.object(step);
        }
        return found;
    }

    private static boolean isTrue(@Nullable Json json) {
        return json instanceof JsonBoolean(boolean value) && value;
    }

    private static List<Json> items(@Nullable Json json) {
        return json instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    private static String indented(@Nullable Json json) {
        return json == null ? "" : indented(json, "\n");
    }

    /// Each member on a line of its own; what has no members stays on its line.
    private static String indented(Json json, String line) {
        String deeper = line + "  ";
        return switch (json) {
            case JsonObject object
            when !object.members().isEmpty() -> {
                StringJoiner members = new StringJoiner("," + deeper, "{" + deeper, line + "}");
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    members.add(JsonWriter.text(Json.of(member.getKey())) + ": " + indented(member.getValue(), deeper));
                }
                yield members.toString();
            }
            case JsonArray(List<Json> items)
            when items.stream().anyMatch(item -> item instanceof JsonObject) -> {
                StringJoiner all = new StringJoiner("," + deeper, "[" + deeper, line + "]");
                items.forEach(item -> all.add(indented(item, deeper)));
                yield all.toString();
            }
            default -> JsonWriter.text(json);
        };
    }
}

package nl.klankbord.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.klankbord.memory.Examples;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// `template.yaml`, or a part of it. A value in CloudFormation's short form reads as its own text: `!Ref Table`.
record TemplateFile(String place, @Nullable Object value) {

    static TemplateFile read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("template.yaml")
                // Each limited route names its limit so.
                .setMaxAliasesForCollections(200)
                .build();
        return new TemplateFile(
                "template.yaml",
                new Load(settings, new ShortForms(settings)).loadFromString(Examples.file("template.yaml")));
    }

    /// @return a part that reads as empty when it is not there
    TemplateFile at(String... names) {
        TemplateFile part = this;
        for (String name : names) {
            Object inside = part.value instanceof Map<?, ?> map ? map.get(name) : null;
            part = new TemplateFile(part.place + "." + name, inside);
        }
        return part;
    }

    Map<String, TemplateFile> members() {
        Map<String, TemplateFile> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> members.put(String.valueOf(name), at(String.valueOf(name))));
        }
        return members;
    }

    /// @return one item, too, for a value that stands alone, as CloudFormation has it for actions and resources
    List<TemplateFile> items() {
        return switch (value) {
            case null -> List.of();
            case List<?> list ->
                list.stream().map(item -> new TemplateFile(place + "[]", item)).toList();
            default -> List.of(this);
        };
    }

    List<String> texts() {
        return items().stream().map(TemplateFile::text).toList();
    }

    String text() {
        return Objects.toString(value, "");
    }

    Map<String, TemplateFile> ofType(String type) {
        Map<String, TemplateFile> found = new LinkedHashMap<>();
        at("Resources").members().forEach((id, resource) -> {
            if (resource.at("Type").text().equals(type)) {
                found.put(id, resource.at("Properties"));
            }
        });
        return found;
    }

    /// @return the properties of every function, by logical id
    Map<String, TemplateFile> functions() {
        return ofType("AWS::Serverless::Function");
    }

    /// @return the properties of every event of every function that has this type
    List<TemplateFile> events(String type) {
        return functions().values().stream()
                .flatMap(function -> function.at("Events").members().values().stream())
                .filter(event -> event.at("Type").text().equals(type))
                .map(event -> event.at("Properties"))
                .toList();
    }

    Map<String, String> functionByRoute() {
        Map<String, String> functions = new LinkedHashMap<>();
        functions()
                .forEach((id, function) -> function.at("Events").members().values().stream()
                        .filter(event -> event.at("Type").text().equals("HttpApi"))
                        .forEach(event -> functions.put(routeKey(event.at("Properties")), id)));
        return functions;
    }

    static String routeKey(TemplateFile route) {
        return route.at("Path").value == null
                ? "$default"
                : route.at("Method").text() + " " + route.at("Path").text();
    }

    private static final class ShortForms extends StandardConstructor {

        private static final List<String> FORMS = List.of(
                "!Ref",
                "!Sub",
                "!GetAtt",
                "!If",
                "!Not",
                "!And",
                "!Equals",
                "!Condition",
                "!Select",
                "!Split",
                "!Join");

        private ShortForms(LoadSettings settings) {
            super(settings);
            for (String form : FORMS) {
                tagConstructors.put(new Tag(form), node -> form + " " + written(node));
            }
        }

        private String written(@Nullable Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> String.valueOf(constructSequence(sequence));
                case null, default -> "";
            };
        }
    }
}

package nl.klankbord.local;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// CloudFormation's YAML, in which `!Sub x` is short for `{"Fn::Sub": x}`.
final class TemplateYaml {
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
    private static final List<String> SHORT_FORMS = List.of(
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAZs",
            "GetAtt",
            "If",
            "ImportValue",
            "Join",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "Transform");

    private TemplateYaml() {}

    static Tree read(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("template.yaml")
                // Each limited route names its limit so.
                .setMaxAliasesForCollections(200)
                .build();
        return new Tree("", new Load(settings, new ShortForms(settings)).loadFromString(yaml));
    }

    private static final class ShortForms extends StandardConstructor {
        private ShortForms(LoadSettings settings) {
            super(settings);
            tagConstructors.put(new Tag("!Ref"), node -> Map.of("Ref", inside(node)));
            tagConstructors.put(new Tag("!Condition"), node -> Map.of("Condition", inside(node)));
            for (String name : SHORT_FORMS) {
                tagConstructors.put(new Tag("!" + name), node -> Map.of("Fn::" + name, inside(node)));
            }
        }

        private Object inside(@Nullable Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                case null, default -> throw new IllegalArgumentException("template.yaml: a tag without a value");
            };
        }
    }
}

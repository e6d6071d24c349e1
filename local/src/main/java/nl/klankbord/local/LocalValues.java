package nl.klankbord.local;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What CloudFormation's expressions mean on this machine.
///
/// Only `Ref`, `Fn::Sub`, `Fn::If`, `Fn::GetAtt … Arn` and a secret's `{{resolve:secretsmanager:…}}`; anything else is
/// refused, so that a function never runs here with a value that it would not have on AWS.
final class LocalValues {
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "000000000000";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([A-Za-z0-9:.]+)}");
    private static final Pattern SECRET = Pattern.compile("\\{\\{resolve:secretsmanager:[^}]+}}");
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId", ACCOUNT,
            "AWS::Partition", "aws",
            "AWS::Region", REGION,
            "AWS::StackName", "klankbord",
            "AWS::URLSuffix", "amazonaws.com");

    /// Types of the resources, the parameters with their defaults, and the conditions, as the template declares them.
    record Declared(Map<String, String> resources, Map<String, Tree> parameters, Map<String, Tree> conditions) {}

    private final Declared declared;
    private final Map<String, String> parameters;
    private final String secret;
    private final Conditions conditions;

    /// `parameters` go before the template's defaults; `secret` is what every secret of the template holds.
    LocalValues(Declared declared, Map<String, String> parameters, String secret) {
        this.declared = declared;
        this.parameters = Map.copyOf(parameters);
        this.secret = secret;
        this.conditions = new Conditions(declared.conditions(), this::text);
    }

    static Declared declaredIn(Tree root) {
        Map<String, String> resources = new LinkedHashMap<>();
        root.at("Resources")
                .entries()
                .forEach((id, resource) -> resources.put(id, resource.at("Type").text()));
        return new Declared(
                resources,
                root.at("Parameters").entries(),
                root.at("Conditions").entries());
    }

    Map<String, String> environment(Template.Function function) {
        Map<String, String> variables = new HashMap<>();
        function.environment().forEach((name, value) -> variables.put(name, text(value)));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
        variables.put("AWS_REGION", REGION);
        // So that a webhook can be tried on this machine, too.
        variables.put("KLANKBORD_LOCAL", "yes");
        return Map.copyOf(variables);
    }

    String text(Tree value) {
        String text;
        if (value.at("Fn::If").isPresent()) {
            text = text(conditions.chosen(value.at("Fn::If")));
        } else if (!value.isMap()) {
            text = value.text();
        } else if (value.at("Ref").isPresent()) {
            text = reference(value, value.at("Ref").text());
        } else if (value.at("Fn::GetAtt").isPresent()) {
            text = attribute(value, parts(value.at("Fn::GetAtt")));
        } else if (value.at("Fn::Sub").isPresent() && !value.at("Fn::Sub").isList()) {
            text = substituted(value, value.at("Fn::Sub").text());
        } else {
            throw value.complaint("uses " + value.entries().keySet()
                    + "; the local machine knows !Ref, !Sub with one text, !If, and !GetAtt … Arn");
        }
        return SECRET.matcher(text).replaceAll(Matcher.quoteReplacement(secret));
    }

    private String substituted(Tree value, String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(2);
            String result;
            if (found.group(1).equals("!")) {
                result = "${" + name + "}";
            } else if (name.contains(".")) {
                result = attribute(value, List.of(name.split("\\.", 2)));
            } else {
                result = reference(value, name);
            }
            return Matcher.quoteReplacement(result);
        });
    }

    private String reference(Tree value, String name) {
        @Nullable String known = parameters.getOrDefault(name, PSEUDO_PARAMETERS.get(name));
        if (known != null) {
            return known;
        }
        @Nullable Tree parameter = declared.parameters().get(name);
        if (parameter != null) {
            return parameter.at("Default").text();
        }
        return switch (declared.resources().get(name)) {
            case "AWS::DynamoDB::Table" -> Dynamo.TABLE;
            case "AWS::S3::Bucket" -> bucket(name);
            case "AWS::SQS::Queue" -> "http://127.0.0.1/" + ACCOUNT + "/" + name;
            case "AWS::SecretsManager::Secret" -> arn("secretsmanager", name);
            case "AWS::Serverless::Function", "AWS::Serverless::HttpApi", "AWS::SES::ConfigurationSet" -> name;
            case null -> throw value.complaint("refers to " + name + ", which is not in the template");
            default ->
                throw value.complaint("refers to " + name + "; the local machine has no value for such a resource");
        };
    }

    private String attribute(Tree value, List<String> parts) {
        if (parts.size() == 2 && parts.get(1).equals("Arn")) {
            return switch (declared.resources().get(parts.getFirst())) {
                case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + Dynamo.TABLE);
                case "AWS::S3::Bucket" -> "arn:aws:s3:::" + bucket(parts.getFirst());
                case "AWS::SQS::Queue" -> arn("sqs", parts.getFirst());
                case "AWS::Serverless::Function" -> functionArn(parts.getFirst());
                case null, default -> throw value.complaint("asks for " + String.join(".", parts));
            };
        }
        throw value.complaint("asks for " + String.join(".", parts) + "; the local machine knows only .Arn");
    }

    static String bucket(String resource) {
        return resource.toLowerCase(Locale.ROOT);
    }

    static String functionArn(String function) {
        return arn("lambda", "function:" + function);
    }

    static String arn(String service, String name) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + name;
    }

    /// The logical id in `!GetAtt Id.Arn` or `!Ref Id`.
    static String resourceOf(Tree value) {
        return value.at("Ref").isPresent()
                ? value.at("Ref").text()
                : parts(value.at("Fn::GetAtt")).getFirst();
    }

    private static List<String> parts(Tree value) {
        return value.isList()
                ? value.items().stream().map(Tree::text).toList()
                : List.of(value.text().split("\\.", 2));
    }
}

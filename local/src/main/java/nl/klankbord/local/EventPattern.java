package nl.klankbord.local;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A filter pattern of a stream mapping: exact values, `prefix`, `suffix`, `exists` and `anything-but`.
///
/// Rules: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
final class EventPattern {
    private final Tree pattern;

    private EventPattern(Tree pattern) {
        this.pattern = pattern;
    }

    static EventPattern parse(Tree text) {
        Tree pattern;
        try {
            pattern = Json.read(text.text());
        } catch (JacksonException _) {
            throw text.complaint("is not JSON");
        }
        if (!pattern.isMap()) {
            throw text.complaint("must be a JSON object");
        }
        check(text, pattern);
        return new EventPattern(pattern);
    }

    private static void check(Tree whole, Tree pattern) {
        pattern.entries().forEach((name, rule) -> {
            if (rule.isMap()) {
                check(whole, rule);
            } else if (name.startsWith("$") || !rule.isList() || rule.items().isEmpty()) {
                throw whole.complaint("has " + rule.place() + ", which must be a list of values");
            } else {
                rule.items().stream().filter(Tree::isMap).forEach(test -> checkTest(whole, test));
            }
        });
    }

    private static void checkTest(Tree whole, Tree test) {
        for (String name : test.entries().keySet()) {
            if (!List.of("prefix", "suffix", "exists", "anything-but").contains(name)) {
                throw whole.complaint("has \"" + name + "\", which the local machine does not know");
            }
        }
    }

    boolean matches(Tree event) {
        return matches(pattern, event);
    }

    private static boolean matches(Tree pattern, Tree event) {
        return pattern.entries().entrySet().stream().allMatch(entry -> {
            Tree rule = entry.getValue();
            Tree found = event.at(entry.getKey());
            return rule.isMap() ? matches(rule, found) : rule.items().stream().anyMatch(test -> passes(test, found));
        });
    }

    private static boolean passes(Tree test, Tree found) {
        if (test.isMap()) {
            return test.entries().entrySet().stream()
                    .allMatch(entry -> passes(entry.getKey(), entry.getValue(), found));
        }
        if (found.isList()) {
            return found.items().stream().anyMatch(item -> same(test.value(), item.value()));
        }
        return found.isPresent() && same(test.value(), found.value());
    }

    private static boolean passes(String name, Tree operand, Tree found) {
        return switch (name) {
            case "exists" -> found.isPresent() == operand.isTrue();
            case "prefix" -> found.value() instanceof String text && text.startsWith(operand.text());
            case "suffix" -> found.value() instanceof String text && text.endsWith(operand.text());
            default -> found.isPresent() && !found.isMap() && noneSame(operand, found);
        };
    }

    private static boolean noneSame(Tree operand, Tree found) {
        return operand.isList()
                ? operand.items().stream().noneMatch(item -> same(item.value(), found.value()))
                : !same(operand.value(), found.value());
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number another) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(another.toString())) == 0;
        }
        return Objects.equals(one, other);
    }
}

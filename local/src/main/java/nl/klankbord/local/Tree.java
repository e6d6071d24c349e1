package nl.klankbord.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of JSON or YAML that knows where it stands, so that a complaint can name the place.
///
/// `value` is a map, a list, a text, a number, a boolean, or `null` for what is absent.
record Tree(String place, @Nullable Object value) {

    boolean isPresent() {
        return value != null;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    Tree at(String name) {
        String inside = place.isEmpty() ? name : place + "." + name;
        return new Tree(inside, value instanceof Map<?, ?> map ? map.get(name) : null);
    }

    String text() {
        return switch (value) {
            case String text -> text;
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case Boolean flag -> flag.toString();
            case null -> throw complaint("is missing");
            default -> throw complaint("must be one value");
        };
    }

    String textOr(String otherwise) {
        return isPresent() ? text() : otherwise;
    }

    int integerOr(int otherwise) {
        if (!isPresent()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException _) {
            throw complaint("must be a whole number");
        }
    }

    boolean isTrue() {
        return isPresent() && text().equals("true");
    }

    Map<String, Tree> entries() {
        Map<String, Tree> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, _) -> entries.put(String.valueOf(name), at(String.valueOf(name))));
        } else if (isPresent()) {
            throw complaint("must have named parts");
        }
        return entries;
    }

    List<Tree> items() {
        List<Tree> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                items.add(new Tree(place + "[" + items.size() + "]", item));
            }
        } else if (isPresent()) {
            throw complaint("must be a list");
        }
        return items;
    }

    IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(place + " " + what);
    }
}

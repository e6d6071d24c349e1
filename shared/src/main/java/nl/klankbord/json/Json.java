package nl.klankbord.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON value (RFC 8259). Objects keep the order in which their members came.
public sealed interface Json {

    record JsonObject(Map<String, Json> members) implements Json {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// @return null when there is no such member
        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /// @return the member when it is an object, else an object without members
        public JsonObject object(String name) {
            return get(name) instanceof JsonObject object ? object : EMPTY;
        }

        /// @return the objects in the member, when it is an array; anything else in it is passed over
        public List<JsonObject> objects(String name) {
            return items(name).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        }

        /// @return the texts in the member, when it is an array; anything else in it is passed over
        public List<String> texts(String name) {
            return items(name).stream()
                    .filter(JsonText.class::isInstance)
                    .map(item -> ((JsonText) item).value())
                    .toList();
        }

        private List<Json> items(String name) {
            return get(name) instanceof JsonArray(List<Json> items) ? items : List.of();
        }

        /// @return the member when it is a text, else the empty text
        public String text(String name) {
            return get(name) instanceof JsonText text ? text.value() : "";
        }
    }

    record JsonArray(List<Json> items) implements Json {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    record JsonText(String value) implements Json {}

    record JsonNumber(BigDecimal value) implements Json {}

    record JsonBoolean(boolean value) implements Json {}

    record JsonNull() implements Json {}

    JsonObject EMPTY = new JsonObject(Map.of());
    JsonNull NULL = new JsonNull();

    static JsonText of(String value) {
        return new JsonText(value);
    }

    static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static JsonBoolean of(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray array(List<? extends Json> items) {
        return new JsonArray(List.copyOf(items));
    }

    static JsonArray texts(Iterable<String> values) {
        var items = new java.util.ArrayList<Json>();
        values.forEach(value -> items.add(of(value)));
        return new JsonArray(items);
    }

    static Builder object() {
        return new Builder();
    }

    /// Members in the order they are put; a null value is left out.
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            return value == null ? this : put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}

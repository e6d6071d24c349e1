package nl.klankbord.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonNull;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import org.jspecify.annotations.Nullable;

/// Reads an object that somebody sent, field by field, and gathers *every* complaint about it.
///
/// A field that is missing or wrong leaves a complaint and reads as something harmless; so a reader goes through
/// all its fields first, calls [#finish] and then asks [#complaints] whether what it has may be used.
public final class Fields {

    private static final int MAX_UNKNOWN = 20;

    private final String path;
    private final JsonObject object;
    private final List<Complaint> complaints;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(String path, JsonObject object, List<Complaint> complaints) {
        this.path = path;
        this.object = object;
        this.complaints = complaints;
    }

    public static Fields of(JsonObject object) {
        return new Fields("", object, new ArrayList<>());
    }

    /// @return in the order in which the fields were read
    public List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    public boolean hasComplaintAbout(String name) {
        return complaints.stream().anyMatch(complaint -> complaint.field().equals(path + name));
    }

    public void complain(String name, String code, Object... arguments) {
        complaints.add(Complaint.of(path + name, code, arguments));
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /// One line of at most `max` characters (code points, after NFC).
    public String line(String name, int max) {
        return required(name, optionalLine(name, max));
    }

    public Optional<String> optionalLine(String name, int max) {
        return text(name, max, false);
    }

    /// A text that may have several lines.
    public String lines(String name, int max) {
        return required(name, optionalLines(name, max));
    }

    public Optional<String> optionalLines(String name, int max) {
        return text(name, max, true);
    }

    public Optional<EmailAddress> email(String name) {
        String typed = line(name, 400);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        EmailAddress.Reading reading = EmailAddress.read(typed);
        if (reading.address().isEmpty()) {
            complain(name, reading.complaint());
        }
        return reading.address();
    }

    public boolean flag(String name) {
        if (!has(name)) {
            complain(name, "required");
            return false;
        }
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (find(name)) {
            case null -> otherwise;
            case JsonBoolean bool -> bool.value();
            default -> {
                complain(name, "boolean");
                yield otherwise;
            }
        };
    }

    public long number(String name, long min, long max) {
        Json value = find(name);
        if (value == null) {
            complain(name, "required");
            return min;
        }
        // A BigDecimal like 1e1000000000 is compared, never written out: that alone would fill the memory.
        if (value instanceof JsonNumber(BigDecimal number)
                && number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return number.longValueExact();
        }
        complain(name, "number", min, max);
        return min;
    }

    public <E extends Enum<E> & Word> Optional<E> choice(String name, Class<E> choices) {
        if (!has(name)) {
            complain(name, "required");
            return Optional.empty();
        }
        return optionalChoice(name, choices);
    }

    public <E extends Enum<E> & Word> Optional<E> optionalChoice(String name, Class<E> choices) {
        Json value = find(name);
        if (value == null) {
            return Optional.empty();
        }
        Optional<E> choice = value instanceof JsonText(String word) ? Word.find(choices, word) : Optional.empty();
        if (choice.isEmpty()) {
            complain(name, "choice");
        }
        return choice;
    }

    /// A word out of a known few.
    public Optional<String> optionalOneOf(String name, Set<String> allowed) {
        return switch (find(name)) {
            case null -> Optional.empty();
            case JsonText(String word) when allowed.contains(word) -> Optional.of(word);
            default -> {
                complain(name, "choice");
                yield Optional.empty();
            }
        };
    }

    /// Lines out of an array, each of at most `length` characters; absent reads as none.
    public List<String> texts(String name, int max, int length) {
        List<String> texts = new ArrayList<>();
        for (Json item : items(name, max)) {
            String text = item instanceof JsonText(String typed) ? PlainText.normalised(typed) : "";
            if (text.isEmpty()
                    || PlainText.length(text) > length
                    || PlainText.forbidden(text, false).isPresent()) {
                complain(name, "texts", length);
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    /// Words out of a known few, each at most once; absent reads as none.
    public Set<String> choices(String name, Set<String> allowed) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Json item : items(name, allowed.size() + 20)) {
            if (item instanceof JsonText(String word) && allowed.contains(word)) {
                if (!chosen.add(word)) {
                    complain(name, "twice");
                }
            } else {
                complain(name, "choice");
                return Set.of();
            }
        }
        return chosen;
    }

    /// The members of an array, each to be read as an object; absent reads as none.
    public List<Fields> groups(String name, int max) {
        List<Fields> groups = new ArrayList<>();
        List<Json> items = items(name, max);
        for (int i = 0; i < items.size(); i++) {
            String place = name + "." + i;
            if (items.get(i) instanceof JsonObject group) {
                groups.add(new Fields(path + place + ".", group, complaints));
            } else {
                complain(place, "object");
            }
        }
        return groups;
    }

    /// An object in an object; absent leaves a complaint and reads as one without members.
    public Fields group(String name) {
        Json value = find(name);
        if (value == null) {
            complain(name, "required");
        } else if (!(value instanceof JsonObject)) {
            complain(name, "object");
        }
        // What is wrong with the group has been said: its members have nothing to add.
        return value instanceof JsonObject group
                ? new Fields(path + name + ".", group, complaints)
                : new Fields("", Json.EMPTY, new ArrayList<>());
    }

    /// Complains about every member that no call has asked for, but not without end: a body can hold thousands.
    public void finish() {
        object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(MAX_UNKNOWN)
                // Somebody else's field name could be anything: it is said only when it looks like a name.
                .forEach(name -> complain(name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "", "unknown"));
    }

    private List<Json> items(String name, int max) {
        Json value = find(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray(List<Json> items))) {
            complain(name, "array");
            return List.of();
        }
        if (items.size() > max) {
            complain(name, "many", max);
            return List.of();
        }
        return items;
    }

    private Optional<String> text(String name, int max, boolean severalLines) {
        Json value = find(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonText(String typed))) {
            complain(name, "text");
            return Optional.of("");
        }
        String text = PlainText.normalised(typed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (PlainText.forbidden(text, severalLines).isPresent()) {
            complain(name, severalLines ? "characters" : "line");
        } else if (PlainText.length(text) > max) {
            complain(name, "long", max, PlainText.length(text));
        } else if (PlainText.isBlank(text)) {
            complain(name, "blank");
        } else {
            return Optional.of(text);
        }
        return Optional.of("");
    }

    private String required(String name, Optional<String> text) {
        if (text.isEmpty()) {
            complain(name, "required");
        }
        return text.orElse("");
    }

    /// A member that is `null` counts as absent: many clients send what they do not have as null.
    private @Nullable Json find(String name) {
        known.add(name);
        Json value = object.get(name);
        return value instanceof JsonNull ? null : value;
    }
}

package nl.klankbord.page;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;

/// A meeting's file as the fields of a form, and back. A field has the path of what it holds in the file, as
/// complaints have it (`moments.0.name.nl`): so what the file may say, the form may, and one reader reads both.
public final class MeetingForm {

    /// What the file has several of, each a row of the form.
    public static final List<String> LISTS = List.of("moments", "themes", "survey", "planners");

    private static final Pattern FIELD = Pattern.compile("id|(title|text|place|organiser)\\.(nl|en)"
            + "|contact|language|timeZone|startsAt|endsAt|deadline|capacity|waitingList|reminderDate"
            + "|(r|(needs|topics|log)R)etentionDays|organisers|diets|(moments|themes|survey|planners)\\.\\d{1,2}\\.[a-zA-Z]{1,20}"
            + "(\\.(nl|en)|\\.\\d{1,2}\\.(id|label\\.(nl|en)))?");
    private static final Pattern STEP = Pattern.compile(
            "(add|remove|up|down):(moments|themes|planners|survey(?:\\.\\d{1,2}\\.options)?)(?::(\\d{1,2}))?");

    private static final Set<String> TIMES = Set.of("startsAt", "endsAt", "deadline");
    private static final Set<String> NUMBERS = Set.of(
            "capacity",
            "portionsPerPerson",
            "retentionDays",
            "needsRetentionDays",
            "topicsRetentionDays",
            "logRetentionDays");
    private static final Set<String> FLAGS = Set.of("waitingList", "required");

    /// What a row begins with. One with nothing else in it is empty.
    private static final Map<String, Map<String, String>> NEW_ROWS = Map.of(
            "moments", Map.of("name.nl", "", "portionsPerPerson", "1"),
            "themes", Map.of("title.nl", ""),
            "survey", Map.of("label.nl", "", "kind", "short-text"),
            "planners", Map.of("email", ""),
            "options", Map.of("label.nl", ""));

    /// Comes along with boxes that are ticked or not: that there are such boxes.
    public static final String NOT_ONE = "-";

    /// The kind that a question has under its id.
    private static final String WAS = "was";

    private static final int LONGEST_ID = 32;

    /// More than the file takes of anything, so that it is the reader who says that it is too much.
    private static final int MOST_ROWS = 60;

    private MeetingForm() {}

    /// @return of a new meeting, as far as anybody can guess
    public static Map<String, List<String>> blank(String organiser) {
        return Map.of(
                "timeZone", List.of("Europe/Amsterdam"),
                "language", List.of("nl"),
                "retentionDays", List.of("180"),
                "needsRetentionDays", List.of("14"),
                "diets", Stream.of(Diet.values()).map(Diet::word).toList(),
                "organisers", List.of(organiser));
    }

    public static Map<String, List<String>> values(Meeting meeting) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        flatten("", MeetingFile.write(meeting), meeting.timeZone(), values);
        values.remove("state");
        List<String> diets = new ArrayList<>(List.of(NOT_ONE));
        meeting.diets().forEach(diet -> diets.add(diet.word()));
        values.put("diets", diets);
        for (int question = 0; question < rows(values, "survey"); question++) {
            String row = "survey." + question + ".";
            values.put(row + WAS, values.getOrDefault(row + "kind", List.of()));
        }
        return values;
    }

    private static void flatten(String path, Json value, ZoneId zone, Map<String, List<String>> values) {
        String prefix = path.isEmpty() ? "" : path + ".";
        switch (value) {
            case JsonObject object ->
                object.members().forEach((name, each) -> flatten(prefix + name, each, zone, values));
            case JsonArray(List<Json> items)
            when path.equals("organisers") ->
                values.put(
                        path,
                        List.of(String.join(
                                "\n", items.stream().map(MeetingForm::text).toList())));
            case JsonArray _ when path.equals("diets") -> {}
            case JsonArray(List<Json> items) -> {
                for (int number = 0; number < items.size(); number++) {
                    flatten(prefix + number, items.get(number), zone, values);
                }
            }
            default -> {
                String text = text(value);
                boolean isTime = TIMES.contains(last(path));
                values.put(path, List.of(isTime ? MeetingFile.typed(Instant.parse(text), zone) : text));
            }
        }
    }

    private static String text(Json value) {
        return value instanceof JsonText(String text) ? text : JsonWriter.text(value);
    }

    /// @return what was typed of the meeting itself, its rows numbered from 0
    public static Map<String, List<String>> typed(Map<String, List<String>> form) {
        Map<String, List<String>> typed = new LinkedHashMap<>(form);
        typed.keySet().removeIf(name -> !FIELD.matcher(name).matches());
        each(typed, _ -> {});
        return typed;
    }

    /// @return the same without rows in which nothing is filled in, so that a complaint names the row that the page
    ///     shows
    public static Map<String, List<String>> filledIn(Map<String, List<String>> typed) {
        Map<String, List<String>> filled = new LinkedHashMap<>(typed);
        each(filled, rows -> rows.removeIf(MeetingForm::isEmpty));
        return filled;
    }

    private static void each(Map<String, List<String>> values, Consumer<List<Map<String, List<String>>>> change) {
        LISTS.forEach(list -> change(values, list, change));
        for (int question = 0; question < rows(values, "survey"); question++) {
            change(values, "survey." + question + ".options", change);
        }
    }

    /// One step of whoever works at it: a row more or less, or one that goes up or down.
    ///
    /// @return the form after it; the same when there is no such step
    public static Map<String, List<String>> after(String step, Map<String, List<String>> typed) {
        Map<String, List<String>> after = new LinkedHashMap<>(typed);
        Matcher parts = STEP.matcher(step);
        if (!parts.matches()) {
            return after;
        }
        String list = parts.group(2);
        int number = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        change(after, list, rows -> change(rows, parts.group(1), number, last(list)));
        return after;
    }

    private static void change(List<Map<String, List<String>>> rows, String what, int number, String kind) {
        if (what.equals("add") && rows.size() < MOST_ROWS) {
            Map<String, List<String>> row = new LinkedHashMap<>();
            NEW_ROWS.getOrDefault(kind, Map.of()).forEach((name, value) -> row.put(name, List.of(value)));
            rows.add(row);
            return;
        }
        int to = what.equals("up") ? number - 1 : number + 1;
        if (number < 0 || number >= rows.size()) {
            return;
        }
        if (what.equals("remove")) {
            rows.remove(number);
        } else if (to >= 0 && to < rows.size()) {
            rows.add(to, rows.remove(number));
        }
    }

    /// @return whether the form has a field of this name, to be typed in
    static boolean shows(String field) {
        return Set.of("calendars", "gone").contains(field)
                || LISTS.contains(field)
                || field.matches("survey\\.\\d{1,2}\\.options")
                || (FIELD.matcher(field).matches() && !field.matches(".+\\.(id|was)"));
    }

    /// @return how many rows the form has of these
    public static int rows(Map<String, List<String>> values, String list) {
        return read(values, list).size();
    }

    private static void change(
            Map<String, List<String>> values, String list, Consumer<List<Map<String, List<String>>>> change) {
        List<Map<String, List<String>>> rows =
                new ArrayList<>(read(values, list).values());
        change.accept(rows);
        values.keySet().removeIf(name -> name.startsWith(list + "."));
        for (int number = 0; number < rows.size(); number++) {
            String prefix = list + "." + number + ".";
            rows.get(number).forEach((name, value) -> values.put(prefix + name, value));
        }
    }

    private static SortedMap<Integer, Map<String, List<String>>> read(Map<String, List<String>> values, String list) {
        SortedMap<Integer, Map<String, List<String>>> rows = new TreeMap<>();
        Pattern row = Pattern.compile(Pattern.quote(list) + "\\.(\\d{1,2})\\.(.+)");
        values.forEach((name, value) -> {
            Matcher parts = row.matcher(name);
            if (parts.matches()) {
                rows.computeIfAbsent(Integer.valueOf(parts.group(1)), _ -> new LinkedHashMap<>())
                        .put(parts.group(2), value);
            }
        });
        return rows;
    }

    private static boolean isEmpty(Map<String, List<String>> row) {
        return row.entrySet().stream()
                .filter(field ->
                        !Set.of("kind", "portionsPerPerson", "required").contains(field.getKey()))
                .allMatch(field -> field.getValue().stream().allMatch(String::isBlank));
    }

    /// Gives rows that have no id yet one that says what they are about. A question of another kind than it was is
    /// another question: what was answered stays under the id of the first.
    ///
    /// @param suffix behind those of questions: what was asked before, and is gone, must not get their answers
    public static Map<String, List<String>> named(Map<String, List<String>> filled, String suffix) {
        Map<String, List<String>> named = new LinkedHashMap<>(filled);
        name(named, "moments", "name.nl", "");
        name(named, "themes", "title.nl", "");
        name(named, "survey", "label.nl", suffix);
        for (int question = 0; question < rows(named, "survey"); question++) {
            name(named, "survey." + question + ".options", "label.nl", suffix);
        }
        return named;
    }

    private static void name(Map<String, List<String>> values, String list, String after, String suffix) {
        change(values, list, rows -> {
            Set<String> ids = new HashSet<>();
            rows.forEach(row -> ids.add(first(row, "id")));
            for (Map<String, List<String>> row : rows) {
                boolean isOther = row.containsKey(WAS) && !first(row, WAS).equals(first(row, "kind"));
                if (isOther || first(row, "id").isBlank()) {
                    row.put("id", List.of(free(id(first(row, after), LONGEST_ID - 8), suffix, ids)));
                }
            }
        });
    }

    private static String free(String id, String suffix, Set<String> taken) {
        String base = suffix.isEmpty() ? id : id + "-" + suffix;
        String free = base;
        for (int number = 2; !taken.add(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }

    /// @return lower-case letters, digits and hyphens that say the same; `x` when nothing of it is left
    public static String id(String text, int longest) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.replaceFirst("^-", "");
        cut = cut.substring(0, Math.min(longest, cut.length())).replaceFirst("-$", "");
        return cut.isEmpty() ? "x" : cut;
    }

    /// @return the file, to be read as it was typed
    public static JsonObject json(Map<String, List<String>> named) {
        return node(named) instanceof JsonObject object ? object : Json.EMPTY;
    }

    /// @param fields by what is left of their paths
    private static Json node(Map<String, List<String>> fields) {
        Map<String, Map<String, List<String>>> parts = new LinkedHashMap<>();
        Map<String, Json> members = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                leaf(name, values, members);
            } else {
                parts.computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<>())
                        .put(name.substring(dot + 1), values);
            }
        });
        parts.forEach((name, part) -> {
            Json node = node(part);
            boolean isNothing =
                    node instanceof JsonObject object && object.members().isEmpty();
            // Of all else the reader says what is missing.
            if (!isNothing || !name.equals("hint")) {
                members.putIfAbsent(name, node);
            }
        });
        boolean isList = !parts.isEmpty() && parts.keySet().stream().allMatch(name -> name.matches("\\d+"));
        return isList ? Json.array(List.copyOf(members.values())) : new JsonObject(members);
    }

    private static void leaf(String name, List<String> values, Map<String, Json> members) {
        List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
        if (filled.isEmpty() || name.equals(WAS)) {
            return;
        }
        String value = filled.getFirst();
        if (name.equals("diets")) {
            members.put(
                    name,
                    Json.texts(filled.stream()
                            .filter(diet -> !diet.equals(NOT_ONE))
                            .toList()));
        } else if (name.equals("organisers")) {
            members.put(name, Json.texts(List.of(value.strip().split("\\s*\\R\\s*", -1))));
        } else if (filled.size() > 1) {
            members.put(name, Json.texts(filled));
        } else if (NUMBERS.contains(name) && value.strip().matches("\\d{1,9}")) {
            members.put(name, Json.of(Long.parseLong(value.strip())));
        } else if (FLAGS.contains(name) && Set.of("true", "false").contains(value)) {
            members.put(name, new JsonBoolean(value.equals("true")));
        } else {
            members.put(name, Json.of(value));
        }
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> typed = values.getOrDefault(name, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}

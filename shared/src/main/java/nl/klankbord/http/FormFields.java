package nl.klankbord.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;

/// Turns the fields of an HTML form into the JSON that a program would have sent, so that both are read by one reader.
///
/// Fields left empty are left out. `moments` becomes a list, `true` and `false` become booleans, and
/// `guests.0.name` the name of the first guest; `answers.why` is the answer to the question `why`. Anything
/// given twice becomes a list, which the reader then refuses.
///
/// Two things a browser does not send, and a program says: that a box for consent was *not* ticked, and that
/// what was ticked before somebody said that they cannot come does not matter any more.
public final class FormFields {

    private static final Set<String> LISTS = Set.of("moments");
    private static final Set<String> FLAGS =
            Set.of("attending", "updates", "introduce", "dietConsent", "accessConsent");

    /// None of a list, as boxes that are not ticked cannot say. No id looks like it.
    private static final List<String> NONE = List.of("-");

    /// What is asked of somebody who comes.
    private static final Pattern OF_WHO_COMES =
            Pattern.compile("(moments|diet|dietNote|dietConsent|access|accessConsent|guests|answers)(\\..*)?");

    private static final JsonText NO_DIET = Json.of("none");

    private static final Pattern ANSWER = Pattern.compile("answers\\.([a-z0-9-]{1,32})");

    private static final Pattern GUEST = Pattern.compile("guests\\.(0|[1-9]\\d?)\\.([a-zA-Z]{1,20})");

    private FormFields() {}

    /// Numbers the guests who are filled in from 0, so that a complaint names the guest whom the page shows.
    public static Map<String, List<String>> guestsInOrder(Map<String, List<String>> form) {
        SortedMap<Integer, Map<String, List<String>>> guests = new TreeMap<>();
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            Matcher guest = GUEST.matcher(name);
            if (guest.matches()) {
                guests.computeIfAbsent(Integer.valueOf(guest.group(1)), number -> new LinkedHashMap<>())
                        .put(guest.group(2), values);
            } else {
                ordered.put(name, values);
            }
        });
        int number = 0;
        for (Map<String, List<String>> guest : guests.values()) {
            if (isFilledIn(guest)) {
                String prefix = "guests." + number++ + ".";
                guest.forEach((name, values) -> ordered.put(prefix + name, values));
            }
        }
        return ordered;
    }

    /// @param form with its guests in order
    /// @param apart fields that are not part of the submission itself
    public static JsonObject json(Map<String, List<String>> form, Set<String> apart) {
        Map<String, Json> members = new LinkedHashMap<>();
        SortedMap<Integer, Map<String, Json>> guests = new TreeMap<>();
        Map<String, Json> answers = new LinkedHashMap<>();
        boolean isDeclined = List.of("false").equals(form.get("attending"));
        form.forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (apart.contains(name)
                    || filled.isEmpty()
                    || (isDeclined && OF_WHO_COMES.matcher(name).matches())) {
                return;
            }
            Matcher guest = GUEST.matcher(name);
            if (guest.matches()) {
                guests.computeIfAbsent(Integer.valueOf(guest.group(1)), number -> new LinkedHashMap<>())
                        .put(guest.group(2), value(guest.group(2), filled));
            } else if (ANSWER.matcher(name).matches()) {
                // Text as it is: which type it has is for the question to say.
                answers.put(
                        name.substring("answers.".length()),
                        filled.size() > 1 ? Json.texts(filled) : Json.of(filled.getFirst()));
            } else {
                members.put(name, value(name, filled));
            }
        });
        List<Json> named = new ArrayList<>();
        guests.values().forEach(guest -> named.add(new JsonObject(guest)));
        if (!named.isEmpty()) {
            // A field that is itself called so stays, to be refused.
            members.putIfAbsent("guests", Json.array(named));
        }
        if (!answers.isEmpty()) {
            members.putIfAbsent("answers", new JsonObject(answers));
        }
        if (tellsOfADiet(members) || guests.values().stream().anyMatch(FormFields::tellsOfADiet)) {
            members.putIfAbsent("dietConsent", Json.of(false));
        }
        if (members.containsKey("access")) {
            members.putIfAbsent("accessConsent", Json.of(false));
        }
        return new JsonObject(members);
    }

    private static boolean tellsOfADiet(Map<String, Json> eater) {
        return eater.containsKey("dietNote")
                || !eater.getOrDefault("diet", NO_DIET).equals(NO_DIET);
    }

    /// The list of diets always has a value; alone, it says nothing about a guest.
    private static boolean isFilledIn(Map<String, List<String>> guest) {
        return guest.entrySet().stream()
                .anyMatch(field -> field.getValue().stream()
                        .anyMatch(value ->
                                !value.isBlank() && !(field.getKey().equals("diet") && value.equals(NO_DIET.value()))));
    }

    private static Json value(String name, List<String> values) {
        if (LISTS.contains(name) && values.equals(NONE)) {
            return Json.array(List.of());
        }
        if (LISTS.contains(name) || values.size() > 1) {
            return Json.texts(values);
        }
        String value = values.getFirst();
        if (FLAGS.contains(name) && (value.equals("true") || value.equals("false"))) {
            return Json.of(value.equals("true"));
        }
        return Json.of(value);
    }
}

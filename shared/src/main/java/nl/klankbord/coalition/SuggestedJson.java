package nl.klankbord.coalition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Word;

/// A suggestion as a file. It has keys of topics and places in their texts, and nobody's text but words that several
/// used.
public final class SuggestedJson {

    private SuggestedJson() {}

    public static byte[] render(Suggested suggested) {
        return JsonWriter.bytes(Json.object()
                .put("madeAt", suggested.madeAt().toString())
                .put("seen", suggested.seen())
                .put("topics", suggested.topics())
                .put("left", suggested.left())
                .put(
                        "groups",
                        Json.array(suggested.grouping().groups().stream()
                                .map(SuggestedJson::group)
                                .toList()))
                .put("single", members(suggested.grouping().single()))
                .build());
    }

    /// @throws IllegalArgumentException when these bytes are no suggestion
    public static Suggested read(byte[] bytes) {
        try {
            if (!(JsonReader.read(bytes) instanceof JsonObject json)) {
                throw new IllegalArgumentException("a suggestion is an object");
            }
            return new Suggested(
                    Instant.parse(json.text("madeAt")),
                    (int) number(json, "seen"),
                    (int) number(json, "topics"),
                    (int) number(json, "left"),
                    new Grouping(
                            json.objects("groups").stream()
                                    .map(SuggestedJson::readGroup)
                                    .toList(),
                            readMembers(json, "single")));
        } catch (MalformedJsonException | DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonObject group(Group group) {
        Json.Builder types = Json.object();
        group.types().forEach((type, count) -> types.put(type.word(), count));
        return Json.object()
                .put("id", group.id())
                .put("label", label(group.label()))
                .put("pinned", group.pinned())
                .put("sure", decimal(group.sure()))
                .put("organisations", group.organisations())
                .put("types", types.build())
                .put("members", members(group.members()))
                .put(
                        "reasons",
                        Json.array(group.reasons().stream()
                                .map(SuggestedJson::reason)
                                .toList()))
                .build();
    }

    private static Group readGroup(JsonObject json) {
        Map<OrganisationType, Integer> types = new EnumMap<>(OrganisationType.class);
        json.object("types")
                .members()
                .forEach((type, _) -> types.put(
                        Word.require(OrganisationType.class, type), (int) number(json.object("types"), type)));
        return new Group(
                json.text("id"),
                readLabel(json),
                flag(json, "pinned"),
                readMembers(json, "members"),
                json.objects("reasons").stream().map(SuggestedJson::readReason).toList(),
                decimal(json, "sure"),
                (int) number(json, "organisations"),
                types);
    }

    private static JsonArray members(List<Member> members) {
        return Json.array(members.stream()
                .map(member -> Json.object()
                        .put("id", member.id())
                        .put("sure", decimal(member.sure()))
                        .put("second", member.second())
                        .put("folded", Json.texts(member.folded()))
                        .build())
                .toList());
    }

    private static List<Member> readMembers(JsonObject json, String name) {
        return json.objects(name).stream()
                .map(member -> new Member(
                        member.text("id"), decimal(member, "sure"), flag(member, "second"), member.texts("folded")))
                .toList();
    }

    static JsonObject reason(Reason reason) {
        Json.Builder json = Json.object().put("label", label(reason.label()));
        reason.concept().ifPresent(concept -> json.put("concept", concept));
        return json.put("weight", decimal(reason.weight()))
                .put(
                        "carriers",
                        Json.array(reason.carriers().stream()
                                .map(SuggestedJson::carrier)
                                .toList()))
                .build();
    }

    private static Reason readReason(JsonObject json) {
        return new Reason(
                readLabel(json),
                Optional.of(json.text("concept")).filter(concept -> !concept.isEmpty()),
                decimal(json, "weight"),
                json.objects("carriers").stream()
                        .map(SuggestedJson::readCarrier)
                        .toList());
    }

    /// Places are many: two numbers each, behind those of its part.
    private static JsonObject carrier(Reason.Carrier carrier) {
        return Json.object()
                .put("id", carrier.id())
                .put("theme", places(carrier, Place.Part.THEME))
                .put("text", places(carrier, Place.Part.TEXT))
                .build();
    }

    private static JsonArray places(Reason.Carrier carrier, Place.Part part) {
        List<Json> numbers = new ArrayList<>();
        for (Place place : carrier.places()) {
            if (place.part() == part) {
                numbers.add(Json.of(place.offset()));
                numbers.add(Json.of(place.length()));
            }
        }
        return Json.array(numbers);
    }

    private static Reason.Carrier readCarrier(JsonObject json) {
        List<Place> places = new ArrayList<>();
        readPlaces(json, "theme", Place.Part.THEME, places);
        readPlaces(json, "text", Place.Part.TEXT, places);
        return new Reason.Carrier(json.text("id"), places);
    }

    private static void readPlaces(JsonObject json, String name, Place.Part part, List<Place> places) {
        List<Integer> numbers = new ArrayList<>();
        if (json.get(name) instanceof JsonArray(List<Json> items)) {
            items.forEach(item -> {
                if (item instanceof JsonNumber(BigDecimal number)) {
                    numbers.add(number.intValue());
                }
            });
        }
        for (int at = 0; at + 1 < numbers.size(); at += 2) {
            places.add(new Place(part, numbers.get(at), numbers.get(at + 1)));
        }
    }

    static JsonObject label(Label label) {
        return Json.object().put("nl", label.dutch()).put("en", label.english()).build();
    }

    private static Label readLabel(JsonObject json) {
        JsonObject label = json.object("label");
        return new Label(label.text("nl"), label.text("en"));
    }

    static JsonNumber decimal(double value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    private static double decimal(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber(BigDecimal number) ? number.doubleValue() : 0;
    }

    private static long number(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber(BigDecimal number) ? number.longValue() : 0;
    }

    private static boolean flag(JsonObject json, String name) {
        return json.get(name) instanceof JsonBoolean(boolean flag) && flag;
    }
}

package nl.klankbord.tally;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;

/// Counts as JSON: an object in an object for each part of a count's name.
public final class TallyJson {

    private TallyJson() {}

    public static JsonObject write(Tally tally) {
        return nested(tally.counts());
    }

    public static Tally read(JsonObject json) {
        SortedMap<String, Long> counts = new TreeMap<>();
        read("", json, counts);
        return new Tally(counts);
    }

    private static JsonObject nested(SortedMap<String, Long> counts) {
        SortedMap<String, SortedMap<String, Long>> groups = new TreeMap<>();
        SortedMap<String, Json> members = new TreeMap<>();
        counts.forEach((name, count) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                members.put(name, Json.of(count));
            } else {
                groups.computeIfAbsent(name.substring(0, dot), key -> new TreeMap<>())
                        .put(name.substring(dot + 1), count);
            }
        });
        groups.forEach((name, group) -> members.put(name, nested(group)));
        return new JsonObject(members);
    }

    private static void read(String path, JsonObject json, SortedMap<String, Long> counts) {
        for (Map.Entry<String, Json> member : json.members().entrySet()) {
            String name = path + member.getKey();
            switch (member.getValue()) {
                case JsonNumber(BigDecimal count) -> counts.put(name, count.longValueExact());
                case JsonObject group -> read(name + ".", group, counts);
                default -> throw new IllegalArgumentException("a count that is no number");
            }
        }
    }
}

package nl.klankbord.coalition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;

/// The concepts of the field, in the order of their ids, and the words that say little in it.
public record Thesaurus(List<Concept> concepts, Set<String> littleSaying) {

    public Thesaurus {
        concepts = List.copyOf(concepts);
        littleSaying = Set.copyOf(littleSaying);
    }

    /// @return the one that comes with the system: local democracy in the Netherlands
    public static Thesaurus dutch() {
        try {
            JsonArray concepts = (JsonArray) JsonReader.read(resource("thesaurus.nl.json"));
            return new Thesaurus(List.of(), Set.copyOf(lines(resource("stopwords-domain.nl.txt"))))
                    .and(concepts.items().stream()
                            .map(concept -> concept((JsonObject) concept))
                            .toList());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("The thesaurus is not JSON", e);
        }
    }

    /// @param own of an organiser. One with a known id adds its terms and relations to that concept
    public Thesaurus and(Collection<Concept> own) {
        Map<String, Concept> all = new TreeMap<>();
        Stream.concat(concepts.stream(), own.stream())
                .forEach(concept -> all.merge(concept.id(), concept, Thesaurus::both));
        return new Thesaurus(List.copyOf(all.values()), littleSaying);
    }

    private static Concept both(Concept known, Concept more) {
        return new Concept(
                known.id(),
                known.dutch(),
                known.english(),
                both(known.terms(), more.terms()),
                known.broader().or(more::broader),
                both(known.related(), more.related()),
                known.aspect());
    }

    private static List<String> both(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Concept concept(JsonObject json) {
        JsonObject label = json.object("label");
        return new Concept(
                json.text("id"),
                label.text("nl"),
                label.text("en"),
                json.texts("terms"),
                Optional.of(json.text("broader")).filter(id -> !id.isEmpty()),
                json.texts("related"),
                json.get("aspect") instanceof JsonBoolean(boolean aspect) && aspect);
    }

    static List<String> lines(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static byte[] resource(String name) {
        try (InputStream in = Thesaurus.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

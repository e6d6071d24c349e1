package nl.klankbord.coalition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.Intent;

/// Topics of one meeting with the table at which somebody who knows the field would seat each: `topics.jsonl`.
///
/// @param labels by id; a single topic has a label of its own
/// @param single the ids of topics that no other one goes with
record LabelledSet(List<Contribution> topics, Map<String, String> labels, Set<String> single) {

    static LabelledSet read() {
        List<Contribution> topics = new ArrayList<>();
        Map<String, String> labels = new TreeMap<>();
        Set<String> single = new TreeSet<>();
        for (String line : lines("topics.jsonl")) {
            JsonObject json = object(line);
            String id = json.text("id");
            topics.add(new Contribution(
                    id,
                    Words.name(json.text("organisation")),
                    json.text("organisation"),
                    Arrays.stream(OrganisationType.values())
                            .filter(type -> type.word().equals(json.text("organisationType")))
                            .findFirst()
                            .orElseThrow(),
                    json.text("theme"),
                    json.text("text"),
                    json.text("intent").equals("present") ? Intent.PRESENT : Intent.ADDRESS));
            String label = json.text("coalition");
            labels.put(id, label.isEmpty() ? id : label);
            if (label.isEmpty()) {
                single.add(id);
            }
        }
        return new LabelledSet(List.copyOf(topics), labels, single);
    }

    /// @return our thesaurus without what was added to it after the set had been read and stands in one of its texts:
    ///     the nearest there is to how it does on texts that nobody read before
    static Thesaurus thesaurusWithoutWhatTheSetSays() {
        Map<String, Set<String>> withheld = new HashMap<>();
        for (String line : lines("added-and-in-the-set.tsv")) {
            String[] concept = line.split("\t", 2);
            withheld.computeIfAbsent(concept[0], _ -> new HashSet<>()).add(concept[1]);
        }
        Thesaurus whole = Thesaurus.dutch();
        return new Thesaurus(
                whole.concepts().stream()
                        .map(concept -> without(concept, withheld.getOrDefault(concept.id(), Set.of())))
                        .toList(),
                whole.littleSaying());
    }

    private static Concept without(Concept concept, Set<String> withheld) {
        return new Concept(
                concept.id(),
                concept.dutch(),
                concept.english(),
                concept.terms().stream()
                        .filter(term -> !withheld.contains(term))
                        .toList(),
                concept.broader(),
                concept.related(),
                concept.aspect());
    }

    private static JsonObject object(String line) {
        try {
            return (JsonObject) JsonReader.read(line);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(line, e);
        }
    }

    static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(LabelledSet.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

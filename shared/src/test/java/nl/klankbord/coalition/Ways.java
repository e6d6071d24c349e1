package nl.klankbord.coalition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Ways to group topics: ours, and simpler ones to compare it with. Each gives a table by id.
final class Ways {

    /// No concepts, no letters: TF-IDF of Dutch stems, and nothing else.
    private static final Settings WORDS = new Settings(1, 0, 0, 1, 0, 1, 0, 0);

    private Ways() {}

    static Map<String, Integer> ours(LabelledSet set, Lexicon lexicon, Settings settings) {
        List<Gist> gists = set.topics().stream()
                .map(topic -> Gist.of(topic, lexicon, settings))
                .toList();
        Map<String, Integer> tables = new TreeMap<>();
        int at = 0;
        for (List<String> table : new Suggestion(gists, lexicon, settings, Constraints.NONE).tables()) {
            for (String id : table) {
                tables.put(id, at);
            }
            at++;
        }
        return tables;
    }

    static Map<String, Integer> allAlone(LabelledSet set) {
        Map<String, Integer> tables = new TreeMap<>();
        set.topics().forEach(topic -> tables.put(topic.id(), tables.size()));
        return tables;
    }

    static Map<String, Integer> themeAsTyped(LabelledSet set) {
        Map<String, Integer> themes = new HashMap<>();
        Map<String, Integer> tables = new TreeMap<>();
        set.topics()
                .forEach(topic ->
                        tables.put(topic.id(), themes.computeIfAbsent(Words.name(topic.theme()), _ -> themes.size())));
        return tables;
    }

    /// The way that Decidim finds similar proposals: by PostgreSQL's trigrams, here of titles.
    static Map<String, Integer> trigrams(LabelledSet set, double together) {
        List<Map<String, Double>> titles = set.topics().stream()
                .map(topic -> trigrams(Words.name(topic.theme())))
                .toList();
        return linked(set, together, (i, j) -> {
            long both = titles.get(i).keySet().stream()
                    .filter(titles.get(j)::containsKey)
                    .count();
            long any = titles.get(i).size() + titles.get(j).size() - both;
            return any == 0 ? 0 : (double) both / any;
        });
    }

    private static Map<String, Double> trigrams(String title) {
        Map<String, Double> trigrams = new HashMap<>();
        for (String word : List.of(title.split(" ", -1))) {
            String padded = "  " + word + " ";
            for (int at = 0; at + 3 <= padded.length(); at++) {
                trigrams.put(padded.substring(at, at + 3), 1.0);
            }
        }
        return trigrams;
    }

    static Map<String, Integer> stems(LabelledSet set, Lexicon lexicon, double together) {
        List<Gist> gists = set.topics().stream()
                .map(topic -> Gist.of(topic, lexicon, WORDS))
                .toList();
        return linked(set, together, new Likeness(gists, lexicon, WORDS)::of);
    }

    private static Map<String, Integer> linked(LabelledSet set, double together, Pairs pairs) {
        int n = set.topics().size();
        float[][] alike = new float[n][];
        int[] size = new int[n];
        for (int i = 0; i < n; i++) {
            size[i] = 1;
            alike[i] = new float[i];
            for (int j = 0; j < i; j++) {
                alike[i][j] = (float) pairs.alike(i, j);
            }
        }
        int[] groups = Linked.groups(alike, size, together);
        Map<String, Integer> tables = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            tables.put(set.topics().get(i).id(), groups[i]);
        }
        return tables;
    }

    private interface Pairs {
        double alike(int i, int j);
    }
}

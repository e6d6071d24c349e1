package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How alike each two of a number of contributions are, from 0 to 1.
final class Likeness {

    private final float[][] alike;
    private final double share;
    private final double wordShare;
    private final List<Map<Integer, Double>> concepts;
    private final List<Map<String, Double>> words;

    Likeness(List<Gist> gists, Lexicon lexicon, Settings settings) {
        int n = gists.size();
        alike = new float[n][];
        for (int i = 0; i < n; i++) {
            alike[i] = new float[i];
        }
        share = 1 - settings.words() - settings.letters();
        wordShare = settings.words();
        concepts = new ArrayList<>();
        for (Map<Integer, Double> said : gists.stream().map(Gist::concepts).toList()) {
            concepts.add(ofLengthOne(spread(said, lexicon, settings)));
        }
        add(share, concepts);
        words = new ArrayList<>();
        telling(gists.stream().map(Gist::words).toList()).forEach(said -> words.add(ofLengthOne(said)));
        add(wordShare, words);
        add(
                settings.letters(),
                telling(letters(gists)).stream().map(Likeness::ofLengthOne).toList());
    }

    double of(int i, int j) {
        return i > j ? alike[i][j] : alike[j][i];
    }

    /// @return what a contribution is about, its broader and related concepts included, as a vector of length one
    Map<Integer, Double> concepts(int i) {
        return concepts.get(i);
    }

    /// @return its words, as a vector of length one
    Map<String, Double> words(int i) {
        return words.get(i);
    }

    /// @return the share of concepts in how alike two are
    double share() {
        return share;
    }

    double wordShare() {
        return wordShare;
    }

    /// What few say tells more: of words, not of concepts, where what two share by chance would outweigh what a table
    /// shares.
    private static <K> List<Map<K, Double>> telling(List<Map<K, Double>> said) {
        Map<K, Integer> sayers = new HashMap<>();
        said.forEach(each -> each.keySet().forEach(key -> sayers.merge(key, 1, Integer::sum)));
        List<Map<K, Double>> telling = new ArrayList<>();
        for (Map<K, Double> each : said) {
            Map<K, Double> weights = new TreeMap<>();
            each.forEach((key, weight) ->
                    weights.put(key, weight * Math.log(1 + (double) said.size() / sayers.getOrDefault(key, 1))));
            telling.add(weights);
        }
        return telling;
    }

    private static Map<Integer, Double> spread(Map<Integer, Double> said, Lexicon lexicon, Settings settings) {
        Map<Integer, Double> wider = new TreeMap<>(said);
        said.forEach((concept, weight) -> {
            lexicon.broader(concept).forEach(to -> wider.merge(to, weight * settings.broader(), Double::sum));
            lexicon.related(concept).forEach(to -> wider.merge(to, weight * settings.related(), Double::sum));
        });
        return wider;
    }

    /// There are so many runs of letters that numbers must do for them.
    private static List<Map<Integer, Double>> letters(List<Gist> gists) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Map<Integer, Double>> letters = new ArrayList<>();
        for (Gist gist : gists) {
            Map<Integer, Double> numbered = new TreeMap<>();
            gist.letters()
                    .forEach((run, weight) -> numbered.put(numbers.computeIfAbsent(run, _ -> numbers.size()), weight));
            letters.add(numbered);
        }
        return letters;
    }

    private static <K> Map<K, Double> ofLengthOne(Map<K, Double> vector) {
        double length = length(vector);
        vector.replaceAll((_, weight) -> weight / length);
        return vector;
    }

    private static <K> double length(Map<K, Double> vector) {
        double squares = 0;
        for (double weight : vector.values()) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    /// Adds the cosine, key by key: most pairs have no key in common.
    private <K> void add(double share, List<Map<K, Double>> vectors) {
        Map<K, Sayers> sayers = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            float[] row = alike[i];
            int by = i;
            vectors.get(i).forEach((key, weight) -> {
                Sayers others = sayers.computeIfAbsent(key, _ -> new Sayers());
                others.add(row, (float) (share * weight));
                others.add(by, weight.floatValue());
            });
        }
    }

    private static final class Sayers {
        private int[] by = new int[4];
        private float[] weight = new float[4];
        private int size;

        void add(int sayer, float its) {
            if (size == by.length) {
                by = java.util.Arrays.copyOf(by, 2 * size);
                weight = java.util.Arrays.copyOf(weight, 2 * size);
            }
            by[size] = sayer;
            weight[size++] = its;
        }

        void add(float[] row, float its) {
            for (int at = 0; at < size; at++) {
                row[by[at]] += its * weight[at];
            }
        }
    }
}

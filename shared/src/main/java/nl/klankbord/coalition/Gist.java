package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.klankbord.coalition.Words.Word;

/// What one contribution says, on its own.
///
/// @param said its words without those that say little, the theme's first
/// @param concepts their places in the lexicon, each with how much it is spoken of
record Gist(
        Contribution contribution,
        List<Said> said,
        List<Mention> mentions,
        Map<Integer, Double> concepts,
        double theme) {

    private static final int RUN = 4;

    record Said(Place.Part part, Word word, String key) {}

    static Gist of(Contribution contribution, Lexicon lexicon, Settings settings) {
        List<Said> said = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        for (Place.Part part : Place.Part.values()) {
            List<Word> words = lexicon.words(contribution.part(part));
            mentions.addAll(lexicon.mentions(part, words));
            words.stream()
                    .filter(word -> !lexicon.isStop(word))
                    .forEach(word -> said.add(new Said(part, word, lexicon.key(word))));
        }
        return new Gist(
                contribution,
                List.copyOf(said),
                List.copyOf(mentions),
                concepts(mentions, lexicon, settings),
                settings.theme());
    }

    /// Saying a word again says less than saying another.
    private static Map<Integer, Double> concepts(List<Mention> mentions, Lexicon lexicon, Settings settings) {
        Map<Integer, Map<String, Double>> terms = new TreeMap<>();
        for (Mention mention : mentions) {
            double weight = mention.weight()
                    * (mention.hint() ? settings.hinted() : 1)
                    * (mention.place().part() == Place.Part.THEME ? settings.theme() : 1);
            terms.computeIfAbsent(mention.concept(), _ -> new TreeMap<>()).merge(mention.term(), weight, Math::max);
        }
        Map<Integer, Double> concepts = new TreeMap<>();
        terms.forEach((concept, weights) -> {
            double sum = 0;
            for (double weight : weights.values()) {
                sum += weight;
            }
            double share = lexicon.concepts().get(concept).aspect() ? settings.aspect() : 1;
            concepts.put(concept, share * Math.log1p(sum));
        });
        return concepts;
    }

    String id() {
        return contribution.id();
    }

    Map<String, Double> words() {
        Map<String, Double> words = new TreeMap<>();
        said.forEach(each -> words.merge(each.key(), weight(each), Double::sum));
        return words;
    }

    /// @return runs of letters of each word, its ends marked: what is left of a word that is misspelt or joined
    Map<String, Double> letters() {
        Map<String, Double> letters = new TreeMap<>();
        for (Said each : said) {
            String bounded = "_" + each.word().form() + "_";
            for (int at = 0; at + RUN <= bounded.length(); at++) {
                letters.merge(bounded.substring(at, at + RUN), weight(each), Double::sum);
            }
        }
        return letters;
    }

    private double weight(Said each) {
        return each.part() == Place.Part.THEME ? theme : 1;
    }
}

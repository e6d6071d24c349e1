package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.klankbord.coalition.Words.Word;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.jspecify.annotations.Nullable;

/// The thesaurus, ready to find its terms in a text: words and phrases, the longest first, never a part of a word
/// but where a compound falls apart into words.
final class Lexicon {

    /// A shorter part of a compound is one by chance: "raam" in "raamovereenkomst" no less than "ram" in "programma".
    private static final int SHORTEST_PART = 4;

    private static final int SHORTEST_COMPOUND = 9;

    /// A part says less than the word on its own.
    private static final double PART = 0.6;

    private static final List<String> LINKS = List.of("", "s", "en", "e", "n");

    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "of", "to", "in", "is", "it", "that", "for", "on", "with", "as", "are", "this", "be", "at",
            "by", "an", "or", "from", "we", "our", "you", "your", "they", "their", "how", "what", "who", "can", "do",
            "does", "not", "have", "has", "had", "was", "were", "will", "would", "i", "a", "if", "just", "but", "so",
            "us", "more", "than", "when", "which", "about", "into", "there", "these", "those", "its", "my", "no", "up",
            "out", "all", "any", "also", "only", "should", "could", "need");

    private final Thesaurus thesaurus;
    private final Set<String> stops = new HashSet<>();
    private final Node root = new Node();
    /// By stem: in which concepts' terms it stands, and in how many of them.
    private final Map<String, Map<Integer, Integer>> inTerms = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();
    private final Map<String, Integer> places = new HashMap<>();

    Lexicon(Thesaurus thesaurus) {
        this.thesaurus = thesaurus;
        for (Object stop : DutchAnalyzer.getDefaultStopSet()) {
            stops.add(new String((char[]) stop));
        }
        stops.addAll(ENGLISH);
        Set<String> little = new TreeSet<>();
        for (String word : thesaurus.littleSaying()) {
            Words.of(word).forEach(each -> little.add(each.form()));
        }
        stops.addAll(little);
        vocabulary.addAll(little);
        for (int concept = 0; concept < thesaurus.concepts().size(); concept++) {
            places.put(thesaurus.concepts().get(concept).id(), concept);
            for (String term : new TreeSet<>(thesaurus.concepts().get(concept).terms())) {
                add(concept, Words.of(term));
            }
        }
    }

    private void add(int concept, List<Word> term) {
        Node node = root;
        for (Word word : term) {
            vocabulary.add(word.form());
            node = node.next.computeIfAbsent(key(word), _ -> new Node());
            if (!isStop(word)) {
                inTerms.computeIfAbsent(key(word), _ -> new TreeMap<>()).merge(concept, 1, Integer::sum);
            }
        }
        if (node != root) {
            node.concepts.add(concept);
        }
    }

    boolean isStop(Word word) {
        return stops.contains(word.form());
    }

    /// A stem that is a stop word ("met" of "meten") would be found everywhere.
    String key(Word word) {
        return stops.contains(word.form()) || stops.contains(word.stem()) ? word.form() : word.stem();
    }

    List<Word> words(String text) {
        return Words.of(text);
    }

    List<Concept> concepts() {
        return thesaurus.concepts();
    }

    /// @return the place of the concept of which this one is a kind, if any
    List<Integer> broader(int concept) {
        return places(concepts().get(concept).broader().stream());
    }

    List<Integer> related(int concept) {
        return places(concepts().get(concept).related().stream());
    }

    private List<Integer> places(Stream<String> ids) {
        return ids.filter(places::containsKey).map(places::get).toList();
    }

    List<Mention> mentions(Place.Part part, List<Word> text) {
        List<Mention> found = new ArrayList<>();
        int at = 0;
        while (at < text.size()) {
            Term longest = longest(text, at);
            if (longest != null) {
                List<Word> words = text.subList(at, longest.end());
                double weight = telling(words) / Math.sqrt(longest.concepts().size());
                longest.concepts().forEach(concept -> found.add(mention(concept, weight, part, words, false)));
                at = longest.end();
            } else {
                Word word = text.get(at);
                if (!isStop(word) && !compound(part, word, found)) {
                    hint(part, word, found);
                }
                at++;
            }
        }
        return found;
    }

    private @Nullable Term longest(List<Word> text, int from) {
        Term longest = null;
        Node node = root;
        for (int at = from; at < text.size(); at++) {
            node = node.next.get(key(text.get(at)));
            if (node == null) {
                break;
            }
            if (!node.concepts.isEmpty()) {
                longest = new Term(at + 1, node.concepts);
            }
        }
        return longest;
    }

    private record Term(int end, Set<Integer> concepts) {}

    /// A word that stands in the terms of many concepts tells little of any; a phrase is what it is.
    private double telling(List<Word> term) {
        double most = 0;
        int tell = 0;
        for (Word word : term) {
            if (!isStop(word)) {
                tell++;
                most = Math.max(
                        most,
                        1 / Math.sqrt(inTerms.getOrDefault(key(word), Map.of()).size()));
            }
        }
        if (tell == 0) {
            return term.size() > 1 ? 0.5 : 0.2;
        }
        return term.size() == 1 ? most : Math.max(0.7, most) + 0.2 * (tell - 1);
    }

    private boolean compound(Place.Part part, Word word, List<Mention> found) {
        String form = word.form();
        if (form.length() < SHORTEST_COMPOUND) {
            return false;
        }
        for (int cut = form.length() - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
            String head = form.substring(cut);
            String first = known(form.substring(0, cut));
            if (first == null || (!vocabulary.contains(head) && !isTerm(head))) {
                continue;
            }
            boolean any = part(part, word, first, found);
            any |= part(part, word, head, found);
            if (any) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String known(String beginning) {
        for (String link : LINKS) {
            if (beginning.endsWith(link) && beginning.length() - link.length() >= SHORTEST_PART) {
                String word = beginning.substring(0, beginning.length() - link.length());
                if (vocabulary.contains(word)) {
                    return word;
                }
            }
        }
        return null;
    }

    private boolean isTerm(String form) {
        Word word = Words.of(form).getFirst();
        Node node = root.next.get(key(word));
        return node != null && !node.concepts.isEmpty();
    }

    private boolean part(Place.Part place, Word whole, String form, List<Mention> found) {
        Word word = Words.of(form).getFirst();
        Node node = root.next.get(key(word));
        if (isStop(word) || node == null || node.concepts.isEmpty()) {
            return false;
        }
        double weight = PART * telling(List.of(word)) / Math.sqrt(node.concepts.size());
        for (int concept : node.concepts) {
            found.add(mention(concept, weight, place, List.of(whole), false));
        }
        return true;
    }

    private void hint(Place.Part part, Word word, List<Mention> found) {
        Map<Integer, Integer> concepts = inTerms.getOrDefault(key(word), Map.of());
        double all = concepts.values().stream().mapToInt(Integer::intValue).sum();
        concepts.forEach((concept, times) ->
                found.add(mention(concept, times / all / Math.sqrt(concepts.size()), part, List.of(word), true)));
    }

    private Mention mention(int concept, double weight, Place.Part part, List<Word> term, boolean hint) {
        int from = term.getFirst().offset();
        int to = term.getLast().offset() + term.getLast().length();
        String key = String.join(" ", term.stream().map(this::key).toList());
        return new Mention(concept, key, weight, new Place(part, from, to - from), hint);
    }

    private static final class Node {
        final Map<String, Node> next = new HashMap<>();
        final Set<Integer> concepts = new TreeSet<>();
    }
}

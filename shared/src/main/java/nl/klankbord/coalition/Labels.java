package nl.klankbord.coalition;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Names a group: after the concept that weighs most, and the terms that its members use. Only terms of the thesaurus:
/// a name or an address is none.
final class Labels {

    private static final int TERMS = 3;
    private static final Label NONE = new Label("Zonder gedeeld begrip", "No concept in common");

    private final List<Gist> gists;
    private final Lexicon lexicon;

    Labels(List<Gist> gists, Lexicon lexicon) {
        this.gists = gists;
        this.lexicon = lexicon;
    }

    /// @param members places of the gists
    /// @param reasons the weightiest first
    Label of(List<Integer> members, List<Reason> reasons) {
        List<Reason> concepts =
                reasons.stream().filter(reason -> reason.concept().isPresent()).toList();
        Label label = concepts.stream()
                .filter(reason -> !isAspect(reason))
                .findFirst()
                .or(() -> concepts.stream().findFirst())
                .or(() -> reasons.stream().findFirst())
                .map(Reason::label)
                .orElse(NONE);
        Set<String> ids =
                concepts.stream().map(reason -> reason.concept().orElseThrow()).collect(Collectors.toSet());
        List<String> terms = terms(members, ids, label);
        if (terms.isEmpty()) {
            return label;
        }
        String own = ": " + String.join(", ", terms);
        return new Label(label.dutch() + own, label.english() + own);
    }

    private boolean isAspect(Reason reason) {
        return lexicon.concepts().stream()
                .anyMatch(concept ->
                        concept.aspect() && concept.id().equals(reason.concept().orElse("")));
    }

    /// @return what most authors say, of at least two, that the name does not say already
    private List<String> terms(List<Integer> members, Set<String> concepts, Label label) {
        Map<String, Used> terms = new TreeMap<>();
        for (int member : members) {
            Gist gist = gists.get(member);
            for (Mention mention : gist.mentions()) {
                if (!mention.hint()
                        && concepts.contains(
                                lexicon.concepts().get(mention.concept()).id())) {
                    terms.computeIfAbsent(mention.term(), _ -> new Used(new HashSet<>(), new TreeSet<>()))
                            .by(gist.contribution(), mention.place());
                }
            }
        }
        String named = Words.name(label.dutch());
        return terms.values().stream()
                .filter(used -> used.authors().size() > 1 && !used.isIn(named))
                .sorted(Comparator.comparingInt((Used used) -> -used.authors().size())
                        .thenComparing(Used::shortest))
                .limit(TERMS)
                .map(Used::shortest)
                .toList();
    }

    /// @param forms in which it was written
    private record Used(Set<String> authors, SortedSet<String> forms) {

        void by(Contribution contribution, Place place) {
            authors.add(contribution.author());
            forms.add(place.of(contribution).toLowerCase(Locale.ROOT));
        }

        boolean isIn(String name) {
            return forms.stream().anyMatch(form -> name.contains(Words.name(form)));
        }

        String shortest() {
            return Collections.min(
                    forms, Comparator.comparingInt(String::length).thenComparing(form -> form));
        }
    }
}

package nl.klankbord.coalition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Suggests who belongs at one table, and says why. It decides nothing: an organiser does.
///
/// The same contributions give the same grouping, in whatever order they come: there is nothing random in it, and
/// nothing that was learned and cannot be looked up.
public final class SuggestCoalitions {

    private final Lexicon lexicon;
    private final Settings settings;

    public SuggestCoalitions(Thesaurus thesaurus) {
        this(new Lexicon(thesaurus), Settings.CHOSEN);
    }

    SuggestCoalitions(Lexicon lexicon, Settings settings) {
        this.lexicon = lexicon;
        this.settings = settings;
    }

    /// @throws IllegalArgumentException when two contributions have the same id
    public Grouping suggest(Collection<Contribution> contributions, Constraints constraints) {
        Map<String, Gist> gists = new TreeMap<>();
        for (Contribution contribution : contributions) {
            if (gists.put(contribution.id(), Gist.of(contribution, lexicon, settings)) != null) {
                throw new IllegalArgumentException("Two contributions have the id " + contribution.id());
            }
        }
        return new Suggestion(List.copyOf(gists.values()), lexicon, settings, constraints).grouping();
    }
}

package nl.klankbord.memory;

import nl.klankbord.coalition.Suggestions;
import nl.klankbord.coalition.SuggestionsContract;

final class MemorySuggestionsTest extends SuggestionsContract {

    @Override
    protected Suggestions create() {
        return new MemorySuggestions();
    }
}

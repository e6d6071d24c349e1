package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// How the thesaurus is found in a text.
final class LexiconTest {

    private static final Thesaurus SMALL = new Thesaurus(
            List.of(
                    concept("ai", "ai", "taalmodel"),
                    concept("begroten", "begroting", "wijkbudget"),
                    concept("open", "open source", "open source software"),
                    concept("stem", "stemmen", "stemmen tellen"),
                    concept("wijk", "wijk", "buurt")),
            Set.of("gemeente"));
    private static final Lexicon LEXICON = new Lexicon(SMALL);

    @Test
    void theLongestPhraseIsFoundAndItsPartsAreNot() {
        assertEquals(List.of("open: Open Source-software"), found("Wij delen Open Source-software graag"));
    }

    @Test
    void aPartOfAWordIsNoTerm() {
        assertEquals(List.of(), found("Maaike maaide de wijkagentes"));
        assertEquals(List.of("ai: AI"), found("AI in de straat"));
    }

    @Test
    void accentsCaseAndInflectionDoNotMatter() {
        assertEquals(List.of("ai: TAALMODELLEN", "begroten: begrotingen"), found("TAALMODELLEN en begrotingen"));
    }

    @Test
    void aCompoundFallsApartIntoWords() {
        assertEquals(List.of("begroten: gemeentebegroting"), found("de gemeentebegroting"));
        assertEquals(List.of(), found("de zomerbegrotingsdag"), "summer is no word that it knows");
    }

    @Test
    void ourThesaurusIsWhole() {
        List<Concept> concepts = Thesaurus.dutch().concepts();
        Set<String> ids = new HashSet<>();
        concepts.forEach(concept -> assertTrue(ids.add(concept.id()), concept.id()));
        for (Concept concept : concepts) {
            assertTrue(ids.containsAll(concept.broader().stream().toList()), concept.id());
            assertTrue(ids.containsAll(concept.related()), concept.id());
            assertFalse(concept.related().contains(concept.id()));
            assertFalse(concept.dutch().isBlank() || concept.english().isBlank());
            assertEquals(concept.terms().size(), new TreeSet<>(concept.terms()).size(), concept.id());
            for (String related : concept.related()) {
                assertTrue(
                        concepts.stream()
                                .filter(other -> other.id().equals(related))
                                .allMatch(other -> other.related().contains(concept.id())),
                        concept.id() + " is related to " + related + " but not the other way round");
            }
        }
    }

    private static Concept concept(String id, String... terms) {
        return new Concept(id, id, id, List.of(terms), Optional.empty(), List.of(), false);
    }

    private static List<String> found(String text) {
        return LEXICON.mentions(Place.Part.TEXT, LEXICON.words(text)).stream()
                .filter(mention -> !mention.hint())
                .map(mention -> LEXICON.concepts().get(mention.concept()).id() + ": "
                        + text.substring(
                                mention.place().offset(),
                                mention.place().offset() + mention.place().length()))
                .toList();
    }
}

package nl.klankbord.coalition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.DutchStemmer;

/// The words of a text: runs of letters and digits, without accents and case, and their Dutch stems.
final class Words {

    /// Of what is longer, only the beginning counts: no word of a language is.
    private static final int LONGEST = 60;

    /// A shorter word is a name or an abbreviation more often than an inflection.
    private static final int SHORTEST_STEMMED = 5;

    private static final Set<String> KINDS = Set.of(
            ("gemeente gem gemeentebestuur gemeenteraad provincie prov waterschap hoogheemraadschap wetterskip ministerie"
                            + " min stichting vereniging cooperatie bv nv municipality province ministry"
                            + " van de het der den of the")
                    .split(" "));

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'’]");

    /// @param form lower case, without accents
    record Word(String form, String stem, int offset, int length) {}

    private Words() {}

    /// @return the text's words in lower case, without accents, with a space between each two: alike for what people
    ///     take to be the same name
    static String name(String text) {
        return String.join(" ", of(text).stream().map(Word::form).toList());
    }

    /// @return the same, without what kind of organisation it is: "Gemeente Ede" and "gem. Ede" are called "Ede". Two
    ///     of different kinds may be called the same
    static String organisation(String text) {
        List<String> forms = of(text).stream().map(Word::form).toList();
        List<String> own = forms.stream().filter(form -> !KINDS.contains(form)).toList();
        return String.join(" ", own.isEmpty() ? forms : own);
    }

    static List<Word> of(String text) {
        // Of one's own: it is not for two threads.
        DutchStemmer stemmer = new DutchStemmer();
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && isInside(text, at, from)) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (at > from) {
                String form = plain(text.substring(from, Math.min(at, from + LONGEST)));
                if (!form.isEmpty()) {
                    words.add(new Word(form, stem(form, stemmer), from, at - from));
                }
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return words;
    }

    /// An apostrophe between letters is part of a word: "foto's", "mbo'ers".
    private static boolean isInside(String text, int at, int from) {
        int point = text.codePointAt(at);
        if (Character.isLetterOrDigit(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
            return true;
        }
        return (point == '\'' || point == '’')
                && at > from
                && at + 1 < text.length()
                && Character.isLetter(text.codePointAt(at + 1));
    }

    private static String plain(String word) {
        boolean ascii = word.chars().allMatch(letter -> letter < 128 && letter != '\'');
        String letters = ascii
                ? word
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("");
        return letters.toLowerCase(Locale.ROOT);
    }

    private static String stem(String form, DutchStemmer stemmer) {
        if (form.length() < SHORTEST_STEMMED) {
            return form;
        }
        stemmer.setCurrent(form);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.isEmpty() ? form : singled(stem);
    }

    /// "model" of "modellen": Snowball's stemmer would leave "modell".
    private static String singled(String stem) {
        int last = stem.length() - 1;
        boolean twice =
                last > 1 && stem.charAt(last) == stem.charAt(last - 1) && "aeiou".indexOf(stem.charAt(last)) < 0;
        return twice ? stem.substring(0, last) : stem;
    }
}

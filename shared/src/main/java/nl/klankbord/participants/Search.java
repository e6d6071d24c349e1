package nl.klankbord.participants;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Rsvp;

/// What somebody looks for on the list.
///
/// @param words all of which must be somewhere in a name, an organisation, an address or the name of a guest, as
///     [#fold] writes them; a part of a word will do
public record Search(List<String> words, Show show) {

    /// Who types more than this has found whom they look for, or never will.
    private static final int MOST_WORDS = 8;

    /// Letters that have no accent to take away, as people type them who do not have them on their keyboard.
    private static final Map<Character, String> WHOLE = Map.of(
            'ı', "i", 'ø', "o", 'ł', "l", 'đ', "d", 'ß', "ss", 'æ', "ae", 'œ', "oe", 'þ', "th", 'ð', "d", 'ħ', "h");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    public Search {
        words = List.copyOf(words);
    }

    public static Search all(Show show) {
        return new Search(List.of(), show);
    }

    /// @param typed at most 100 characters of it matter
    public static Search of(String typed, Show show) {
        String start = typed.substring(0, Math.min(typed.length(), 100));
        return new Search(
                Arrays.stream(fold(start).split(" "))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList(),
                show);
    }

    /// @return without capitals and accents, and with single spaces: `Zoë  ÖZGÜR` is `zoe ozgur`
    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder folded = new StringBuilder();
        for (char letter : plain.toLowerCase(Locale.ROOT).toCharArray()) {
            folded.append(WHOLE.getOrDefault(letter, String.valueOf(letter)));
        }
        return folded.toString().strip().replaceAll("\\s+", " ");
    }

    /// @return all in which somebody is found
    public static String searched(Rsvp rsvp) {
        return Stream.concat(
                        Stream.of(
                                rsvp.participant().name(),
                                rsvp.participant().organisation(),
                                rsvp.participant().email().value()),
                        rsvp.guests().stream().map(Guest::name))
                .map(Search::fold)
                .collect(Collectors.joining("\n"));
    }
}

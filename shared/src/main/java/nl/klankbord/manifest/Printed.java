package nl.klankbord.manifest;

import java.util.List;
import nl.klankbord.submission.Language;

/// A version as it is read, on a page or in a file: all words are there, and nothing is left to look up.
///
/// @param language of the words around the text
/// @param written in which the text is
/// @param about when it was published, by whom and for what
/// @param licence in words
/// @param terms where the licence can be read; empty when it cannot
public record Printed(
        Language language,
        Language written,
        String title,
        List<String> about,
        String licence,
        String terms,
        List<Chapter> chapters) {

    public Printed {
        about = List.copyOf(about);
        chapters = List.copyOf(chapters);
    }

    public record Chapter(String heading, List<Piece> pieces) {

        public Chapter {
            pieces = List.copyOf(pieces);
        }
    }

    /// A paragraph, and under it what it is from.
    ///
    /// @param alineas at least one
    /// @param from as in "From 3 contributions of 2 people"; empty for nothing
    /// @param named who of them are named; empty for nobody
    public record Piece(String id, List<String> alineas, String from, String named) {

        public Piece {
            alineas = List.copyOf(alineas);
        }
    }
}

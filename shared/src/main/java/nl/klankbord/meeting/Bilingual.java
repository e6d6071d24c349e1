package nl.klankbord.meeting;

import nl.klankbord.submission.Language;

/// A text of the organiser's in both languages.
public record Bilingual(String dutch, String english) {

    public String in(Language language) {
        return language == Language.DUTCH ? dutch : english;
    }
}

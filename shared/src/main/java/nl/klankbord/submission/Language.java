package nl.klankbord.submission;

import java.util.Locale;

/// The languages that every text for people exists in.
public enum Language implements Word {
    DUTCH("nl"),
    ENGLISH("en");

    private final String word;

    Language(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    public Locale locale() {
        return Locale.of(word);
    }
}

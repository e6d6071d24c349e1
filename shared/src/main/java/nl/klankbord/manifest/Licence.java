package nl.klankbord.manifest;

import nl.klankbord.submission.Word;

/// On what terms others may use a manifest.
public enum Licence implements Word {
    CC_BY("cc-by-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    CC0("cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    RESERVED("all-rights-reserved", "");

    private final String word;
    private final String address;

    Licence(String word, String address) {
        this.word = word;
        this.address = address;
    }

    @Override
    public String word() {
        return word;
    }

    /// @return where its terms are; empty when there are none to read
    public String address() {
        return address;
    }
}

package nl.klankbord.site;

import java.time.Instant;
import nl.klankbord.submission.Word;

/// One of the secrets by which a site is known. What the site itself holds is made of this and of the deployment's key
/// ([SiteKeys]): who reads the table learns nothing to sign with.
///
/// @param id 128 random bits, in base64url
/// @param madeAt to the millisecond
public record SiteSecret(String id, Use use, Instant madeAt) {

    /// What it signs.
    public enum Use implements Word {
        /// Tokens in forms on the site's pages.
        FORM("form"),
        /// What the site's own system posts.
        POST("post");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}

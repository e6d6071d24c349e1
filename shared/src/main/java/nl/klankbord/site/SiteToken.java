package nl.klankbord.site;

import java.time.Instant;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;

/// What stands in a form on a site's page: which site it is, what the form may post, and until when. Everybody can read
/// it there, and nobody can make another ([SiteKeys]).
///
/// @param secret id of the secret that it lives by
/// @param fields that the form may fill in; empty for all of its kind
/// @param returnTo which of the site's addresses its receipt leads back to, from 0
/// @param expiresAt to the second
public record SiteToken(
        MeetingId meeting, SiteId site, String secret, Kind kind, Set<String> fields, int returnTo, Instant expiresAt) {

    public SiteToken {
        fields = Set.copyOf(fields);
    }

    /// For our own page, which asks more than the site's.
    public SiteToken forAllFields() {
        return new SiteToken(meeting, site, secret, kind, Set.of(), returnTo, expiresAt);
    }

    /// @param field as in a form or in JSON: of a guest's field, the guests count; a theme's id goes with the
    ///     theme, and a consent with what it is about
    boolean allows(String field) {
        if (fields.isEmpty()) {
            return true;
        }
        return switch (field) {
            case "themeId" -> fields.contains("theme");
            case "dietConsent" -> fields.contains("diet") || fields.contains("dietNote") || fields.contains("guests");
            case "accessConsent" -> fields.contains("access");
            default -> fields.contains(field.split("\\.", 2)[0]);
        };
    }
}

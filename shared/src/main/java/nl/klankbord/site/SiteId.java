package nl.klankbord.site;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a site in addresses, in counts and at each answer that came from it: 1 to 32 lower-case letters, digits
/// and hyphens. `page`, `api` and `desk` are our own doors.
public record SiteId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
    private static final Set<String> OUR_OWN = Set.of("page", "api", "desk");

    public SiteId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a site's id");
        }
    }

    public static Optional<SiteId> of(String value) {
        return isOne(value) ? Optional.of(new SiteId(value)) : Optional.empty();
    }

    private static boolean isOne(String value) {
        return FORM.matcher(value).matches() && !OUR_OWN.contains(value);
    }
}

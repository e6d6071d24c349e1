package nl.klankbord.page;

import java.util.Set;

/// Where a form stands.
///
/// @param base what its address begins with: empty on our own pages, else where ours are, without a slash at the end
/// @param siteToken tells which site it is sent from; empty for our own page
/// @param siteName as people know that site; empty for our own page
/// @param fields that it asks; empty for all
public record Stand(String base, String siteToken, String siteName, Set<String> fields) {

    static final Stand OUR_PAGE = new Stand("", "", "", Set.of());

    public Stand {
        fields = Set.copyOf(fields);
    }

    /// Our own page, for who began on another site's.
    public static Stand onBehalfOf(String siteToken, String siteName) {
        return new Stand("", siteToken, siteName, Set.of());
    }
}

package nl.klankbord.site;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.Admission.Admitted;
import nl.klankbord.site.Admission.Expired;
import nl.klankbord.site.Admission.NotAdmitted;

/// Somebody sends in a form from another site's page.
public final class AdmitSite {

    /// What a browser says when the page wants to stay unnamed, as ours do.
    private static final String UNNAMED = "null";

    private final Sites sites;
    private final SiteKeys keys;
    private final Clock clock;

    public AdmitSite(Sites sites, SiteKeys keys, Clock clock) {
        this.sites = sites;
        this.keys = keys;
        this.clock = clock;
    }

    /// @param fields that are filled in
    /// @param origin of the page, as its browser says
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Admission admit(MeetingId meeting, Kind kind, String token, Set<String> fields, Optional<String> origin) {
        Optional<SiteToken> read = keys.read(token);
        if (read.isEmpty()
                || !read.get().meeting().equals(meeting)
                || read.get().kind() != kind) {
            return new NotAdmitted();
        }
        if (!clock.instant().isBefore(read.get().expiresAt())) {
            return new Expired();
        }
        Optional<Site> site = sites.find(meeting, read.get().site());
        if (site.flatMap(found -> found.secret(read.get().secret())).isEmpty()) {
            return new Expired();
        }
        return mayPost(site.get(), read.get(), fields) && isAt(site.get(), origin)
                ? new Admitted(site.get(), read.get())
                : new NotAdmitted();
    }

    /// The token for the same form on our own page, which asks all that a form can.
    public String onOurPage(Admitted admitted) {
        return keys.write(admitted.token().forAllFields());
    }

    /// The key of a form that brought none.
    public String submissionKey(Admitted admitted, String content) {
        return keys.submissionKey(admitted.token(), content);
    }

    private static boolean mayPost(Site site, SiteToken token, Set<String> fields) {
        return site.file().mayPost().contains(token.kind()) && fields.stream().allMatch(token::allows);
    }

    /// A token that was copied to somebody else's page: browsers tell. Programs need not.
    private static boolean isAt(Site site, Optional<String> origin) {
        return origin.isEmpty()
                || origin.get().equals(UNNAMED)
                || site.file().origins().contains(origin.get());
    }
}

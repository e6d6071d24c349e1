package nl.klankbord.site;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.submission.Sender;

/// An organiser registers a site, changes what it may do, and gives and takes its secrets.
public final class ChangeSite {

    /// Two organisers at once, rarely more.
    private static final int TRIES = 4;

    private final Sites sites;
    private final Clock clock;

    public ChangeSite(Sites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /// @param isNew whether there was none before
    public record Stored(Site site, boolean isNew) {}

    /// A new site can be put on a page at once: it has a secret for forms.
    ///
    /// @throws UnavailableException when it is not certain that it was stored; the same again is safe
    public Stored store(MeetingId meeting, SiteId id, SiteFile file) {
        SiteSecret first = secret(SiteSecret.Use.FORM);
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Site> before = sites.find(meeting, id);
            Site after = before.map(site -> site.with(file)).orElseGet(() -> Site.first(meeting, id, file, first));
            if (sites.write(after)) {
                return new Stored(after, before.isEmpty());
            }
        }
        throw busy();
    }

    /// @param secret that is new
    public record Renewed(Site site, SiteSecret secret) {}

    /// Gives one more secret. Of two that there were the older goes, and what it signed is worth nothing from then on.
    ///
    /// @return empty when there is no such site
    /// @throws UnavailableException when it is not certain that it was stored
    public Optional<Renewed> renew(MeetingId meeting, SiteId id, SiteSecret.Use use) {
        SiteSecret secret = secret(use);
        return change(meeting, id, site -> site.with(secret)).map(site -> new Renewed(site, secret));
    }

    /// Takes a secret back: what it signed is worth nothing from now on. One that is gone already stays gone.
    ///
    /// @return empty when there is no such site
    /// @throws UnavailableException when it is not certain that it went
    public Optional<Site> revoke(MeetingId meeting, SiteId id, String secretId) {
        return change(
                meeting, id, site -> site.secret(secretId).map(site::without).orElse(site));
    }

    private Optional<Site> change(MeetingId meeting, SiteId id, UnaryOperator<Site> how) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<Site> before = sites.find(meeting, id);
            if (before.isEmpty()) {
                return before;
            }
            Site after = how.apply(before.get());
            if (after.equals(before.get()) || sites.write(after)) {
                return Optional.of(after);
            }
        }
        throw busy();
    }

    private SiteSecret secret(SiteSecret.Use use) {
        return new SiteSecret(Sender.newKey(), use, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static UnavailableException busy() {
        return new UnavailableException("others changed this site too", new IllegalStateException());
    }
}

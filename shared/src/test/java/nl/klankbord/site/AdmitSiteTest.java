package nl.klankbord.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemorySites;
import nl.klankbord.site.Admission.Admitted;
import nl.klankbord.site.Admission.Expired;
import nl.klankbord.site.Admission.NotAdmitted;
import nl.klankbord.site.SiteSecret.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmitSiteTest {

    private static final MeetingId UTRECHT = SitesContract.UTRECHT;
    private static final SiteId VNG = new SiteId("vng");
    private static final Instant LATER = Examples.NOW.plus(Duration.ofDays(30));
    private static final Set<String> FIELDS = Set.of("name", "email", "moments");
    private static final SiteKeys KEYS = new SiteKeys("fedcba9876543210fedcba9876543210");

    private final MemorySites sites = new MemorySites();
    private final ChangeSite changes = new ChangeSite(sites, Examples.CLOCK);
    private final Site site = changes.store(UTRECHT, VNG, SitesContract.FILE).site();
    private final String token = KEYS.write(token());

    @Test
    void aTokenIsReadAsItWasWritten() {
        assertEquals(Optional.of(token()), KEYS.read(token));
        SiteToken all = token().forAllFields();
        assertEquals(Optional.of(all), KEYS.read(KEYS.write(all)));
    }

    @Test
    void aFormWithTheSitesTokenIsTheSites() {
        assertEquals(new Admitted(site, token()), admit(token, Optional.of("https://www.vng.example")));
        assertEquals(new Admitted(site, token()), admit(token, Optional.of("null")));
        assertEquals(new Admitted(site, token()), admit(token, Optional.empty()));
    }

    /// Each character of it counts.
    @Test
    void nothingOfATokenCanBeChanged() {
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'x' ? 'y' : 'x';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertEquals(new NotAdmitted(), admit(changed, Optional.empty()), changed);
        }
        assertEquals(new NotAdmitted(), admit(token + "x", Optional.empty()));
        assertEquals(new NotAdmitted(), admit("", Optional.empty()));
        String made = new SiteKeys("0000000000000000fedcba9876543210").write(token());
        assertEquals(new NotAdmitted(), admit(made, Optional.empty()), "with another key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://www.vng.example", "https://www.vng.example:444"})
    void aTokenCopiedToAnotherPageIsNotTaken(String origin) {
        assertEquals(new NotAdmitted(), admit(token, Optional.of(origin)));
    }

    @Test
    void aTokenIsForOneMeetingAndOneKindOfForm() {
        MeetingId arnhem = new MeetingId("arnhem");
        AdmitSite admitSite = new AdmitSite(sites, KEYS, Examples.CLOCK);
        assertEquals(new NotAdmitted(), admitSite.admit(arnhem, Kind.RSVP, token, Set.of(), Optional.empty()));
        assertEquals(new NotAdmitted(), admitSite.admit(UTRECHT, Kind.TOPIC, token, Set.of(), Optional.empty()));
    }

    @Test
    void aFormAsksNoMoreThanItsTokenSays() {
        AdmitSite admitSite = new AdmitSite(sites, KEYS, Examples.CLOCK);
        Set<String> more = Set.of("name", "access");
        assertEquals(new NotAdmitted(), admitSite.admit(UTRECHT, Kind.RSVP, token, more, Optional.empty()));
        Set<String> guests = Set.of("name", "guests.0.name");
        assertEquals(new NotAdmitted(), admitSite.admit(UTRECHT, Kind.RSVP, token, guests, Optional.empty()));
        String ours = admitSite.onOurPage(new Admitted(site, token()));
        assertInstanceOf(Admitted.class, admitSite.admit(UTRECHT, Kind.RSVP, ours, guests, Optional.of("null")));
    }

    /// A program says which of the organiser's themes it is; a form only writes it.
    @Test
    void theIdOfAThemeGoesWithTheTheme() {
        changes.store(
                UTRECHT,
                VNG,
                new SiteFile("VNG", SitesContract.FILE.origins(), List.of(), Set.of(Kind.TOPIC), 500, false));
        String secret = site.secrets().getFirst().id();
        Set<String> sent = Set.of("theme", "themeId");
        AdmitSite admitSite = new AdmitSite(sites, KEYS, Examples.CLOCK);
        String asks = KEYS.write(new SiteToken(UTRECHT, VNG, secret, Kind.TOPIC, Set.of("theme", "text"), 0, LATER));
        assertInstanceOf(Admitted.class, admitSite.admit(UTRECHT, Kind.TOPIC, asks, sent, Optional.empty()));
        String asksNot = KEYS.write(new SiteToken(UTRECHT, VNG, secret, Kind.TOPIC, Set.of("text"), 0, LATER));
        assertEquals(
                new NotAdmitted(), admitSite.admit(UTRECHT, Kind.TOPIC, asksNot, Set.of("themeId"), Optional.empty()));
    }

    @Test
    void whatASiteMayNotPostAnyMoreIsNotTaken() {
        SiteFile nothing = new SiteFile("VNG", SitesContract.FILE.origins(), List.of(), Set.of(), 500, false);
        changes.store(UTRECHT, VNG, nothing);
        assertEquals(new NotAdmitted(), admit(token, Optional.empty()));
    }

    @Test
    void aTokenHasAnEnd() {
        assertInstanceOf(Admitted.class, admitAt(LATER.minusSeconds(1)));
        assertEquals(new Expired(), admitAt(LATER));
    }

    @Test
    void twoSecretsLiveAndTheThirdEndsTheFirst() {
        changes.renew(UTRECHT, VNG, Use.FORM);
        assertInstanceOf(Admitted.class, admit(token, Optional.empty()));
        changes.renew(UTRECHT, VNG, Use.POST);
        changes.renew(UTRECHT, VNG, Use.POST);
        assertInstanceOf(Admitted.class, admit(token, Optional.empty()), "secrets for posts are others");
        changes.renew(UTRECHT, VNG, Use.FORM);
        assertEquals(new Expired(), admit(token, Optional.empty()));
    }

    @Test
    void aSecretThatIsTakenBackEndsItsTokens() {
        changes.revoke(UTRECHT, VNG, site.secrets().getFirst().id());
        assertEquals(new Expired(), admit(token, Optional.empty()));
        assertEquals(Optional.empty(), changes.revoke(UTRECHT, new SiteId("ipo"), "x"));
    }

    @Test
    void takingASecretBackTwiceChangesNothingMore() {
        String secret = site.secrets().getFirst().id();
        Optional<Site> once = changes.revoke(UTRECHT, VNG, secret);
        assertEquals(once, changes.revoke(UTRECHT, VNG, secret));
    }

    @Test
    void eachSecretForPostsIsAnother() {
        ChangeSite.Renewed one = changes.renew(UTRECHT, VNG, Use.POST).orElseThrow();
        ChangeSite.Renewed other = changes.renew(UTRECHT, VNG, Use.POST).orElseThrow();
        String secret = KEYS.signingSecret(one.site(), one.secret());
        assertEquals(secret, KEYS.signingSecret(other.site(), one.secret()));
        assertNotEquals(secret, KEYS.signingSecret(other.site(), other.secret()));
        assertEquals(32, java.util.Base64.getDecoder().decode(secret.substring("whsec_".length())).length);
    }

    @Test
    void theSameContentHasTheSameKey() {
        AdmitSite admitSite = new AdmitSite(sites, KEYS, Examples.CLOCK);
        Admitted admitted = new Admitted(site, token());
        assertEquals(admitSite.submissionKey(admitted, "a"), admitSite.submissionKey(admitted, "a"));
        assertNotEquals(admitSite.submissionKey(admitted, "a"), admitSite.submissionKey(admitted, "b"));
    }

    private Admission admit(String typed, Optional<String> origin) {
        return new AdmitSite(sites, KEYS, Examples.CLOCK).admit(UTRECHT, Kind.RSVP, typed, FIELDS, origin);
    }

    private Admission admitAt(Instant now) {
        return new AdmitSite(sites, KEYS, Clock.fixed(now, ZoneOffset.UTC))
                .admit(UTRECHT, Kind.RSVP, token, FIELDS, Optional.empty());
    }

    private SiteToken token() {
        return new SiteToken(UTRECHT, VNG, site.secrets().getFirst().id(), Kind.RSVP, FIELDS, 0, LATER);
    }
}

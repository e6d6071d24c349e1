package nl.klankbord.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of sites promises.
public abstract class SitesContract {

    static final MeetingId UTRECHT = new MeetingId("utrecht");
    static final SiteFile FILE = new SiteFile(
            "Vereniging van Nederlandse Gemeenten",
            List.of("https://www.vng.example", "https://vng.example:8443"),
            List.of("https://www.vng.example/agenda/utrecht"),
            Set.of(Kind.RSVP),
            500,
            false);

    private Sites sites;

    protected abstract Sites create();

    @BeforeEach
    final void start() {
        sites = create();
    }

    @Test
    void aSiteIsFoundAsItWasWritten() {
        Site vng = first("vng");
        assertEquals(Optional.empty(), sites.find(UTRECHT, vng.id()));
        assertTrue(sites.write(vng));
        assertEquals(Optional.of(vng), sites.find(UTRECHT, vng.id()));
        assertEquals(Optional.empty(), sites.find(new MeetingId("arnhem"), vng.id()));
    }

    @Test
    void allOfAMeetingAreListedById() {
        sites.write(first("vng"));
        sites.write(first("ipo"));
        sites.write(Site.first(new MeetingId("arnhem"), new SiteId("uvw"), FILE, secret("d")));
        assertEquals(
                List.of("ipo", "vng"),
                sites.all(UTRECHT).stream().map(site -> site.id().value()).toList());
    }

    @Test
    void onlyTheNextVersionReplaces() {
        Site first = first("vng");
        Site second = first.with(secret("b"));
        assertTrue(sites.write(first));
        assertFalse(sites.write(first("vng").with(FILE).with(secret("c"))));
        assertTrue(sites.write(second));
        assertFalse(sites.write(first.with(secret("c"))));
        assertEquals(Optional.of(second), sites.find(UTRECHT, first.id()));
    }

    /// The first answer may have been lost.
    @Test
    void theVerySameAgainIsWritten() {
        Site first = first("vng");
        assertTrue(sites.write(first));
        assertTrue(sites.write(first));
        Site second = first.with(secret("b"));
        assertTrue(sites.write(second));
        assertTrue(sites.write(second));
    }

    static Site first(String id) {
        return Site.first(UTRECHT, new SiteId(id), FILE, secret("a"));
    }

    static SiteSecret secret(String letter) {
        return new SiteSecret(letter.repeat(22), SiteSecret.Use.FORM, Examples.NOW);
    }
}

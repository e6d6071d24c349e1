package nl.klankbord.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.site.SiteKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkKeysTest {

    private static final PersonalLink LINK =
            new PersonalLink(new MeetingId("utrecht"), Examples.person("a@example.nl"));

    private final LinkKeys keys = new LinkKeys(new SiteKeys("k".repeat(32)));

    @Test
    void aTokenLeadsBack() {
        assertEquals(Optional.of(LINK), keys.read(keys.write(LINK, Use.OPEN), Use.OPEN));
    }

    @Test
    void whatStopsMailsOpensNothing() {
        assertEquals(Optional.empty(), keys.read(keys.write(LINK, Use.UNSUBSCRIBE), Use.OPEN));
        assertEquals(Optional.empty(), keys.read(keys.write(LINK, Use.OPEN), Use.UNSUBSCRIBE));
    }

    @Test
    void anotherKeyMakesAnotherToken() {
        String token = keys.write(LINK, Use.OPEN);
        LinkKeys others = new LinkKeys(new SiteKeys("o".repeat(32)));
        assertNotEquals(token, others.write(LINK, Use.OPEN));
        assertEquals(Optional.empty(), others.read(token, Use.OPEN));
    }

    @Test
    void noPartOfATokenCanBeChanged() {
        String token = keys.write(LINK, Use.OPEN);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'a' ? 'b' : 'a';
            assertEquals(
                    Optional.empty(),
                    keys.read(token.substring(0, at) + other + token.substring(at + 1), Use.OPEN),
                    "at " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "~~", "utrecht", "utrecht~~", "../../etc/passwd", "utrecht~a~b"})
    void whatIsNoTokenIsNone(String token) {
        assertEquals(Optional.empty(), keys.read(token, Use.OPEN));
    }
}

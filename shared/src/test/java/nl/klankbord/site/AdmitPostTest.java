package nl.klankbord.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemorySites;
import nl.klankbord.site.AdmitPost.Outcome;
import nl.klankbord.site.AdmitPost.Signed;
import nl.klankbord.site.SiteSecret.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmitPostTest {

    private static final MeetingId UTRECHT = SitesContract.UTRECHT;
    private static final SiteId VNG = new SiteId("vng");
    private static final SiteKeys KEYS = new SiteKeys("fedcba9876543210fedcba9876543210");
    private static final byte[] BODY = "{\"submissions\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String NOW = String.valueOf(Examples.NOW.getEpochSecond());

    private final MemorySites sites = new MemorySites();
    private final ChangeSite changes = new ChangeSite(sites, Examples.CLOCK);
    private final byte[] key = newKey();

    private byte[] newKey() {
        changes.store(UTRECHT, VNG, SitesContract.FILE);
        return renew();
    }

    /// The vector of the scheme's own libraries, such as
    /// <https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/python/tests/test_webhooks.py>.
    @Test
    void aSignatureIsThatOfThePublishedVector() {
        byte[] published = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                WebhookSignature.of(
                        published,
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "1614265330",
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatASiteSignedIsTheSites() {
        Outcome outcome = admit(signed("batch-1", NOW, BODY), BODY);
        assertEquals(
                VNG, assertInstanceOf(Outcome.Admitted.class, outcome).site().id());
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        String right = signature("batch-1", NOW, BODY);
        for (String several : List.of(
                "v1,AAAA " + right,
                right + " v1,AAAA",
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== "
                        + right)) {
            assertInstanceOf(Outcome.Admitted.class, admit(new Signed("vng", "batch-1", NOW, several), BODY), several);
        }
    }

    @Test
    void eachByteOfTheBodyCounts() {
        for (int at = 0; at < BODY.length; at++) {
            byte[] other = BODY.clone();
            other[at] ^= 1;
            assertInstanceOf(Outcome.NotAdmitted.class, admit(signed("batch-1", NOW, BODY), other));
        }
        // Bytes that are no UTF-8 all read as the same replacement character.
        byte[] one = {'{', '"', (byte) 0xFF, '"'};
        byte[] two = {'{', '"', (byte) 0xFE, '"'};
        assertInstanceOf(Outcome.NotAdmitted.class, admit(signed("batch-1", NOW, one), two));
    }

    @Test
    void idAndTimestampAreSignedToo() {
        String right = signature("batch-1", NOW, BODY);
        String later = String.valueOf(Examples.NOW.getEpochSecond() + 1);
        assertInstanceOf(Outcome.NotAdmitted.class, admit(new Signed("vng", "batch-2", NOW, right), BODY));
        assertInstanceOf(Outcome.NotAdmitted.class, admit(new Signed("vng", "batch-1", later, right), BODY));
        assertInstanceOf(Outcome.NotAdmitted.class, admit(new Signed("ipo", "batch-1", NOW, right), BODY));
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false"})
    void aClockMayDifferFiveMinutesEitherWay(int seconds, boolean isTaken) {
        String timestamp = String.valueOf(Examples.NOW.getEpochSecond() + seconds);
        Outcome outcome = admit(signed("batch-1", timestamp, BODY), BODY);
        assertEquals(isTaken, outcome instanceof Outcome.Admitted);
    }

    /// A dot would let the end of an id be the beginning of a time. API Gateway joins what comes twice by a comma.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "batch.1",
                "batch 1",
                "batch-1,batch-1",
                "é",
                "\n",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void someIdsNobodyCanSignWith(String id) {
        assertMalformed("webhook-id", new Signed("vng", id, NOW, signature("batch-1", NOW, BODY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1803891600",
                "1803891600.0",
                "1803891600,1803891600",
                "٣",
                "1e9",
                "0x10",
                "999999999999"
            })
    void aTimestampIsDigits(String timestamp) {
        assertMalformed("webhook-timestamp", new Signed("vng", "batch-1", timestamp, signature("batch-1", NOW, BODY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1,",
                "v1 ,AAAA",
                "v1,AAAA,v1,BBBB",
                "v1,AAAA  v1,BBBB",
                "v1,AAAA v1,BBBB v1,CCCC v1,DDDD v1,EEEE v1,FFFF",
                "AAAA",
                "v1,é"
            })
    void aSignatureHasOneFormAndThereAreFiveAtMost(String signatures) {
        assertMalformed("webhook-signature", new Signed("vng", "batch-1", NOW, signatures));
    }

    @Test
    void allThatIsMalformedIsNamedAtOnce() {
        Outcome outcome = admit(new Signed("", "", "", ""), BODY);
        assertEquals(
                List.of("site", "webhook-id", "webhook-timestamp", "webhook-signature"),
                assertInstanceOf(Outcome.Malformed.class, outcome).complaints().stream()
                        .map(nl.klankbord.submission.Complaint::field)
                        .toList());
    }

    @Test
    void twoSecretsLiveSideBySideAndTheThirdEndsTheFirst() {
        Signed first = signed("batch-1", NOW, BODY);
        renew();
        assertInstanceOf(Outcome.Admitted.class, admit(first, BODY));
        renew();
        assertInstanceOf(Outcome.NotAdmitted.class, admit(first, BODY));
    }

    @Test
    void aSecretThatIsTakenBackSignsNothing() {
        Signed signed = signed("batch-1", NOW, BODY);
        Site site = sites.find(UTRECHT, VNG).orElseThrow();
        changes.revoke(UTRECHT, VNG, site.of(Use.POST).getFirst().id());
        assertInstanceOf(Outcome.NotAdmitted.class, admit(signed, BODY));
    }

    /// What a form's token is made with is another key.
    @Test
    void aSecretForFormsSignsNothing() {
        Site site = sites.find(UTRECHT, VNG).orElseThrow();
        byte[] form = bytes(KEYS.signingSecret(site, site.of(Use.FORM).getFirst()));
        Signed signed = new Signed("vng", "batch-1", NOW, WebhookSignature.of(form, "batch-1", NOW, BODY));
        assertInstanceOf(Outcome.NotAdmitted.class, admit(signed, BODY));
    }

    private void assertMalformed(String header, Signed signed) {
        Outcome.Malformed malformed = assertInstanceOf(Outcome.Malformed.class, admit(signed, BODY));
        assertEquals(
                List.of(header),
                malformed.complaints().stream()
                        .map(nl.klankbord.submission.Complaint::field)
                        .toList());
    }

    private Outcome admit(Signed signed, byte[] body) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(NOW)), ZoneOffset.UTC);
        return new AdmitPost(sites, KEYS, clock).admit(UTRECHT, signed, body);
    }

    private Signed signed(String id, String timestamp, byte[] body) {
        return new Signed("vng", id, timestamp, signature(id, timestamp, body));
    }

    private String signature(String id, String timestamp, byte[] body) {
        return WebhookSignature.of(key, id, timestamp, body);
    }

    private byte[] renew() {
        ChangeSite.Renewed renewed = changes.renew(UTRECHT, VNG, Use.POST).orElseThrow();
        return bytes(KEYS.signingSecret(renewed.site(), renewed.secret()));
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }
}

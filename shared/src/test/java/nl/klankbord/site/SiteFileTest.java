package nl.klankbord.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SiteFileTest {

    @Test
    void itIsReadAsItIsWritten() {
        assertEquals(new Valid<>(SitesContract.FILE), SiteFile.read(SitesContract.FILE.write()));
    }

    @Test
    void anOriginIsTheSameInCapitals() {
        Reading<SiteFile> read = SiteFile.read(
                file().put("origins", origins("https://WWW.Vng.Example")).build());
        assertEquals(
                List.of("https://www.vng.example"),
                assertInstanceOf(Valid.class, read).value() instanceof SiteFile site ? site.origins() : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.vng.example",
                "https://www.vng.example/",
                "https://www.vng.example/agenda",
                "https://user@www.vng.example",
                "https://*.vng.example",
                "https://vng.example evil.example",
                "https://münchen.example",
                "null",
                "*",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "javascript:alert(1)"
            })
    void whatIsNoOriginIsRefused(String origin) {
        assertComplaint("origins", "origin", file().put("origins", origins(origin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:8081", "http://127.0.0.1:9000"})
    void aPageCanBeTriedAtHome(String origin) {
        assertInstanceOf(
                Valid.class,
                SiteFile.read(file().put("origins", origins(origin)).build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//www.vng.example/",
                "/agenda",
                "http://www.vng.example/",
                "https://www.vng.example@evil.example/",
                "https://user@www.vng.example/",
                "https://www.vng.example/#top",
                "https://www.vng.example:444/",
                "javascript:alert(1)",
                "https://www.vng.example/a b"
            })
    void aReceiptLeadsOnlyToTheSitesOwnPages(String address) {
        assertComplaint("returnTo", "return-to", file().put("returnTo", origins(address)));
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        Invalid<?> invalid = assertInstanceOf(Invalid.class, SiteFile.read(Json.EMPTY));
        assertEquals(
                List.of("name required", "origins required", "mostPerDay required"),
                invalid.complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList());
    }

    @Test
    void aSiteWithoutAddressesLeadsBackToItsFirstOrigin() {
        SiteFile file = SitesContract.FILE;
        assertEquals("https://www.vng.example/agenda/utrecht", file.wayBack(0));
        assertEquals("https://www.vng.example/", file.wayBack(1));
    }

    private static void assertComplaint(String field, String code, Json.Builder file) {
        Invalid<?> invalid = assertInstanceOf(Invalid.class, SiteFile.read(file.build()));
        assertEquals(
                List.of(field + " " + code),
                invalid.complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList());
    }

    private static Json.Builder file() {
        return Json.object()
                .put("name", "VNG")
                .put("origins", origins("https://www.vng.example"))
                .put("mayPost", Json.texts(List.of("rsvp")))
                .put("mostPerDay", 10);
    }

    private static Json origins(String... origins) {
        return Json.texts(List.of(origins));
    }
}

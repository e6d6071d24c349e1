package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PagesTest {

    private static final FormState EMPTY_TOPIC = FormState.empty("topic", "topic-key");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFieldHasALabelAndEveryIdIsThereOnce(Language language) {
        Document page = page(language, FormState.empty("rsvp", "rsvp-key"));
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            assertTrue(ids.add(element.id()), element.id());
        }
        for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
            boolean isLabelled = field.closest("label") != null
                    || !page.select("label[for=" + field.id() + "]").isEmpty();
            assertTrue(isLabelled, field.outerHtml());
        }
        assertEquals(language.word(), page.expectFirst("html").attr("lang"));
    }

    @Test
    void whatSomebodyTypedIsKeptAndNeverRuns() {
        String naughty = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
        FormState form = new FormState(
                "rsvp",
                Map.of(
                        "name", List.of(naughty),
                        "access", List.of("</textarea>" + naughty),
                        "guests.0.name", List.of(naughty),
                        "moments", List.of("drinks"),
                        "diet", List.of("halal"),
                        "attending", List.of("false"),
                        "organisationType", List.of("province")),
                List.of(Complaint.of("email", "required"), Complaint.of("guests.0.name", "long", 100, 120)),
                "rsvp-key",
                "",
                Stand.OUR_PAGE);
        Document page = page(Language.DUTCH, form);
        assertEquals(0, page.select("script, img").size());
        assertEquals(naughty, page.expectFirst("#rsvp-name").attr("value"));
        assertEquals(naughty, page.expectFirst("#rsvp-guests-0-name").attr("value"));
        assertEquals(
                "</textarea>" + naughty,
                page.expectFirst("#rsvp-access").wholeText().strip());
        assertTrue(page.expectFirst("#rsvp input[value=drinks]").hasAttr("checked"));
        assertFalse(page.expectFirst("#rsvp input[value=lunch]").hasAttr("checked"));
        assertFalse(page.expectFirst("#rsvp input[name=attending][value=true]").hasAttr("checked"));
        assertTrue(page.expectFirst("#rsvp-diet option[value=halal]").hasAttr("selected"));
        assertTrue(page.expectFirst("#rsvp-organisationType option[value=province]")
                .hasAttr("selected"));
    }

    @Test
    void everyComplaintStandsAboveTheFormAndLeadsToItsField() {
        FormState form = new FormState(
                "rsvp",
                Map.of(),
                List.of(
                        Complaint.of("email", "required"),
                        Complaint.of("guests.0.name", "blank"),
                        Complaint.of("moments", "choice"),
                        Complaint.of("", "unknown"),
                        Complaint.of("surprise", "unknown"),
                        Complaint.of("language", "choice")),
                "rsvp-key",
                "",
                Stand.OUR_PAGE);
        Document page = page(Language.DUTCH, form);
        assertTrue(page.title().startsWith("Fout: "));
        assertEquals(6, page.select(".alert li").size());
        for (Element link : page.select(".alert a")) {
            assertEquals(1, page.select(link.attr("href")).size(), link.outerHtml());
        }
        Element email = page.expectFirst("#rsvp-email");
        assertEquals("true", email.attr("aria-invalid"));
        assertEquals(
                "Vul je e-mailadres in",
                page.expectFirst("#" + email.attr("aria-describedby")).text());
    }

    @Test
    void afterTheDeadlineThereIsNoForm() {
        Instant late = Examples.utrecht().deadline();
        Document page = Jsoup.parse(Pages.meeting(
                Messages.in(Language.ENGLISH), Examples.utrecht(), FormState.empty("rsvp", "k"), EMPTY_TOPIC, late));
        assertEquals(0, page.select("form").size());
        assertTrue(page.text().contains("bijeenkomst@klankbord.example"));
    }

    @Test
    void noPageNeedsScriptOrInlineStyle() {
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            for (String html : List.of(
                    Pages.home(messages, List.of(Examples.utrecht())),
                    Pages.home(messages, List.of()),
                    Pages.meeting(
                            messages, Examples.utrecht(), FormState.empty("rsvp", "k"), EMPTY_TOPIC, Examples.NOW),
                    Pages.privacy(messages, Examples.utrecht()),
                    Pages.receipt(messages, Examples.utrecht(), "accepted", "reference"),
                    Pages.problem(messages, "Titel", "Tekst"))) {
                Document page = Jsoup.parse(html);
                assertEquals(0, page.select("script, style, [style]").size());
                assertTrue(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
                assertFalse(html.contains("http://") || html.contains("https://"), html);
            }
        }
    }

    @Test
    void bothFormsSuggestTheSameOrganisationsAndOthersMayBeTyped() {
        Document page = page(Language.DUTCH, FormState.empty("rsvp", "k"));
        assertEquals(1, page.select("datalist").size());
        assertEquals(375, page.select("#organisations option").size());
        for (String field : List.of("#rsvp-organisation", "#topic-organisation")) {
            assertEquals("organisations", page.expectFirst(field).attr("list"));
        }
        assertEquals(2, page.select("[list]").size());
    }

    /// A form on another site's page comes without: it is copied by hand, and there the list would be the page's.
    @Test
    void aFormForAnotherSiteSuggestsNothing() {
        FormState elsewhere =
                FormState.empty("rsvp", "").at(new Stand("https://klankbord.example", "token", "VNG", Set.of()));
        Document form = Jsoup.parse(Pages.forms(Messages.in(Language.DUTCH), Examples.utrecht(), List.of(elsewhere)));
        assertEquals(0, form.select("datalist, [list]").size());
        assertEquals(
                "https://klankbord.example/m/utrecht/privacy?lang=nl",
                form.select("form a").attr("href"));
    }

    @Test
    void theInvitationWithAllItNeedsIsLight() throws IOException {
        for (Language language : Language.values()) {
            int bytes = zipped(Assets.STYLE.text())
                    + zipped(Assets.MARK.text())
                    + zipped(page(language, FormState.empty("rsvp", "k")).outerHtml());
            assertTrue(bytes < 40_000, bytes + " bytes");
        }
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void anAssetIsNamedByItsContent() {
        assertTrue(Assets.STYLE.name().matches("klankbord-[0-9a-f]{12}\\.css"));
        assertEquals(Assets.STYLE, Assets.find(Assets.STYLE.name()).orElseThrow());
        assertTrue(Assets.find("klankbord-000000000000.css").isEmpty());
    }

    private static Document page(Language language, FormState rsvp) {
        return Jsoup.parse(Pages.meeting(Messages.in(language), Examples.utrecht(), rsvp, EMPTY_TOPIC, Examples.NOW));
    }
}

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
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertEquals(List.of(), scriptsOfOthers(page));
        assertEquals(0, page.select("img").size());
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyQuestionOfTheSurveyIsAskedInItsLanguageAndWaysToAnswer(Language language) {
        Document page = page(language, FormState.empty("rsvp", "k"));
        Examples.utrecht().survey().forEach(question -> {
            Element field = page.expectFirst("#rsvp-answers-" + question.id());
            assertEquals("answers." + question.id(), field.attr("name"));
            Element group = java.util.Objects.requireNonNull(field.closest("fieldset, .utrecht-form-field"));
            assertTrue(group.text().contains(question.label().in(language)), question.id());
            question.hint().ifPresent(hint -> assertTrue(group.text().contains(hint.in(language)), question.id()));
            question.options()
                    .forEach(option ->
                            assertTrue(group.text().contains(option.label().in(language)), option.id()));
            assertEquals(1, group.select(".opt").size(), "each may be left open");
        });
        assertEquals("numeric", page.expectFirst("#rsvp-answers-collegas").attr("inputmode"));
        assertEquals(
                List.of(""),
                page.select("[name=answers.reis][checked]").eachAttr("value"),
                "who chose can take it back");
        Document required = Jsoup.parse(Pages.meeting(
                Messages.in(language),
                Examples.meeting(Examples.json(Examples.file("events/meetings/utrecht.json")
                        .replace("\"required\": false", "\"required\": true"))),
                FormState.empty("rsvp", "k"),
                EMPTY_TOPIC,
                Examples.NOW));
        assertEquals(0, required.select("[name^=answers.][checked]").size());
        assertTrue(
                required.select("#rsvp .opt").size() < page.select("#rsvp .opt").size());
    }

    @Test
    void noBoxForConsentIsTickedBeforehandAndEachSaysWhy() {
        Document page = page(Language.DUTCH, FormState.empty("rsvp", "k"));
        for (Element box : page.select("[name$=Consent]")) {
            assertFalse(box.hasAttr("checked"));
            assertTrue(
                    page.expectFirst("#" + box.attr("aria-describedby")).text().contains("Alleen de organisator"));
        }
        assertEquals(2, page.select("[name$=Consent]").size());
    }

    @Test
    void thePrivacyPageTellsOfTheOrganisersOwnQuestionsWhenThereAreAny() {
        Messages dutch = Messages.in(Language.DUTCH);
        String sentence = dutch.text("privacy.what.survey");
        assertTrue(Jsoup.parse(Pages.privacy(dutch, Examples.utrecht())).text().contains(sentence));
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("survey")) {
                file.put(name, value);
            }
        });
        assertFalse(Jsoup.parse(Pages.privacy(dutch, Examples.meeting(file.build())))
                .text()
                .contains(sentence));
    }

    /// A long list of themes is a list to choose from, a short one has a button for each, and none is not asked.
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 2", "7, 0, 8", "8, 9, 0"})
    void anyNumberOfThemesCanBeChosenFrom(int themes, int options, int buttons) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        file.put(
                "themes",
                Json.array(IntStream.range(0, themes)
                        .mapToObj(number -> Json.object()
                                .put("id", "t" + number)
                                .put(
                                        "title",
                                        Json.object()
                                                .put("nl", "Thema")
                                                .put("en", "Theme")
                                                .build())
                                .build())
                        .toList()));
        Document page = Jsoup.parse(Pages.meeting(
                Messages.in(Language.DUTCH),
                Examples.meeting(file.build()),
                FormState.empty("rsvp", "k"),
                EMPTY_TOPIC,
                Examples.NOW));
        assertEquals(options, page.select("#topic-themeId option").size());
        assertEquals(buttons, page.select("#topic [name=themeId][type=radio]").size());
        assertEquals(1, page.select("#topic-theme").size());
    }

    /// Somebody who changes an answer is shown the same form.
    @Test
    void theFormCanBeSentElsewhereUnderAnotherName() {
        Document form = Jsoup.parse(Pages.rsvp(
                Messages.in(Language.DUTCH),
                Examples.utrecht(),
                FormState.empty("rsvp", "k"),
                "/my-rsvp?lang=nl#rsvp",
                "Wijzig je aanmelding",
                "Bewaar"));
        assertEquals("/my-rsvp?lang=nl#rsvp", form.expectFirst("form").attr("action"));
        assertEquals("Wijzig je aanmelding", form.expectFirst("h2").text());
        assertEquals(
                List.of("Bewaar", "Nog een collega toevoegen", "Bewaar"),
                form.select("button").eachText());
        assertEquals(
                "/my-rsvp?lang=nl#rsvp-guests-3-name",
                form.expectFirst("[name=guestRows]").attr("formaction"));
    }

    @Test
    void afterTheDeadlineThereIsNoForm() {
        Instant late = Examples.utrecht().deadline();
        Document page = Jsoup.parse(Pages.meeting(
                Messages.in(Language.ENGLISH), Examples.utrecht(), FormState.empty("rsvp", "k"), EMPTY_TOPIC, late));
        assertEquals(0, page.select("form").size());
        assertTrue(page.text().contains("bijeenkomst@klankbord.example"));
    }

    private static List<String> scriptsOfOthers(Document page) {
        return page.select("script").stream()
                .map(Element::data)
                .filter(script -> !script.equals(AlikeScript.TEXT))
                .toList();
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
                    Pages.receipt(messages, Examples.utrecht(), "topic", "reference", "", "", 3),
                    Pages.problem(messages, "Titel", "Tekst"))) {
                Document page = Jsoup.parse(html);
                assertEquals(List.of(), scriptsOfOthers(page));
                assertEquals(0, page.select("style, [style]").size());
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

package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.klankbord.http.FormFields;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RsvpFormTest {

    private static final Meeting UTRECHT = Examples.utrecht();

    /// Every question has to be answered.
    private static final Meeting STRICT = Examples.meeting(Examples.json(
            Examples.file("events/meetings/utrecht.json").replace("\"required\": false", "\"required\": true")));

    @Test
    void everyKindOfQuestionIsAnsweredWithItsOwnType() {
        assertEquals(
                Map.of(
                        "reis", new Answer.Text("fiets"),
                        "eerder", new Answer.YesOrNo(false),
                        "ervaring", new Answer.Several(List.of("begroting", "peiling")),
                        "collegas", new Answer.Whole(12),
                        "spreker", new Answer.Text("Fatma Yıldız"),
                        "verwachting", new Answer.Text("Een\nlijst")),
                read(
                                STRICT,
                                "{'reis':'fiets','eerder':false,'ervaring':['peiling','begroting'],'collegas':12,"
                                        + "'spreker':' Fatma Yıldız ','verwachting':'Een\\r\\nlijst'}")
                        .answers()
                        .byQuestion());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'reis':'vliegtuig'} | answers.reis choice",
                "{'reis':['fiets']} | answers.reis choice",
                "{'reis':true} | answers.reis choice",
                "{'eerder':'true'} | answers.eerder boolean",
                "{'eerder':1} | answers.eerder boolean",
                "{'ervaring':'begroting'} | answers.ervaring array",
                "{'ervaring':['vliegtuig']} | answers.ervaring choice",
                "{'ervaring':['peiling','peiling']} | answers.ervaring twice",
                "{'collegas':'3'} | answers.collegas number",
                "{'collegas':1.5} | answers.collegas number",
                "{'collegas':-1} | answers.collegas number",
                "{'collegas':1000000000} | answers.collegas number",
                "{'collegas':1e1000000000} | answers.collegas number",
                "{'spreker':3} | answers.spreker text",
                "{'spreker':'a\\nb'} | answers.spreker line",
                "{'spreker':'\\u3164'} | answers.spreker blank",
                "{'verwachting':'a\\u0000b'} | answers.verwachting characters",
                "{'schoenmaat':42} | answers.schoenmaat unknown",
                "{'__proto__':{}} | answers.__proto__ unknown",
                "[] | answers object",
                "3 | answers object"
            })
    void whatIsNoAnswerToItsQuestionIsRefused(String answers, String complaint) {
        assertEquals(List.of(complaint), complaints(UTRECHT, Examples.rsvp("a@example.nl"), answers));
    }

    @Test
    void aTextHasAGreatestLength() {
        String fits = "{'spreker':'" + "é".repeat(200) + "','verwachting':'" + "é".repeat(2_000) + "'}";
        assertEquals(List.of(), complaints(UTRECHT, Examples.rsvp("a@example.nl"), fits));
        assertEquals(
                List.of("answers.spreker long", "answers.verwachting long"),
                complaints(UTRECHT, Examples.rsvp("a@example.nl"), fits.replace("é'", "éé'")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{'reis':null,'eerder':null,'ervaring':[],'collegas':null,'spreker':' ','verwachting':''}"
            })
    void whoComesIsAskedForEachRequiredAnswerThatIsMissing(String answers) {
        List<String> all = List.of(
                "answers.reis unanswered",
                "answers.eerder unanswered",
                "answers.ervaring unanswered",
                "answers.collegas unanswered",
                "answers.spreker unanswered",
                "answers.verwachting unanswered");
        assertEquals(all, complaints(STRICT, Examples.rsvp("a@example.nl"), answers));
        assertEquals(List.of(), complaints(UTRECHT, Examples.rsvp("a@example.nl"), answers));
        assertEquals(List.of(), complaints(STRICT, Examples.rsvp("a@example.nl").put("attending", false), answers));
    }

    @Test
    void theComplaintSaysWhichQuestionInTheLanguageOfWhoReadsIt() {
        Complaint complaint = all(STRICT, Examples.rsvp("a@example.nl").build()).getFirst();
        assertEquals(
                "Beantwoord de vraag: Hoe kom je naar Utrecht?",
                Messages.in(Language.DUTCH).complaint(complaint));
        assertEquals(
                "Answer the question: How do you travel to Utrecht?",
                Messages.in(Language.ENGLISH).complaint(complaint));
    }

    /// The person who comes later is not asked: what stands in for them is the organiser, who edits something else.
    @Test
    void whatWasShownCanBeSentBackThoughTheSurveyChanged() {
        JsonObject shown = with(Examples.rsvp("a@example.nl"), "{'verdwenen':'x','collegas':3}");
        assertEquals(
                Map.of("collegas", new Answer.Whole(3)),
                form(RsvpForm.edited(shown, STRICT)).answers().byQuestion());
        assertEquals(
                List.of("answers.collegas number"),
                complaints(RsvpForm.edited(with(Examples.rsvp("a@example.nl"), "{'collegas':'3'}"), STRICT)));
    }

    @Test
    void whoDeclinesIsNotSurveyed() {
        RsvpForm form = form(
                RsvpForm.read(with(Examples.rsvp("a@example.nl").put("attending", false), "{'collegas':3}"), UTRECHT));
        assertEquals(Answers.NONE, rsvp(form).answers());
    }

    @Test
    void theSameAnswersAreTheSameContentAndOthersAreNot() {
        String one = read(UTRECHT, "{'reis':'auto','ervaring':['peiling','begroting']}")
                .content();
        assertEquals(
                one,
                read(UTRECHT, "{'ervaring':['begroting','peiling'],'reis':'auto'}")
                        .content());
        for (String other : List.of("{'reis':'auto'}", "{'reis':'ov','ervaring':['peiling','begroting']}", "{}")) {
            assertTrue(!one.equals(read(UTRECHT, other).content()), other);
        }
        assertEquals(
                form(RsvpForm.read(Examples.rsvp("a@example.nl").build(), UTRECHT))
                        .content(),
                read(UTRECHT, "{}").content());
    }

    @Test
    void aFormSendsTextAndTheQuestionGivesItItsType() {
        JsonObject json = Answers.typed(
                FormFields.json(
                        Map.of(
                                "answers.reis", List.of("fiets"),
                                "answers.eerder", List.of("true"),
                                "answers.ervaring", List.of("peiling"),
                                "answers.collegas", List.of(" 007 "),
                                "answers.spreker", List.of("3"),
                                "answers.verwachting", List.of("")),
                        Set.of()),
                UTRECHT);
        assertEquals(
                Examples.json("{\"reis\":\"fiets\",\"eerder\":true,\"ervaring\":[\"peiling\"],\"collegas\":7,"
                        + "\"spreker\":\"3\"}"),
                json.object("answers"));
    }

    @ParameterizedTest
    @CsvSource({
        "answers.collegas, 'drie', answers.collegas number",
        "answers.collegas, '1,5', answers.collegas number",
        "answers.collegas, '1.000', answers.collegas number",
        "answers.collegas, -3, answers.collegas number",
        "answers.collegas, 1e5, answers.collegas number",
        "answers.collegas, 1234567890, answers.collegas number",
        "answers.collegas, '٣', answers.collegas number",
        "answers.eerder, misschien, answers.eerder boolean",
        "answers.ervaring, vliegtuig, answers.ervaring choice",
        "answers.reis, vliegtuig, answers.reis choice",
        "answers.weg, x, answers.weg unknown",
        "answers.Weg!, x, ' unknown'",
        "answers, x, answers object"
    })
    void whatAFormSendsThatIsNoAnswerIsRefusedToo(String field, String typed, String complaint) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Examples.rsvp("a@example.nl").build().members().forEach((name, value) -> {
            if (value instanceof Json.JsonText(String text)) {
                fields.put(name, List.of(text));
            }
        });
        fields.put("attending", List.of("true"));
        fields.put("dietConsent", List.of("true"));
        fields.put(field, List.of(typed));
        JsonObject json = Answers.typed(FormFields.json(fields, Set.of()), UTRECHT);
        assertEquals(List.of(complaint), complaints(RsvpForm.read(json, UTRECHT)));
    }

    static Stream<JsonObject> answered() {
        String guests = "[{'name':'Anneke 't Hart','moments':['drinks'],'diet':'vegan','dietNote':'geen soja'},"
                + "{'name':'Null','moments':[]},{'name':'Ø','moments':['lunch']}]";
        return Stream.of(
                with(
                        Examples.rsvp("a@example.nl")
                                .put("role", "Griffier")
                                .put("moments", Json.texts(List.of("lunch")))
                                .put("diet", "other")
                                .put("dietNote", "<b>\"noten\"</b> & 'soja'")
                                .put("access", "\nEen lift\nen een <textarea>")
                                .put(
                                        "guests",
                                        java.util.Objects.requireNonNull(Examples.json("{\"all\":"
                                                        + guests.replace("'", "\"")
                                                                .replace("\"t Hart", "'t Hart")
                                                        + "}")
                                                .get("all")))
                                .put("updates", true),
                        "{'reis':'fiets','eerder':false,'ervaring':['peiling','begroting'],'collegas':0,"
                                + "'spreker':'<i>','verwachting':'Een\\nlijst'}"),
                with(Examples.rsvp("a@example.nl").put("diet", "none"), "{'eerder':true,'ervaring':['peiling']}"),
                Examples.party("a@example.nl", 11).put("language", "en").build(),
                Examples.rsvp("a@example.nl").put("attending", false).build());
    }

    /// From the row to the form on a page, back as a browser sends it, and read: nothing is lost.
    @ParameterizedTest
    @MethodSource("answered")
    void anRsvpShownInItsFormAndSentUntouchedIsTheSame(JsonObject sent) {
        Rsvp before = rsvp(form(RsvpForm.read(sent, UTRECHT)));
        Language language = before.participant().language();
        Document page = Jsoup.parse(Pages.meeting(
                Messages.in(language),
                UTRECHT,
                FormState.of(before, "rsvp-key"),
                FormState.empty("topic", "topic-key"),
                Examples.NOW));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        // jsoup sends "on" for a box whose value is empty, where a browser sends nothing.
        page.select("[type=radio][value='']").remove();
        FormElement form = (FormElement) page.expectFirst("#rsvp form");
        form.formData()
                .forEach(field -> fields.computeIfAbsent(field.key(), _ -> new java.util.ArrayList<>())
                        // A browser drops the line end after the tag; jsoup keeps it.
                        .add(field.value().replaceFirst("^\n", "")));
        JsonObject json = Answers.typed(
                FormFields.json(FormFields.guestsInOrder(fields), Set.of("submission", "homepage")), UTRECHT);
        Rsvp after = rsvp(form(RsvpForm.read(json, UTRECHT)));
        assertEquals(before, after);
        assertEquals(
                form(RsvpForm.read(RsvpJson.form(RsvpJson.write(before)), UTRECHT))
                        .content(),
                form(RsvpForm.read(json, UTRECHT)).content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan 's-Gravesande",
                "'s",
                "van der",
                "Fatma Yıldız-van der Veen",
                "Nguyễn Thị Ánh",
                "Ø",
                "李",
                "Null",
                "undefined",
                "O'Neill",
                "Zoë\u0308",
                "éééééééééééééééééééééééééééééééééééééééééééééééééé"
                        + "éééééééééééééééééééééééééééééééééééééééééééééééééé"
            })
    void namesAreAsPeopleHaveThem(String name) {
        RsvpForm form = form(
                RsvpForm.read(Examples.rsvp("a@example.nl").put("name", name).build(), UTRECHT));
        assertEquals(
                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC),
                form.participant().name());
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00A0', name blank",
        "'\u200B\u200D', name blank",
        "'\u3164', name blank",
        "'\u2800', name blank",
        "'   ', name required",
        "'', name required",
        "'Jan\u202Ekwaad', name line"
    })
    void namesThatLookEmptyOrHideSomethingAreRefused(String name, String complaint) {
        assertEquals(
                List.of(complaint),
                complaints(UTRECHT, Examples.rsvp("a@example.nl").put("name", name), ""));
    }

    @Test
    void aNameHasAtMostAHundredCharactersHoweverTheyAreWritten() {
        assertEquals(
                List.of(), complaints(UTRECHT, Examples.rsvp("a@example.nl").put("name", "e\u0301".repeat(100)), ""));
        assertEquals(
                List.of("name long"),
                complaints(UTRECHT, Examples.rsvp("a@example.nl").put("name", "e\u0301".repeat(101)), ""));
    }

    private static RsvpForm read(Meeting meeting, String answers) {
        return form(RsvpForm.read(with(Examples.rsvp("a@example.nl"), answers), meeting));
    }

    private static RsvpForm form(Reading<RsvpForm> reading) {
        return switch (reading) {
            case Reading.Valid<RsvpForm> valid -> valid.value();
            case Reading.Invalid<RsvpForm> invalid -> throw new AssertionError(invalid.complaints());
        };
    }

    private static Rsvp rsvp(RsvpForm form) {
        return form.rsvp(
                UTRECHT,
                Examples.person("a@example.nl"),
                new Submission(new SubmissionId("submission"), "fingerprint", "page", Examples.NOW));
    }

    private static List<String> complaints(Meeting meeting, Json.Builder rsvp, String answers) {
        return complaints(RsvpForm.read(with(rsvp, answers), meeting));
    }

    private static List<String> complaints(Reading<RsvpForm> reading) {
        return reading instanceof Reading.Invalid<RsvpForm>(List<Complaint> all)
                ? all.stream().map(one -> one.field() + " " + one.code()).toList()
                : List.of();
    }

    private static List<Complaint> all(Meeting meeting, JsonObject sent) {
        return RsvpForm.read(sent, meeting) instanceof Reading.Invalid<RsvpForm>(List<Complaint> all) ? all : List.of();
    }

    /// @param answers with `'` for `"`; empty for none
    private static JsonObject with(Json.Builder rsvp, String answers) {
        if (answers.isEmpty()) {
            return rsvp.build();
        }
        JsonObject json = Examples.json("{\"answers\":" + answers.replace('\'', '"') + "}");
        return rsvp.put("answers", Optional.ofNullable(json.get("answers")).orElse(Json.NULL))
                .build();
    }
}

package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.MeetingState;
import nl.klankbord.meeting.Question;
import nl.klankbord.meeting.QuestionKind;
import nl.klankbord.memory.Examples;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Making, changing, copying, opening and closing meetings at the desk, as a browser without script does it.
final class DeskMeetingsTest {

    private static final String UTRECHT = "/desk/meetings/utrecht";

    /// Between values of a field that has several.
    private static final String AND = " AND ";

    private final Deployment deployment = new Deployment();
    private final SessionToken token = signedIn(Role.ORGANISER);

    @Test
    void aFormThatIsOpenedAndSavedLeavesTheMeetingAsItIs() {
        Meeting before = utrecht();
        Answer saved = send(UTRECHT + "/edit", sent(open(UTRECHT + "/edit")));
        assertEquals(303, saved.status(), saved.body());
        assertEquals(UTRECHT + "/edit?done=saved&lang=nl", saved.header("location"));
        assertEquals(before, utrecht());
        assertTrue(open("/desk/meetings/utrecht/edit?done=saved").text().contains("De bijeenkomst is bewaard."));
    }

    @Test
    void anOrganiserMakesAMeetingWhichIsADraftOfTheirs() {
        Map<String, String> form = sent(open("/desk/meetings/new"));
        assertEquals("organiser-1", form.get("organisers"));
        form.putAll(Map.of(
                "title.nl", "Eén dag over loting!",
                "title.en", "A day on sortition",
                "text.nl", "Kom.",
                "text.en", "Come.",
                "place.nl", "Ede",
                "place.en", "Ede",
                "organiser.nl", "de gemeente",
                "organiser.en", "the municipality",
                "contact", "loting@ede.example",
                "startsAt", "2027-06-01T12:00"));
        form.putAll(Map.of("endsAt", "2027-06-01T17:00", "deadline", "2027-05-20T00:00"));
        Answer made = send("/desk/meetings", form);
        assertEquals(303, made.status(), made.page().text());
        assertEquals("/desk/meetings/een-dag-over-loting/edit?done=made&lang=nl", made.header("location"));
        Meeting meeting = stored("een-dag-over-loting");
        assertEquals(MeetingState.DRAFT, meeting.state());
        assertEquals(List.of("organiser-1"), meeting.organisers());
        assertEquals("2027-06-01T10:00:00Z", meeting.startsAt().toString());
        assertEquals(303, send("/desk/meetings", form).status(), "its answer was lost, and it was sent again");
        assertEquals(2, deployment.storedMeetings.all().size());
        form.put("title.en", "Another day on sortition");
        assertEquals(
                "/desk/meetings/een-dag-over-loting-2/edit?done=made&lang=nl",
                send("/desk/meetings", form).header("location"));
        form.put("id", "utrecht");
        Answer taken = send("/desk/meetings", form);
        assertEquals(400, taken.status());
        assertEquals(List.of("#meeting-id"), targets(taken));
        form.put("id", "new");
        assertEquals(400, send("/desk/meetings", form).status(), "its desk would be where a new one is made");
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedStays() {
        Map<String, String> form = sent(open("/desk/meetings/new"));
        form.put("place.nl", "Ede <b>");
        Answer refused = send("/desk/meetings", form);
        assertEquals(400, refused.status());
        Document page = refused.page();
        for (String field : List.of("title.nl", "title.en", "place.en", "contact", "startsAt", "endsAt", "deadline")) {
            String id = "meeting-" + field.replace('.', '-');
            assertTrue(targets(refused).contains("#" + id), field);
            assertFalse(page.select("#" + id + "-fault").isEmpty(), field);
        }
        assertEquals("Ede <b>", page.select("[name=place.nl]").val());
        for (String target : targets(refused)) {
            assertFalse(page.select(target).isEmpty(), target);
        }
        assertTrue(page.title().startsWith("Fout:"));
        assertEquals(1, deployment.storedMeetings.all().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startsAt | 2027-02-01T12:00 | startsAt | Begin: dit is al voorbij. Kies een dag of tijd die nog komt",
                "deadline | 2027-02-01T12:00 | deadline | Antwoorden tot: dit is al voorbij. Kies een dag of tijd die"
                        + " nog komt",
                "reminderDate | 2027-02-01 | reminderDate | Dag van de herinnering: dit is al voorbij. Kies een dag of"
                        + " tijd die nog komt",
                "moments.0.orderByDate | 2027-02-28 | moments-0-orderByDate | Uiterlijk bestellen op: dit is al"
                        + " voorbij. Kies een dag of tijd die nog komt",
                "moments.0.orderByDate | 2027-04-25 | moments-0-orderByDate | Uiterlijk bestellen op: kies de dag van"
                        + " dit moment, of een dag ervoor",
                "endsAt | 2027-04-24T11:00 | endsAt | Einde: laat de bijeenkomst eindigen na het begin",
                "deadline | 2027-03-28T02:30 | deadline | Antwoorden tot: die nacht gaat de klok vooruit, en deze tijd"
                        + " wordt overgeslagen. Kies een tijd vanaf 03:00 uur, of een andere dag",
                "startsAt | 2027-03-28T02:30 | startsAt | Begin: die nacht gaat de klok vooruit, en deze tijd wordt"
                        + " overgeslagen. Kies een tijd vanaf 03:00 uur, of een andere dag",
                "startsAt | 2026-10-25T02:30 | startsAt | Begin: die nacht gaat de klok terug, en deze tijd komt twee"
                        + " keer voor. Vul in welke je bedoelt: 2026-10-25T02:30+02:00 of 2026-10-25T02:30+01:00",
                "startsAt | gauw | startsAt | Begin: vul een dag en een tijd in, zoals 2027-04-24 12:00",
                "timeZone | Utrecht | timeZone | Tijdzone: geef een tijdzone zoals Europe/Amsterdam",
                "capacity | veel | capacity | Aantal plekken: geef hier een heel getal van 1 tot en met 1000000",
                "retentionDays | 13 | retentionDays | Dagen dat we antwoorden bewaren: geef hier een heel getal van 14"
                        + " tot en met 730",
                "needsRetentionDays | 6 | needsRetentionDays | Dagen dat we diëten en toegankelijkheidswensen bewaren:"
                        + " geef hier een heel getal van 7 tot en met 730",
                "needsRetentionDays | 181 | needsRetentionDays | Dagen dat we diëten en toegankelijkheidswensen"
                        + " bewaren: kies hoogstens 180: niet langer dan de antwoorden",
                "organisers | somebody-else | organisers | Organisatoren: zet ook jezelf op de lijst: anders kun je"
                        + " deze bijeenkomst niet meer wijzigen"
            })
    void oneWrongFieldIsNamedAndNothingIsStored(String field, String typed, String target, String complaint) {
        Meeting before = utrecht();
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        // Else that is wrong, too.
        form.remove("reminderDate");
        form.put(field, typed);
        Answer refused = send(UTRECHT + "/edit", form);
        assertEquals(400, refused.status());
        Element named = refused.page().select("a[href=#meeting-" + target + "]").first();
        assertEquals(complaint, named == null ? "" : named.text());
        assertFalse(refused.page().select("#meeting-" + target).isEmpty());
        assertEquals(typed, refused.page().select("[name=" + field + "]").val());
        assertEquals(before, utrecht());
    }

    /// Of which of the two is meant, the offset tells; shown again, it is still there.
    @Test
    void aTimeThatComesTwiceIsKeptAsItWasMeant() {
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("startsAt", "2027-10-31T02:30:00+01:00");
        form.put("endsAt", "2027-10-31T06:00");
        form.keySet().removeIf(name -> name.startsWith("moments."));
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        assertEquals("2027-10-31T01:30:00Z", utrecht().startsAt().toString());
        Element shown = open(UTRECHT + "/edit").select("#meeting-startsAt").first();
        assertEquals("2027-10-31T02:30+01:00", shown == null ? "" : shown.val());
        assertEquals("text", shown == null ? "" : shown.attr("type"));
    }

    @Test
    void aMeetingThatWasMayStillBeMended() {
        deployment.clock =
                java.time.Clock.fixed(java.time.Instant.parse("2027-05-01T09:00:00Z"), java.time.ZoneOffset.UTC);
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("text.nl", "Het was een mooie dag.");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        assertEquals("Het was een mooie dag.", utrecht().text().dutch());
    }

    @Test
    void whatACatererCannotMakeIsNotOffered() {
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        assertEquals(7, form.getOrDefault("diets", "").split(AND, -1).length - 1, "all but none");
        form.put("diets", "-" + AND + "vegan" + AND + "vegetarian");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        assertEquals(
                List.of("none", "vegetarian", "vegan"),
                deployment
                        .send(Call.of("GET", "/m/utrecht"))
                        .page()
                        .select("#rsvp-diet option")
                        .eachAttr("value"));
        assertEquals(
                201,
                deployment
                        .send(Call.json(
                                "/v1/meetings/utrecht/rsvps",
                                Examples.rsvp("fatma@ede.example")
                                        .put("diet", "halal")
                                        .build()))
                        .status(),
                "what somebody needs is taken all the same");
        form = sent(open(UTRECHT + "/edit"));
        form.put("diets", "-");
        assertEquals(List.of("#meeting-diets"), targets(send(UTRECHT + "/edit", form)));
    }

    @Test
    void theDayOfTheWeekIsShown() {
        assertEquals(
                "zaterdag 24 april 2027",
                open(UTRECHT + "/edit").select("#meeting-startsAt-hint").text());
    }

    @Test
    void theSecondOfTwoOrganisersSeesBothVersionsAndChooses() {
        Map<String, String> mine = sent(open(UTRECHT + "/edit"));
        Map<String, String> theirs = new LinkedHashMap<>(mine);
        theirs.put("place.nl", "Utrecht, station");
        assertEquals(303, send(UTRECHT + "/edit", theirs).status());
        Meeting standing = utrecht();

        mine.put("place.nl", "Utrecht, stadhuis");
        mine.put("capacity", "150");
        Answer outdated = send(UTRECHT + "/edit", mine);
        assertEquals(409, outdated.status());
        assertEquals(standing, utrecht(), "nothing is stored yet");
        assertEquals(
                List.of("Plaats (Nederlands) Utrecht, stadhuis Utrecht, station", "Aantal plekken 150 200"),
                outdated.page().select(".differences tbody tr").eachText());
        assertEquals(
                UTRECHT + "/edit?lang=nl",
                outdated.page().select("#meeting-errors a").attr("href"),
                "the way to what stands there");

        Map<String, String> chosen = sent(outdated.page());
        assertEquals("Utrecht, stadhuis", chosen.get("place.nl"), "what was typed is still there");
        assertEquals(303, send(UTRECHT + "/edit", chosen).status());
        assertEquals("Utrecht, stadhuis", utrecht().place().dutch());
        assertEquals(150, utrecht().capacity().orElseThrow());
    }

    /// Between looking whether it changed and storing it, somebody may still change it.
    @Test
    void whoIsFirstByAMomentIsNotOverwritten() {
        Map<String, String> mine = sent(open(UTRECHT + "/edit"));
        mine.put("capacity", "150");
        Meeting theirs =
                MeetingFile.with(utrecht(), Json.object().put("capacity", 180).build());
        deployment.meetings = new Overtaken(deployment.storedMeetings, theirs);
        Answer outdated = send(UTRECHT + "/edit", mine);
        assertEquals(409, outdated.status());
        assertEquals(theirs, utrecht());
        assertEquals(
                List.of("Aantal plekken 150 180"),
                outdated.page().select(".differences tbody tr").eachText());
    }

    @Test
    void aQuestionIsAddedMovedAndTakenAwayWithoutScript() {
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        int questions = utrecht().survey().size();
        form.put("step", "add:survey");
        Document page = send(UTRECHT + "/edit", form).page();
        String added = "survey." + questions;
        assertEquals(1, page.select("[name=" + added + ".label.nl]").size());
        form = sent(page);
        form.put(added + ".label.nl", "Kom je met de fiets?");
        form.put(added + ".label.en", "Do you come by bicycle?");
        form.put(added + ".kind", "one-choice");
        for (String option : List.of("Ja", "Nee")) {
            form.put("step", "add:" + added + ".options");
            form = sent(send(UTRECHT + "/edit", form).page());
            int number = option.equals("Ja") ? 0 : 1;
            form.put(added + ".options." + number + ".label.nl", option);
            form.put(added + ".options." + number + ".label.en", option.equals("Ja") ? "Yes" : "No");
        }
        for (int number = questions; number > 0; number--) {
            form.put("step", "up:survey:" + number);
            form = sent(send(UTRECHT + "/edit", form).page());
        }
        form.put("step", "remove:survey:1");
        form = sent(send(UTRECHT + "/edit", form).page());
        assertEquals(questions, utrecht().survey().size(), "nothing is stored yet");
        form.put("step", "save");
        form.put("survey.0.required", "true");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        Question first = utrecht().survey().getFirst();
        assertEquals("kom-je-met-de-fiets", first.id());
        assertEquals(List.of("ja", "nee"), List.copyOf(first.optionIds()));
        assertTrue(first.required());
        assertEquals("eerder", utrecht().survey().get(1).id(), "the question about travelling is gone");
    }

    @Test
    void answersOfAQuestionThatGoesStayUnderItsName() {
        answer("fatma@ede.example");
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("step", "remove:survey:0");
        form = sent(send(UTRECHT + "/edit", form).page());
        form.put("step", "save");
        Answer asked = send(UTRECHT + "/edit", form);
        assertEquals(400, asked.status());
        assertTrue(
                asked.page().text().contains("Hoe kom je naar Utrecht? (reis)"),
                asked.page().text());
        assertEquals(List.of("#meeting-gone"), targets(asked));
        Map<String, String> sure = sent(asked.page());
        sure.put("gone", "reis");
        assertEquals(303, send(UTRECHT + "/edit", sure).status());
        assertTrue(utrecht().question("reis").isEmpty());

        Answer rsvps =
                deployment.send(Call.of("GET", "/v1/meetings/utrecht/rsvps").byOrganiser());
        assertTrue(rsvps.body().contains("\"reis\":\"ov\""), rsvps.body());
    }

    @Test
    void aQuestionOfAnotherKindIsAnotherQuestion() {
        answer("fatma@ede.example");
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("survey.0.kind", "short-text");
        form.keySet().removeIf(name -> name.startsWith("survey.0.options."));
        form.put("gone", "reis");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        Question anew = utrecht().survey().getFirst();
        assertEquals(QuestionKind.SHORT_TEXT, anew.kind());
        assertTrue(anew.id().matches("hoe-kom-je-naar-utrecht-[0-9a-f]{4}"), anew.id());
        assertEquals(
                new nl.klankbord.rsvp.Answer.Text("ov"),
                deployment.storedRsvps().getFirst().answers().byQuestion().get("reis"));
    }

    @Test
    void byFileAQuestionThatWasAnsweredKeepsItsKind() {
        String file = JsonWriter.text(Examples.utrechtFile()).replace("\"number\"", "\"short-text\"");
        Call put = Call.of("PUT", "/v1/meetings/utrecht")
                .with("content-type", "application/json")
                .with("if-match", "*")
                .byOrganiser()
                .body(file);
        answer("fatma@ede.example");
        Answer refused = deployment.send(put);
        assertEquals(400, refused.status());
        assertEquals(List.of("survey.3.id other-kind"), refused.errors());
    }

    @Test
    void whoMovesAMeetingSaysWhetherCalendarsFollow() {
        answer("fatma@ede.example");
        int told = deployment.storedMeetings.told();
        for (String answer : List.of("no", "yes")) {
            Map<String, String> form = sent(open(UTRECHT + "/edit"));
            form.put("place.nl", "Utrecht, " + answer);
            Answer asked = send(UTRECHT + "/edit", form);
            assertEquals(400, asked.status());
            assertEquals(List.of("#meeting-calendars"), targets(asked));
            assertEquals(2, asked.page().select("[name=calendars]").size());
            assertTrue(asked.page().select("[name=calendars][checked]").isEmpty(), "nothing is chosen in silence");
            form = sent(asked.page());
            form.put("calendars", answer);
            assertEquals(303, send(UTRECHT + "/edit", form).status());
            assertEquals("Utrecht, " + answer, utrecht().place().dutch());
            assertEquals(answer.equals("no") ? told : told + 1, deployment.storedMeetings.told());
        }
    }

    @Test
    void whereNobodyHasItInTheirCalendarNothingIsAsked() {
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("place.nl", "Utrecht, station");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        answer("fatma@ede.example");
        form = sent(open(UTRECHT + "/edit"));
        form.put("text.nl", "Andere woorden.");
        assertEquals(303, send(UTRECHT + "/edit", form).status(), "words of the invitation are in no calendar");
    }

    @Test
    void aCopyIsADraftOfWhoeverMadeIt() {
        Map<String, String> copy = Map.of("seal", token.formSeal());
        for (int times = 0; times < 2; times++) {
            assertEquals(
                    "/desk/meetings/utrecht-copy/edit?done=copied&lang=nl",
                    send(UTRECHT + "/copy", copy).header("location"),
                    "also when pressed twice");
        }
        assertEquals(2, deployment.storedMeetings.all().size());
        Meeting made = stored("utrecht-copy");
        assertEquals(MeetingState.DRAFT, made.state());
        assertEquals(List.of("organiser-1"), made.organisers());
        assertEquals(utrecht().survey(), made.survey());
        assertEquals(utrecht().moments(), made.moments());

        Map<String, String> form = sent(open("/desk/meetings/utrecht-copy/edit"));
        form.put("place.nl", "Ede");
        assertEquals(303, send("/desk/meetings/utrecht-copy/edit", form).status());
        assertEquals(
                "/desk/meetings/utrecht-copy-2/edit?done=copied&lang=nl",
                send(UTRECHT + "/copy", copy).header("location"));
    }

    /// The page that says so never came.
    @Test
    void aFormThatIsSentAgainIsSavedOnce() {
        answer("fatma@ede.example");
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("survey.9.label.nl", "Nog iets?");
        form.put("survey.9.label.en", "Anything else?");
        form.put("survey.9.kind", "long-text");
        form.put("survey.0.kind", "several-choices");
        form.put("gone", "reis");
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        Meeting saved = utrecht();
        assertEquals(303, send(UTRECHT + "/edit", form).status());
        assertEquals(saved, utrecht());
    }

    @Test
    void aDraftIsNotThereForOthers() {
        draft();
        for (String path : List.of("/m/utrecht", "/m/utrecht/privacy", "/m/utrecht/link", "/v1/meetings/utrecht")) {
            assertEquals(404, deployment.send(Call.of("GET", path)).status(), path);
        }
        assertEquals(404, submit("fatma@ede.example").status());
        assertEquals(
                404,
                deployment
                        .send(Call.json(
                                "/v1/meetings/utrecht/topics",
                                Examples.topic("fatma@ede.example").build()))
                        .status());
        for (Call form : List.of(
                Call.form("/m/utrecht/topics", Map.of("text", "Loting")).asking("others", "ask"),
                Call.form("/m/utrecht/topics", Map.of("siteToken", "x")),
                Call.form("/m/utrecht/rsvps", Map.of("guestRows", "4")),
                Call.form("/m/utrecht/rsvps", Map.of("siteToken", "x")),
                Call.form("/m/utrecht/links", Map.of("email", "geen adres")))) {
            Answer answer = deployment.send(form);
            assertEquals(404, answer.status(), "what is shown again with a form is the meeting");
            assertFalse(answer.body().contains(utrecht().title().dutch()), answer.body());
        }
        assertFalse(deployment.send(Call.of("GET", "/")).body().contains("/m/utrecht"));
        for (Role role : Role.values()) {
            boolean isListed = !deployment
                    .send(at("/desk", signedIn(role)))
                    .page()
                    .select(".meetings li")
                    .isEmpty();
            assertEquals(role == Role.ORGANISER, isListed, role.word());
            for (String page : List.of("/desk/meetings/utrecht/catering", "/desk/meetings/utrecht/themes")) {
                int status = deployment.send(at(page, signedIn(role))).status();
                assertTrue(role == Role.ORGANISER ? status == 200 : status >= 403, role.word() + page + status);
            }
        }
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aMeetingIsOpenedClosedAndPutAway() {
        draft();
        for (String to : List.of("open", "closed", "archived", "closed", "open")) {
            Document page = open(UTRECHT + "/edit");
            Element button = page.select("button[name=to][value=" + to + "]").first();
            Map<String, String> form = new LinkedHashMap<>();
            form.put("seal", token.formSeal());
            form.put("from", page.select("[name=from]").val());
            form.put("to", button == null ? "" : button.val());
            assertEquals(303, send(UTRECHT + "/state", form).status(), to);
            assertEquals(to, utrecht().state().word());
            assertEquals(200, deployment.send(Call.of("GET", "/m/utrecht")).status());
            assertEquals(
                    to.equals("open") ? 201 : 410,
                    submit(to.length() + to + "@ede.example").status());
            assertEquals(303, send(UTRECHT + "/state", form).status(), "pressed twice");
        }
    }

    @Test
    void aDraftThatIsPutAwayIsAsHiddenAsBefore() {
        draft();
        for (String to : List.of("shelved", "draft", "shelved")) {
            Document page = open(UTRECHT + "/edit");
            assertEquals(1, page.select("button[name=to][value=" + to + "]").size(), page.text());
            assertEquals(
                    List.of(), page.select("button[name=to][value=archived]").eachText());
            Map<String, String> form = Map.of(
                    "seal", token.formSeal(), "from", page.select("[name=from]").val(), "to", to);
            assertEquals(
                    UTRECHT + "/edit?done=" + to + "&lang=nl",
                    send(UTRECHT + "/state", form).header("location"));
            assertEquals(to, utrecht().state().word());
            for (String path : List.of("/m/utrecht", "/m/utrecht/privacy", "/v1/meetings/utrecht")) {
                assertEquals(404, deployment.send(Call.of("GET", path)).status(), path);
            }
            assertEquals(404, submit("fatma@ede.example").status());
            assertFalse(utrecht().isSummedUp(Examples.NOW));
        }
        assertTrue(deployment.send(at("/desk", token)).page().text().contains("Weggelegde concepten"));
        for (Role role : List.of(Role.VIEWER, Role.CATERER)) {
            Document list = deployment.send(at("/desk", signedIn(role))).page();
            assertEquals(List.of(), list.select(".meetings li").eachText(), role.word());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "open, draft, 409",
        "open, shelved, 409",
        "open, archived, 409",
        "closed, archived, 409",
        "open, nothing, 403"
    })
    void aStateThatDoesNotFollowIsRefused(String from, String to, int status) {
        assertEquals(
                status,
                send(UTRECHT + "/state", Map.of("seal", token.formSeal(), "from", from, "to", to))
                        .status());
        assertEquals(MeetingState.OPEN, utrecht().state());
    }

    @Test
    void aMeetingWhoseDeadlineHasPassedIsNotOpened() {
        draft();
        deployment.clock = java.time.Clock.fixed(utrecht().deadline(), java.time.ZoneOffset.UTC);
        Answer refused = send(UTRECHT + "/state", Map.of("seal", token.formSeal(), "from", "draft", "to", "open"));
        assertEquals(400, refused.status());
        assertEquals(List.of("#meeting-deadline"), targets(refused));
        assertEquals(MeetingState.DRAFT, utrecht().state());
    }

    @Test
    void lookingFirstStoresNothing() {
        Meeting before = utrecht();
        Map<String, String> form = sent(open(UTRECHT + "/edit"));
        form.put("title.nl", "Een andere naam");
        form.put("step", "preview");
        Document preview = send(UTRECHT + "/edit", form).page();
        assertEquals("Een andere naam", preview.select("fieldset[disabled] h1").text());
        assertEquals(1, preview.select("fieldset[disabled] #rsvp").size());
        assertEquals(before, utrecht());
        Map<String, String> further = sent(preview);
        further.put("step", "edit");
        assertEquals(
                "Een andere naam",
                send(UTRECHT + "/edit", further)
                        .page()
                        .select("[name=title.nl]")
                        .val());
        further.put("step", "save");
        assertEquals(303, send(UTRECHT + "/edit", further).status());
        assertEquals("Een andere naam", utrecht().title().dutch());
        draft();
        assertEquals(
                "Een andere naam",
                open(UTRECHT + "/preview").select("fieldset[disabled] h1").text());
    }

    @Test
    void theFileIsTheMeeting() {
        Answer file = deployment.send(at(UTRECHT + "/file", token));
        assertEquals("application/json", file.header("content-type"));
        assertEquals("attachment; filename=\"utrecht.json\"", file.header("content-disposition"));
        assertEquals(utrecht(), Examples.meeting(Examples.json(file.body())));
        Answer put = deployment.send(Call.of("PUT", "/v1/meetings/utrecht")
                .with("content-type", "application/json")
                .byOrganiser()
                .body(file.body()));
        assertEquals(200, put.status());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ORGANISER", mode = EnumSource.Mode.EXCLUDE)
    void onlyOrganisersAreHere(Role role) {
        SessionToken theirs = signedIn(role);
        for (String path : List.of("/new", "/utrecht/edit", "/utrecht/preview", "/utrecht/file")) {
            assertEquals(
                    403, deployment.send(at("/desk/meetings" + path, theirs)).status(), path);
        }
        for (String path : List.of("", "/utrecht/edit", "/utrecht/copy", "/utrecht/state")) {
            assertEquals(
                    403,
                    deployment
                            .send(Call.form("/desk/meetings" + path, Map.of("seal", theirs.formSeal()))
                                    .with("cookie", "__Host-klankbord-desk=" + theirs.value()))
                            .status(),
                    path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "preview", "file"})
    void theMeetingOfOthersIsNotThere(String page) {
        deployment.storedMeetings.store(
                MeetingFile.with(
                        utrecht(),
                        Json.object()
                                .put("organisers", Json.texts(List.of("somebody-else")))
                                .build()),
                false);
        assertEquals(404, deployment.send(at(UTRECHT + "/" + page, token)).status());
    }

    @Test
    void theDeskListsMeetingsByState() {
        send(UTRECHT + "/copy", Map.of("seal", token.formSeal()));
        Document desk = open("/desk");
        assertEquals(List.of("Open", "Concepten"), desk.select("main h2").eachText());
        assertEquals("/desk/meetings/new?lang=nl", desk.select("main .onward a").attr("href"));
    }

    private void draft() {
        deployment.storedMeetings.store(
                MeetingFile.with(utrecht(), Json.object().put("state", "draft").build()), false);
    }

    private Meeting utrecht() {
        return stored("utrecht");
    }

    private Meeting stored(String id) {
        return deployment.storedMeetings.find(new MeetingId(id)).orElseThrow();
    }

    private void answer(String email) {
        assertEquals(201, submit(email).status());
    }

    private Answer submit(String email) {
        return deployment.send(Call.json(
                "/v1/meetings/utrecht/rsvps",
                Examples.rsvp(email)
                        .put("answers", Json.object().put("reis", "ov").build())
                        .build()));
    }

    private Document open(String path) {
        String[] parts = path.split("\\?done=", -1);
        Call call = at(parts[0], token);
        Answer answer = deployment.send(parts.length > 1 ? call.asking("done", parts[1]) : call);
        assertEquals(200, answer.status(), answer.body());
        return answer.page();
    }

    /// What the browser sends of a page's form when nothing in it is touched.
    private static Map<String, String> sent(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Consumer<Element> take =
                field -> fields.merge(field.attr("name"), field.val(), (one, more) -> one + AND + more);
        Element form = page.select("main form:has([name=version])").first();
        if (form == null) {
            throw new AssertionError("no form: " + page.text());
        }
        form.select("input:not([type=checkbox]):not([type=radio]), textarea").forEach(take);
        form.select("input[checked]").forEach(take);
        form.select("select")
                .forEach(list -> fields.put(
                        list.attr("name"),
                        Optional.ofNullable(list.select("option[selected]").first())
                                .orElseGet(() -> list.select("option").first())
                                .val()));
        return fields;
    }

    private Answer send(String path, Map<String, String> form) {
        StringJoiner pairs = new StringJoiner("&");
        form.forEach((name, values) -> {
            for (String value : values.split(AND, -1)) {
                pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return deployment.send(
                Call.form(path, pairs.toString()).with("cookie", "__Host-klankbord-desk=" + token.value()));
    }

    private static List<String> targets(Answer refused) {
        return refused.page().select("#meeting-errors li a").eachAttr("href");
    }

    private static Call at(String path, SessionToken token) {
        return Call.of("GET", path).with("cookie", "__Host-klankbord-desk=" + token.value());
    }

    private SessionToken signedIn(Role role) {
        SessionToken signed = SessionToken.next();
        deployment.sessions.begin(
                signed, new Session("organiser-1", "fatma@ede.example", role, Examples.NOW.plus(Desk.SESSION)));
        return signed;
    }

    /// Somebody else stores theirs just before.
    private record Overtaken(nl.klankbord.meeting.Meetings stored, Meeting theirs)
            implements nl.klankbord.meeting.Meetings {

        @Override
        public Optional<Meeting> find(MeetingId id) {
            return stored.find(id);
        }

        @Override
        public List<Meeting> all() {
            return stored.all();
        }

        @Override
        public boolean store(Meeting meeting, boolean onlyNew) {
            return stored.store(meeting, onlyNew);
        }

        @Override
        public boolean replace(Meeting before, Meeting after, boolean tellsCalendars) {
            stored.store(theirs, false);
            return stored.replace(before, after, tellsCalendars);
        }
    }
}

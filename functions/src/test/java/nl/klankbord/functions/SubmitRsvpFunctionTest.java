package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.functions.Silent.SilentMeetings;
import nl.klankbord.functions.Silent.SilentRsvps;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Diet;
import nl.klankbord.memory.Examples;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Status;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitRsvpFunctionTest {

    private static final String API = "/v1/meetings/utrecht/rsvps";
    private static final String PAGE = "/m/utrecht/rsvps";
    private static final String KEY = Deployment.FORM_KEY;
    private static final String OTHER_KEY = "other-key-0123456";
    private static final Clock TOO_LATE = Clock.fixed(Instant.parse("2027-04-14T22:00:00Z"), ZoneOffset.UTC);

    private final Deployment deployment = new Deployment();

    @Test
    void jsonIsStoredAndAnswered() {
        Answer answer = deployment.send(json(KEY, rsvp()));
        assertEquals(201, answer.status());
        assertEquals("application/json", answer.header("content-type"));
        assertEquals(
                List.of("id", "status", "receivedAt"),
                List.copyOf(answer.json().members().keySet()));
        assertEquals(
                answer.json().text("id"),
                deployment.storedRsvps().getFirst().submission().id().value());
    }

    @Test
    void whoDeclinesIsAnsweredSo() {
        Answer answer = deployment.send(json(KEY, rsvp().put("attending", false)));
        assertEquals("declined", answer.json().text("status"));
        assertEquals(Status.DECLINED, deployment.storedRsvps().getFirst().status());
    }

    @Test
    void theSameAgainGetsTheSameAnswerByteForByte() {
        Answer first = deployment.send(json(KEY, rsvp()));
        deployment.clock = Clock.offset(Examples.CLOCK, Duration.ofHours(7));
        assertEquals(first, deployment.send(json(KEY, rsvp())));
        assertEquals(first, deployment.send(json('"' + KEY + '"', rsvp())));
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void aKnownAddressIsAnsweredLikeANewOne() {
        Answer stranger = deployment.send(json(KEY, rsvp()));
        Answer known = deployment.send(json(OTHER_KEY, rsvp().put("diet", "vegan")));
        assertEquals(stranger.status(), known.status());
        assertEquals(stranger.headers(), known.headers());
        assertEquals(stranger.body().length(), known.body().length());
        assertEquals(
                List.copyOf(stranger.json().members().keySet()),
                List.copyOf(known.json().members().keySet()));
        assertNotEquals(stranger.json().text("id"), known.json().text("id"));
        assertEquals(known, deployment.send(json(OTHER_KEY, rsvp().put("diet", "vegan"))));
        assertEquals(Diet.VEGETARIAN, deployment.storedRsvps().getFirst().meal().diet());
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void theFormTellsNobodyThatAnAddressIsKnown() {
        deployment.send(json(OTHER_KEY, rsvp()));
        Answer known = deployment.send(Call.form(PAGE, filledIn()));
        assertEquals(303, known.status());
        assertTrue(
                known.header("location").matches("/m/utrecht/receipts/accepted\\?reference=[\\w-]{22}&lang=nl"),
                known.header("location"));
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void otherContentUnderTheSameKeyIsRefused() {
        deployment.send(json(KEY, rsvp()));
        assertEquals(
                422, deployment.send(json(KEY, rsvp().put("diet", "vegan"))).status());
        deployment.send(json(OTHER_KEY, rsvp()));
        assertEquals(
                422,
                deployment.send(json(OTHER_KEY, rsvp().put("diet", "halal"))).status());
        assertEquals(Diet.VEGETARIAN, deployment.storedRsvps().getFirst().meal().diet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "spaces in between key", "\"", "\"\"", "ключ-ключ-ключ-ключ", "a.dot.is.not.allowed"
            })
    void aKeyThatIsNoneIsRefused(String key) {
        assertEquals(400, deployment.send(json(key, rsvp())).status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void everyComplaintIsToldAtOnceWithItsField() {
        Answer answer = deployment.send(Call.json(
                API,
                Json.object()
                        .put("email", "nobody")
                        .put("organisation", " ")
                        .put("organisationType", "club")
                        .put("moments", Json.texts(List.of("breakfast")))
                        .put("guests", Json.array(List.of(Json.EMPTY)))
                        .put("colour", "red")
                        .build()));
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "name required",
                        "email email",
                        "organisation required",
                        "organisationType choice",
                        "attending required",
                        "moments choice",
                        "guests.0.name required",
                        "colour unknown"),
                answer.errors());
        assertEquals("en", answer.header("content-language"));
        assertTrue(answer.body().contains("\"detail\""));
        assertTrue(deployment.hasNoAnswers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "UTRECHT", "utrecht%2f", "-", "a_b"})
    void aMeetingThatIsNotThereIsNotFound(String meeting) {
        assertEquals(
                404,
                deployment
                        .send(Call.json("/v1/meetings/" + meeting + "/rsvps", rsvp().build()))
                        .status());
        assertEquals(
                404,
                deployment
                        .send(Call.form("/m/" + meeting + "/rsvps", filledIn()))
                        .status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void pastTheDeadlineItSaysWhomToAsk() {
        deployment.clock = TOO_LATE;
        Answer api = deployment.send(json(KEY, rsvp()));
        Answer page = deployment.send(Call.form(PAGE, filledIn()));
        assertEquals(410, api.status());
        assertEquals(410, page.status());
        assertTrue(api.json().text("detail").contains("bijeenkomst@klankbord.example"));
        assertTrue(page.page().text().contains("bijeenkomst@klankbord.example"));
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void theLastMomentStillCounts() {
        deployment.clock = Clock.offset(TOO_LATE, Duration.ofMillis(-1));
        assertEquals(201, deployment.send(json(KEY, rsvp())).status());
    }

    @Test
    void tooMuchIsRefused() {
        String spaces = " ".repeat(64 * 1024);
        assertEquals(
                413,
                deployment
                        .send(Call.json(API, rsvp().build()).body(spaces + "{}"))
                        .status());
        assertEquals(
                413,
                deployment
                        .send(Call.form(PAGE, "name=" + "a".repeat(256 * 1024)))
                        .status());
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void theLargestValidAnswerIsNotTooMuch() {
        String word = "€".repeat(100);
        Json guest = Json.object()
                .put("name", word)
                .put("moments", Json.texts(List.of("lunch", "drinks")))
                .put("diet", "other")
                .put("dietNote", word + word)
                .build();
        Json.Builder survey = Json.object();
        Json.Builder answers = Json.object();
        Json label = Json.object().put("nl", "Waarom?").put("en", "Why?").build();
        for (int number = 0; number < 20; number++) {
            String id = String.format("%032d", number);
            survey.put(
                    id,
                    Json.object()
                            .put("id", id)
                            .put("kind", number < 5 ? "long-text" : "short-text")
                            .put("label", label)
                            .put("required", true)
                            .build());
            answers.put(id, word.repeat(number < 5 ? 20 : 2));
        }
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        deployment.storedMeetings.store(
                Examples.meeting(file.put(
                                "survey",
                                Json.array(List.copyOf(survey.build().members().values())))
                        .build()),
                false);
        Answer answer = deployment.send(json(
                KEY,
                rsvp().put("answers", answers.build())
                        .put("name", word)
                        .put("role", word)
                        .put("dietNote", word + word)
                        .put("access", word + word + word)
                        .put("guests", Json.array(java.util.Collections.nCopies(10, guest)))));
        assertEquals(201, answer.status());
    }

    @Test
    void aFormLeadsToAReceiptThatIsThere() {
        Answer answer = deployment.send(Call.form(PAGE, filledIn()).asking("lang", "en"));
        assertEquals(303, answer.status());
        String[] location = answer.header("location").split("[?&=]", -1);
        Answer receipt = deployment.send(
                Call.of("GET", location[0]).asking("reference", location[2]).asking("lang", location[4]));
        assertEquals(200, receipt.status());
        assertTrue(receipt.page().text().contains(location[2]));
        assertEquals("en", receipt.page().select("html").attr("lang"));
    }

    @Test
    void aFormSentTwiceIsOneAnswer() {
        Answer first = deployment.send(Call.form(PAGE, filledIn()));
        assertEquals(first, deployment.send(Call.form(PAGE, filledIn())));
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void aFormChangedAndSentAgainSaysWhomToAsk() {
        deployment.send(Call.form(PAGE, filledIn()));
        Map<String, String> changed = filledIn();
        changed.put("diet", "vegan");
        Answer answer = deployment.send(Call.form(PAGE, changed));
        assertEquals(422, answer.status());
        assertTrue(answer.page().text().contains("bijeenkomst@klankbord.example"));
        assertEquals(Diet.HALAL, deployment.storedRsvps().getFirst().meal().diet());
    }

    @Test
    void aWrongFormIsShownAgainWithWhatWasTyped() {
        Map<String, String> wrong = filledIn();
        wrong.put("email", "fatma at delft");
        wrong.put("name", "Fatma \"<b>Yıldız</b>\" & co");
        wrong.put("access", "</textarea><b>ring</b>\r\nleiding");
        wrong.put("guests.4.name", "Joost");
        wrong.put("guests.4.diet", "kosher");
        wrong.put("guests.4.moments", "drinks");
        wrong.put("organisationType", "");
        Answer answer = deployment.send(Call.form(PAGE, wrong));

        Document page = answer.page();
        assertEquals(400, answer.status());
        assertEquals("Fatma \"<b>Yıldız</b>\" & co", value(page, "rsvp-name"));
        assertEquals("fatma at delft", value(page, "rsvp-email"));
        assertEquals(
                "</textarea><b>ring</b>\nleiding", // A browser drops the line end after the tag; jsoup keeps it.
                element(page, "rsvp-access").wholeText().replaceFirst("\n", "").replace("\r\n", "\n"));
        assertEquals("Joost", value(page, "rsvp-guests-0-name"), "guests are numbered anew");
        assertEquals(
                List.of("drinks"),
                page.select("[name=guests.0.moments][checked]").eachAttr("value"));
        assertEquals(1, page.select("details[open]").size(), "only of whom there is more");
        assertEquals(
                List.of("lunch"), page.select("#rsvp [name=moments][checked]").eachAttr("value"));
        assertEquals(KEY, page.select("#rsvp [name=submission]").attr("value"));
        assertNotEquals(KEY, page.select("#topic [name=submission]").attr("value"));
        assertEquals("", value(page, "topic-name"), "the other form stays as it was");
        assertTrue(page.title().startsWith("Fout:"));
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void eachComplaintOfAFormLeadsToItsField() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("attending", "perhaps");
        wrong.put("moments", "breakfast");
        wrong.put("diet", "stones");
        wrong.put("dietNote", "x".repeat(201));
        wrong.put("access", "x".repeat(301));
        wrong.put("guests.0.name", "x".repeat(101));
        wrong.put("guests.1.diet", "stones");
        Document page = deployment.send(Call.form(PAGE, wrong)).page();
        List<String> targets = page.select("#rsvp [role=alert] a").eachAttr("href");
        assertEquals(14, targets.size(), targets.toString());
        targets.forEach(target -> assertEquals(1, page.select(target).size(), target));
        page.select("#rsvp [aria-describedby]")
                .forEach(field -> assertEquals(
                        1, page.select("#" + field.attr("aria-describedby")).size(), field.id()));
    }

    @Test
    void aDietWithoutConsentIsRefusedAtItsBoxAndNothingIsStored() {
        Map<String, String> fields = filledIn();
        fields.remove("dietConsent");
        fields.put("access", "Een ringleiding");
        Answer answer = deployment.send(Call.form(PAGE, fields));
        assertEquals(400, answer.status());
        Document page = answer.page();
        assertEquals(
                List.of("#rsvp-dietConsent", "#rsvp-accessConsent"),
                page.select("#rsvp [role=alert] a").eachAttr("href"));
        assertEquals("true", element(page, "rsvp-dietConsent").attr("aria-invalid"));
        assertTrue(element(page, "rsvp-dietConsent-fault").text().startsWith("Vink aan"));
        assertTrue(page.select("#rsvp [type=checkbox][name$=Consent][checked]").isEmpty());
        assertEquals("Een ringleiding", element(page, "rsvp-access").wholeText().strip());
        assertTrue(deployment.hasNoAnswers());

        fields.put("dietConsent", "true");
        fields.put("accessConsent", "true");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        assertEquals(
                Optional.of("Een ringleiding"),
                deployment.storedRsvps().getFirst().access());
    }

    @Test
    void theDietOfAGuestNeedsConsentToo() {
        Map<String, String> fields = filledIn();
        fields.remove("dietConsent");
        fields.put("diet", "none");
        fields.put("guests.0.name", "Joost");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        fields.put("email", "another@delft.example");
        fields.put("guests.0.dietNote", "Geen noten");
        assertEquals(400, deployment.send(Call.form(PAGE, fields)).status());
        assertEquals(1, deployment.storedRsvps().size());
    }

    @Test
    void aProgramVouchesForConsentUnlessItSaysThatThereIsNone() {
        assertEquals(
                List.of("dietConsent consent", "accessConsent consent"),
                deployment
                        .send(json(
                                KEY,
                                rsvp().put("dietConsent", false)
                                        .put("access", "Een lift")
                                        .put("accessConsent", false)))
                        .errors());
        assertEquals(
                List.of("dietConsent boolean"),
                deployment.send(json(KEY, rsvp().put("dietConsent", "true"))).errors());
        assertTrue(deployment.hasNoAnswers());
        Answer vouched = deployment.send(json(KEY, rsvp().put("access", "Een lift")));
        assertEquals(201, vouched.status());
        Answer consented =
                deployment.send(json(KEY, rsvp().put("access", "Een lift").put("accessConsent", true)));
        assertEquals(vouched, consented, "it says the same");
        assertEquals(
                201,
                deployment
                        .send(Call.json(
                                API,
                                Examples.rsvp("b@example.nl")
                                        .put("diet", "none")
                                        .put("dietConsent", false)
                                        .build()))
                        .status());
    }

    @Test
    void whoCannotComeIsAskedForNothingMoreAndNothingMoreIsKept() {
        Map<String, String> fields = filledIn();
        fields.remove("dietConsent");
        fields.put("attending", "false");
        fields.put("access", "Een lift");
        fields.put("dietNote", "x".repeat(300));
        fields.put("guests.0.diet", "vegan");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        Answer program = deployment.send(json(
                KEY,
                Examples.rsvp("b@example.nl")
                        .put("attending", false)
                        .put("access", "Een lift")
                        .put(
                                "guests",
                                Json.array(
                                        List.of(Json.object().put("name", "Jan").build())))));
        assertEquals("declined", program.json().text("status"));
        deployment.storedRsvps().forEach(rsvp -> {
            assertEquals(Status.DECLINED, rsvp.status());
            assertEquals(Optional.empty(), rsvp.access());
            assertEquals(List.of(), rsvp.guests());
            assertEquals(Diet.NONE, rsvp.meal().diet());
            assertEquals(Set.of(), rsvp.meal().moments());
        });
    }

    /// A clerk who signs up three council members, each with their own moments.
    @Test
    void guestsHaveTheMomentsOfTheirHostUnlessOthersAreTicked() {
        Map<String, String> fields = filledIn();
        fields.put("guests.0.name", "Anneke 't Hart");
        fields.put("guests.1.name", "Joost");
        fields.put("guests.1.moments", "drinks");
        fields.put("guests.1.diet", "vegan");
        fields.put("guests.2.name", "Ruben");
        fields.put("guests.2.moments", "-");
        fields.put("guests.3.diet", "none");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        assertEquals(
                List.of(
                        new Guest("Anneke 't Hart", new Meal(Set.of("lunch"), Diet.NONE, Optional.empty())),
                        new Guest("Joost", new Meal(Set.of("drinks"), Diet.VEGAN, Optional.empty())),
                        new Guest("Ruben", new Meal(Set.of(), Diet.NONE, Optional.empty()))),
                deployment.storedRsvps().getFirst().guests());
    }

    @Test
    void aGuestWithADietAndNoNameIsAskedForTheName() {
        Map<String, String> fields = filledIn();
        fields.put("guests.1.diet", "vegan");
        Document page = deployment.send(Call.form(PAGE, fields)).page();
        assertEquals(
                List.of("Vul de naam van je collega in. Of maak de rij van die collega leeg"),
                page.select("#rsvp [role=alert] a").eachText());
        assertEquals("true", element(page, "rsvp-guests-0-name").attr("aria-invalid"));
    }

    @Test
    void aButtonGivesRoomForOneGuestMoreWithTheInputKeptAndNothingStored() {
        Map<String, String> fields = filledIn();
        fields.put("email", "");
        fields.put("guests.0.name", "Anneke");
        for (int rows = 4; rows <= 10; rows++) {
            fields.put("guestRows", String.valueOf(rows));
            Answer answer = deployment.send(Call.form(PAGE, fields));
            assertEquals(200, answer.status());
            Document page = answer.page();
            assertEquals(rows, page.select("#rsvp .guest").size());
            assertTrue(page.select("[role=alert], [aria-invalid]").isEmpty(), "nothing is wrong yet");
            assertFalse(page.title().contains("Fout"));
            assertEquals("Anneke", value(page, "rsvp-guests-0-name"));
            assertEquals(KEY, page.select("#rsvp [name=submission]").attr("value"));
            Elements more = page.select("[name=guestRows]");
            if (rows == 10) {
                assertEquals(0, more.size());
            } else {
                assertEquals(String.valueOf(rows + 1), more.attr("value"));
                assertTrue(more.hasAttr("formnovalidate"));
                assertEquals("/m/utrecht/rsvps?lang=nl#rsvp-guests-" + rows + "-name", more.attr("formaction"));
            }
            // Enter in a field presses the first button.
            assertEquals("", page.expectFirst("#rsvp button").attr("name"));
        }
        assertTrue(deployment.hasNoAnswers());
        fields.put("guestRows", "99999999999");
        assertEquals(
                3,
                deployment
                        .send(Call.form(PAGE, fields))
                        .page()
                        .select("#rsvp .guest")
                        .size());
    }

    /// Each kind of address that we cannot mail to is told why, at its field and above the form.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"jan jansen\"@gemeente.nl | zonder aanhalingstekens | without quotes",
                "jörg@gemeente.nl | Mail naar andere letters kunnen wij niet bezorgen | We cannot deliver mail to other letters",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gemeente.nl | hooguit 64 tekens | at most 64",
                "jan@straße.example | kan je mail bij iemand anders aankomen | may reach somebody else",
                "jan(at)gemeente.nl | zoals naam@gemeente.nl | like name@"
            })
    void anAddressThatCannotBeMailedToIsRefusedWithTheReason(String address, String dutch, String english) {
        Map<String, String> fields = filledIn();
        fields.put("email", address);
        for (String language : List.of("nl", "en")) {
            Answer answer = deployment.send(Call.form(PAGE, fields).asking("lang", language));
            assertEquals(400, answer.status());
            String reason = language.equals("nl") ? dutch : english;
            assertTrue(element(answer.page(), "rsvp-email-fault").text().contains(reason), reason);
            assertTrue(answer.page().select("[role=alert]").text().contains(reason), reason);
            assertEquals(address, value(answer.page(), "rsvp-email"));
        }
        assertTrue(deployment.hasNoAnswers());
    }

    @Test
    void aDomainInAnyScriptIsKeptAsTheInternetKnowsIt() {
        Map<String, String> fields = filledIn();
        fields.put("email", "jan@Bücher.example");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        assertEquals(
                "jan@xn--bcher-kva.example",
                deployment.storedRsvps().getFirst().participant().email().value());
    }

    @Test
    void theSurveyIsAnsweredInTheFormAndWhatIsWrongLeadsToItsQuestion() {
        Map<String, String> fields = filledIn();
        fields.put("answers.reis", "vliegtuig");
        fields.put("answers.eerder", "misschien");
        fields.put("answers.ervaring", "peiling");
        fields.put("answers.collegas", "een paar");
        fields.put("answers.spreker", "x".repeat(201));
        fields.put("answers.verwachting", "</textarea><script>alert(1)</script>");
        fields.put("answers.gone", "x");
        Answer answer = deployment.send(Call.form(PAGE, fields));
        assertEquals(400, answer.status());
        Document page = answer.page();
        assertEquals(
                List.of(
                        "#rsvp-answers-reis",
                        "#rsvp-answers-eerder",
                        "#rsvp-answers-collegas",
                        "#rsvp-answers-spreker",
                        "#rsvp"),
                page.select("#rsvp [role=alert] a").eachAttr("href"));
        page.select("#rsvp [role=alert] a")
                .forEach(link -> assertEquals(1, page.select(link.attr("href")).size(), link.attr("href")));
        assertEquals("een paar", value(page, "rsvp-answers-collegas"));
        assertEquals(
                List.of("peiling"),
                page.select("[name=answers.ervaring][checked]").eachAttr("value"));
        assertEquals(
                "</textarea><script>alert(1)</script>",
                element(page, "rsvp-answers-verwachting").wholeText().strip());
        Promises.runsNothingElse(page);
        assertTrue(deployment.hasNoAnswers());

        fields.put("answers.reis", "ov");
        fields.put("answers.eerder", "false");
        fields.put("answers.collegas", "12");
        fields.put("answers.spreker", "");
        fields.remove("answers.gone");
        assertEquals(303, deployment.send(Call.form(PAGE, fields)).status());
        assertEquals(
                Map.of(
                        "reis", new nl.klankbord.rsvp.Answer.Text("ov"),
                        "eerder", new nl.klankbord.rsvp.Answer.YesOrNo(false),
                        "ervaring", new nl.klankbord.rsvp.Answer.Several(List.of("peiling")),
                        "collegas", new nl.klankbord.rsvp.Answer.Whole(12),
                        "verwachting", new nl.klankbord.rsvp.Answer.Text("</textarea><script>alert(1)</script>")),
                deployment.storedRsvps().getFirst().answers().byQuestion());
    }

    @Test
    void withoutAStoreAProgramMayTryAgain() {
        deployment.rsvps = new SilentRsvps();
        assertEquals(503, deployment.send(json(KEY, rsvp())).status());
        deployment.meetings = new SilentMeetings();
        assertEquals(503, deployment.send(json(KEY, rsvp())).status());
        assertEquals(503, deployment.send(Call.form(PAGE, filledIn())).status());
        assertFalse(deployment.context.lines().isEmpty());
        deployment.context.lines().forEach(line -> assertFalse(line.contains(Silent.ADDRESS), line));
    }

    @Test
    void withoutAStoreThePageKeepsWhatWasTypedAndItsKey() {
        deployment.rsvps = new SilentRsvps();
        Answer answer = deployment.send(Call.form(PAGE, filledIn()));
        Document page = answer.page();
        assertEquals(503, answer.status());
        assertEquals("Fatma Yıldız", value(page, "rsvp-name"));
        assertEquals(KEY, page.select("#rsvp [name=submission]").attr("value"));
        assertEquals(1, page.select("#rsvp [role=alert]").size());
        assertTrue(deployment.hasNoAnswers());
        assertTrue(deployment.context.lines().getLast().contains("\"reason\":\"no answer\""));
    }

    @Test
    void withoutItsMeetingThePageSendsTheVerySameAgain() {
        deployment.meetings = new SilentMeetings();
        Map<String, String> typed = filledIn();
        typed.put("name", "\"><script>alert(1)</script>");
        typed.put("access", "Een\nlift & \"ruimte\"");
        // Of an RSVP nobody asks whether others want it.
        Answer answer =
                deployment.send(Call.form(PAGE, typed).asking("lang", "en").asking("others", "ask"));
        assertEquals(503, answer.status());
        FormElement form = (FormElement) answer.page().expectFirst("main form");
        assertEquals(PAGE + "?lang=en#rsvp-errors", form.attr("action"));
        assertEquals("Try again", form.expectFirst("button").text());
        Map<String, String> sent = new LinkedHashMap<>();
        form.formData().forEach(field -> sent.put(field.key(), field.value()));
        assertEquals(typed, sent);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', nl",
        "en, '', en",
        "en, nl, en",
        "xx, en, en",
        "'', 'en-GB,en;q=0.8', en",
        "'', 'fr, en;q=0.2, nl;q=0.4', nl",
        "'', 'nl;q=0, en;q=0.1', en",
        "'', 'fr', nl",
        "'', ';;;q=,,,=q;q=9', nl"
    })
    void peopleAreAnsweredInTheirLanguage(String asked, String accepted, String answered) {
        Call call = Call.form(PAGE, "name=").with("accept-language", accepted).asking("lang", asked);
        assertEquals(answered, deployment.send(call).page().select("html").attr("lang"));
    }

    @ParameterizedTest
    @CsvSource({"'', en", "nl, nl", "'de, nl;q=0.1', nl"})
    void programsAreAnsweredInEnglishUnlessTheyAskOtherwise(String accepted, String answered) {
        Answer answer = deployment.send(Call.json(API, "{}").with("accept-language", accepted));
        assertEquals(answered, answer.header("content-language"));
    }

    private static Json.Builder rsvp() {
        return Examples.rsvp("f.yildiz@delft.example");
    }

    private static Call json(String key, Json.Builder rsvp) {
        return Call.json(API, rsvp.build()).with("idempotency-key", key);
    }

    private static Map<String, String> filledIn() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("submission", KEY);
        fields.put("name", "Fatma Yıldız");
        fields.put("email", "f.yildiz@delft.example");
        fields.put("organisation", "Gemeente Delft");
        fields.put("organisationType", "municipality");
        fields.put("attending", "true");
        fields.put("moments", "lunch");
        fields.put("diet", "halal");
        fields.put("dietConsent", "true");
        return fields;
    }

    private static String value(Document page, String id) {
        return element(page, id).attr("value");
    }

    private static Element element(Document page, String id) {
        return java.util.Objects.requireNonNull(page.getElementById(id), id);
    }
}

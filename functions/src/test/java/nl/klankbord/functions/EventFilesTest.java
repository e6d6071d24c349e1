package nl.klankbord.functions;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files that `sam local invoke` takes are events that the functions understand.
final class EventFilesTest {

    private static final Map<String, Integer> STATUS_OTHER_THAN_200 = Map.ofEntries(
            Map.entry("MeetingPageFunction/no-asset.json", 404),
            Map.entry("SubmitRsvpFunction/form.json", 303),
            Map.entry("SubmitRsvpFunction/form-wrong.json", 400),
            Map.entry("SubmitRsvpFunction/json.json", 201),
            Map.entry("SubmitRsvpFunction/json-base64.json", 201),
            Map.entry("SubmitTopicFunction/form.json", 303),
            Map.entry("SubmitTopicFunction/json.json", 201),
            Map.entry("ReadRsvpsFunction/no-rsvp.json", 404),
            Map.entry("ChangeRsvpFunction/add.json", 201),
            Map.entry("ChangeRsvpFunction/change-no-rsvp.json", 404),
            Map.entry("ChangeRsvpFunction/cancellation-no-rsvp.json", 404),
            Map.entry("ReadSummariesFunction/no-day.json", 404),
            Map.entry("SubmitBatchFunction/unsigned.json", 401),
            Map.entry("ReleaseHeldFunction/nothing-to-let-in.json", 404),
            Map.entry("ReleaseHeldFunction/nothing-to-throw-away.json", 204),
            Map.entry("PreflightFunction/another-page.json", 204),
            Map.entry("AskLinkFunction/form.json", 303),
            Map.entry("OpenLinkFunction/no-cookie-no-calendar.json", 403),
            Map.entry("OpenLinkFunction/no-cookie-no-form.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-change.json", 403),
            Map.entry("OpenLinkFunction/no-link.json", 404),
            Map.entry("OpenLinkFunction/no-cookie.json", 403),
            Map.entry("OpenLinkFunction/no-cookie-no-data.json", 403),
            Map.entry("OpenLinkFunction/no-unsubscribe.json", 404),
            Map.entry("UseLinkFunction/no-cookie-no-cancellation.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-colleague.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-updates.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-erasure.json", 403),
            Map.entry("UseLinkFunction/no-unsubscribe.json", 404),
            Map.entry("ReadSitesFunction/no-site.json", 404),
            Map.entry("ReadSitesFunction/no-form.json", 404),
            Map.entry("StoreSiteFunction/register.json", 201),
            Map.entry("StoreSiteFunction/no-site-no-secret.json", 404),
            Map.entry("StoreSiteFunction/nothing-to-take-back.json", 404),
            Map.entry("ReadWebhooksFunction/no-webhook.json", 404),
            Map.entry("ReadWebhooksFunction/no-deliveries.json", 404),
            Map.entry("StoreWebhookFunction/subscribe.json", 201),
            Map.entry("StoreWebhookFunction/gone-already.json", 204),
            Map.entry("StoreWebhookFunction/no-webhook-no-secret.json", 404),
            Map.entry("StoreWebhookFunction/no-webhook-no-test.json", 404),
            Map.entry("ReadUpdatesFunction/no-update.json", 404),
            Map.entry("SignInFunction/begin.json", 303),
            Map.entry("SignInFunction/no-attempt.json", 400),
            Map.entry("DeskFunction/nobody-is-signed-in.json", 303),
            Map.entry("DeskCateringFunction/signed-out.json", 303),
            Map.entry("DeskCateringFunction/nobody-orders.json", 403),
            Map.entry("DeskSummariesFunction/signed-out.json", 303),
            Map.entry("DeskSummariesFunction/one-signed-out.json", 303),
            Map.entry("DeskSummariesFunction/nobody-makes-a-feed.json", 403),
            Map.entry("ReadFeedFunction/no-feed.json", 404),
            Map.entry("DeskExportsFunction/signed-out.json", 303),
            Map.entry("DeskExportsFunction/one-signed-out.json", 303),
            Map.entry("DeskExportsFunction/nobody-makes.json", 403),
            Map.entry("ExportFunction/make.json", 201),
            Map.entry("ExportFunction/no-file.json", 404),
            Map.entry("DeskMeetingsFunction/new-signed-out.json", 303),
            Map.entry("DeskMeetingsFunction/edit-signed-out.json", 303),
            Map.entry("DeskMeetingsFunction/nobody-makes.json", 403),
            Map.entry("DeskMeetingsFunction/nobody-opens.json", 403),
            Map.entry("DeskQuarantineFunction/signed-out.json", 303),
            Map.entry("DeskQuarantineFunction/nobody-lets-in.json", 403),
            Map.entry("DeskUpdatesFunction/signed-out.json", 303),
            Map.entry("DeskUpdatesFunction/nobody-sends.json", 403),
            Map.entry("DeskFunction/overview-signed-out.json", 303),
            Map.entry("DeskCoalitionsFunction/signed-out.json", 303),
            Map.entry("DeskCoalitionsFunction/nobody-decides.json", 403),
            Map.entry("DeskTopicsFunction/signed-out.json", 303),
            Map.entry("DeskTopicsFunction/nobody-merges.json", 403),
            Map.entry("DeskManifestFunction/signed-out.json", 303),
            Map.entry("DeskManifestFunction/nobody-writes.json", 403),
            Map.entry("ReadManifestFunction/nothing-published.json", 404),
            Map.entry("ManifestFileFunction/no-file.json", 404),
            Map.entry("MyManifestFunction/no-cookie.json", 403),
            Map.entry("MyManifestFunction/no-cookie-no-comment.json", 403),
            Map.entry("SortTopicsFunction/merge.json", 201),
            Map.entry("OpenLinkFunction/no-cookie-no-table.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-introduction.json", 403),
            Map.entry("UseLinkFunction/no-cookie-no-statement.json", 403),
            Map.entry("DeskIntroductionsFunction/signed-out.json", 303),
            Map.entry("DeskIntroductionsFunction/nobody-asks.json", 403),
            Map.entry("IntroductionsFunction/no-table.json", 404),
            Map.entry("IntroductionsFunction/no-table-no-statement.json", 404),
            Map.entry("StoreUpdateFunction/send.json", 201),
            Map.entry("DeskParticipantsFunction/signed-out.json", 303),
            Map.entry("DeskParticipantsFunction/nobody-searches.json", 403),
            Map.entry("DeskParticipantsFunction/new-signed-out.json", 303),
            Map.entry("DeskParticipantsFunction/nobody-adds.json", 403),
            Map.entry("DeskParticipantsFunction/one-signed-out.json", 303),
            Map.entry("DeskParticipantsFunction/change-signed-out.json", 303),
            Map.entry("DeskParticipantsFunction/nobody-changes.json", 403),
            Map.entry("DeskParticipantsFunction/nobody-cancels.json", 403),
            Map.entry("DeskParticipantsFunction/nobody-gives-a-place.json", 403),
            Map.entry("DeskParticipantsFunction/nobody-checks-in.json", 403),
            Map.entry("DeskParticipantsFunction/audit-signed-out.json", 303),
            Map.entry("ChangeRsvpFunction/place-no-rsvp.json", 404),
            Map.entry("ChangeRsvpFunction/arrival-no-rsvp.json", 404),
            Map.entry("OrdersFunction/order.json", 200),
            Map.entry("ReadRsvpsFunction/search.json", 200),
            Map.entry("ReadRsvpsFunction/audit.json", 200),
            Map.entry("OpenLinkFunction/no-cookie-no-log.json", 403),
            Map.entry("UnknownRouteFunction/unknown.json", 404),
            Map.entry("UnknownRouteFunction/method.json", 405));

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+(@|%40)([\\w-]+\\.)+[\\w-]+");

    private final Deployment deployment = new Deployment();

    @Test
    void everyFunctionOfTheTemplateHasAnEvent() {
        TemplateFile.read()
                .functions()
                .keySet()
                .forEach(function -> assertTrue(
                        events().anyMatch(file -> file.startsWith(function + "/")),
                        "events/" + function + " holds no event"));
    }

    @ParameterizedTest
    @MethodSource("httpEvents")
    void eachHttpEventGetsItsStatus(String file) {
        assertEquals(STATUS_OTHER_THAN_200.getOrDefault(file, 200), answer(file).status());
    }

    @ParameterizedTest
    @MethodSource("httpEvents")
    void eachHttpEventComesByARouteOfItsFunction(String file) {
        String routeKey = Examples.json(text(file)).text("routeKey");
        assertEquals(function(file), TemplateFile.read().functionByRoute().get(routeKey));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noEventNamesAnAddressThatMailReaches(String file) {
        String event = text(file) + decodedBody(file);
        Matcher address = ADDRESS.matcher(event);
        while (address.find()) {
            assertTrue(address.group().endsWith(".example"), address.group());
        }
    }

    @Test
    void aFormLeadsToItsReceipt() {
        Answer answer = answer("SubmitRsvpFunction/form.json");
        String id = deployment.storedRsvps().getFirst().submission().id().value();
        assertEquals("/m/utrecht/receipts/accepted?reference=" + id + "&lang=nl", answer.header("location"));

        Answer topic = answer("SubmitTopicFunction/form.json");
        String topicId = deployment.storedTopics().getFirst().submission().id().value();
        assertEquals("/m/utrecht/receipts/topic?reference=" + topicId + "&lang=nl", topic.header("location"));
    }

    @Test
    void jsonIsAnsweredWithWhatWasStored() {
        Answer rsvp = answer("SubmitRsvpFunction/json.json");
        Answer topic = answer("SubmitTopicFunction/json.json");
        assertEquals(
                "{\"id\":\""
                        + deployment.storedRsvps().getFirst().submission().id().value()
                        + "\",\"status\":\"accepted\",\"receivedAt\":\"2027-03-01T09:00:00Z\"}",
                rsvp.body());
        assertEquals(
                "{\"id\":\""
                        + deployment.storedTopics().getFirst().submission().id().value()
                        + "\",\"receivedAt\":\"2027-03-01T09:00:00Z\"}",
                topic.body());
    }

    /// On a machine with another key for people's addresses they are somebody else's.
    @Test
    void theEventsAboutOneRsvpAreAboutTheOneThatCameAsJson() {
        answer("SubmitRsvpFunction/json.json");
        assertEquals(200, answer("ReadRsvpsFunction/no-rsvp.json").status());
        assertEquals(
                "{\"status\":\"accepted\",\"version\":2}",
                answer("ChangeRsvpFunction/change-no-rsvp.json").body());
        assertEquals(409, answer("ChangeRsvpFunction/cancellation-no-rsvp.json").status());
        assertTrue(answer("ReadRsvpsFunction/page.json").body().contains("\"diet\":\"halal\""));
    }

    @Test
    void theStreamTellsOfTheRsvpThatCameAsJson() {
        answer("SubmitRsvpFunction/json.json");
        String answer = invoke("CountAnswersFunction/stream.json");
        assertEquals("{\"batchItemFailures\":[]}", answer);
        assertEquals(
                2, deployment.answers.find(new MeetingId("utrecht")).tally().count("people.accepted"));
    }

    @Test
    void theScheduleWritesTheSummaryOfItsDay() {
        answer("SubmitRsvpFunction/json.json");
        String told = invoke("WriteSummariesFunction/schedule.json");
        assertTrue(told.contains("\"meeting\":\"utrecht\",\"date\":\"2026-03-02\",\"version\":1"), told);
        assertTrue(answer("ReadSummariesFunction/list.json").body().contains("\"date\":\"2026-03-02\""));
        assertEquals(1, deployment.mails.sent().size());
    }

    @Test
    void theScheduleFindsThatEverythingGoesInItsTime() {
        answer("SubmitRsvpFunction/json.json");
        assertEquals(
                "{\"meetings\":[{\"meeting\":\"utrecht\",\"changed\":0}]}", invoke("KeepTermsFunction/schedule.json"));
        assertEquals("{\"meetings\":[]}", invoke("KeepTermsFunction/schedule.json"));
    }

    @Test
    void oneNightAndOneCountMakeTheTallyThatOrganisersRead() {
        answer("SubmitRsvpFunction/json.json");
        answer("SubmitTopicFunction/json.json");
        invoke("CountAnswersFunction/stream.json");
        invoke("WriteSummariesFunction/schedule.json");
        String tally = answer("ReadTallyFunction/json.json").body();
        assertAll(
                () -> assertTrue(tally.contains("\"accepted\":2"), tally),
                () -> assertTrue(tally.contains("\"address\":1"), tally));
    }

    @Test
    void theStoredMeetingIsThere() {
        answer("StoreMeetingFunction/json.json");
        assertTrue(deployment.storedMeetings.find(new MeetingId("proef")).isPresent());
    }

    @Test
    void thePagesShowTheMeeting() {
        assertEquals(
                "Netwerkbijeenkomst lokale digitale democratie",
                answer("MeetingPageFunction/meeting.json").page().select("h1").text());
        assertEquals(
                "Network meeting on local digital democracy",
                answer("MeetingPageFunction/meeting-in-english.json")
                        .page()
                        .select("h1")
                        .text());
        assertEquals(
                "/m/utrecht?lang=nl",
                answer("MeetingPageFunction/home.json")
                        .page()
                        .select(".meetings a")
                        .attr("href"));
        assertEquals(
                "Wat er met je gegevens gebeurt",
                answer("MeetingPageFunction/privacy.json").page().select("h1").text());
        assertFalse(answer("MeetingPageFunction/receipt.json")
                .page()
                .getElementsContainingOwnText("q0w1e2r3t4y5u6i7o8p9-_")
                .isEmpty());
    }

    static Stream<String> httpEvents() {
        return events().filter(file -> text(file).contains("\"requestContext\""));
    }

    static Stream<String> events() {
        return TemplateFile.read().functions().keySet().stream().flatMap(EventFilesTest::eventsOf);
    }

    private static Stream<String> eventsOf(String function) {
        Path folder = Examples.root().resolve("events").resolve(function);
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> function + "/" + file.getFileName()).sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Answer answer(String file) {
        return Answer.read(invoke(file));
    }

    private String invoke(String file) {
        return deployment.invoke(function(file), text(file).getBytes(StandardCharsets.UTF_8));
    }

    private static String function(String file) {
        return List.of(file.split("/", -1)).getFirst();
    }

    private static String text(String file) {
        return Examples.file("events/" + file);
    }

    private static String decodedBody(String file) {
        String body = Examples.json(text(file)).text("body");
        return body.matches("[A-Za-z0-9+/]+=*")
                ? new String(java.util.Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}

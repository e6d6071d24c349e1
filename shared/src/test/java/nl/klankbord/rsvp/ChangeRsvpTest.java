package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is seen as JSON is edited and sent back. Seats and the waiting list: `WaitingTest`.
final class ChangeRsvpTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final MeetingId ELSEWHERE = new MeetingId("elsewhere");
    private static final Sender SENDER = new Sender("api", "change-0123456789");
    private static final Person ANNA = Examples.SECRETS.person(EmailAddress.of("anna@example.nl"));

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final ChangeRsvp changes = new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK);

    @BeforeEach
    void start() {
        meetings.store(Examples.utrecht(0, false), false);
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(
                        UTRECHT,
                        new Sender("api", "submit-0123456789"),
                        Examples.party("anna@example.nl", 2)
                                .put("role", "Adviseur")
                                .put("access", "Ringleiding")
                                .put("dietNote", "geen noten")
                                .build());
    }

    @Test
    void whatIsShownIsAllThereIs() {
        assertEquals(
                Examples.json(
                        "{\"person\":\"" + ANNA.value()
                                + "\",\"version\":1,\"status\":\"accepted\",\"people\":2,\"site\":\"api\","
                                + "\"receivedAt\":\"2027-03-01T09:00:00Z\",\"name\":\"Fatma Yıldız-van der Veen\","
                                + "\"email\":\"anna@example.nl\",\"organisation\":\"Gemeente Súdwest-Fryslân\","
                                + "\"organisationType\":\"municipality\",\"role\":\"Adviseur\",\"attending\":true,"
                                + "\"moments\":[\"lunch\",\"drinks\"],\"diet\":\"vegetarian\",\"dietNote\":\"geen noten\","
                                + "\"access\":\"Ringleiding\",\"guests\":[{\"name\":\"Guest 1\","
                                + "\"moments\":[\"lunch\",\"drinks\"],\"diet\":\"none\"}],\"updates\":false,\"language\":\"nl\"}"),
                shown());
        Rsvp waiting =
                anna().standing(new Standing(Status.WAITING, Status.WAITING, 1, 0, java.util.OptionalLong.of(7)));
        JsonObject waits = RsvpJson.write(waiting);
        assertEquals(Json.of(7), waits.get("place"));
        assertEquals(Json.of(true), waits.get("attending"));
        assertEquals(
                Json.of(false),
                RsvpJson.write(anna().standing(Standing.first(Status.CANCELLED)))
                        .get("attending"));
    }

    @Test
    void whatIsShownCanBeEditedAndSentBack() {
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change(with("diet", Json.of("vegan"))));
        assertEquals(Diet.VEGAN, anna().meal().diet());
        assertEquals(2, anna().people());
    }

    /// Who changes something else sees only what is asked by now, and says nothing of what was asked before.
    @Test
    void whatWasSaidToAQuestionOrAChoiceThatIsGoneStaysSaid() {
        JsonObject said = Json.object()
                .put("reis", "ov")
                .put("ervaring", Json.texts(List.of("platform", "peiling")))
                .put("spreker", "Een burgemeester")
                .build();
        change(answering(said));
        String file = nl.klankbord.json.JsonWriter.text(
                        nl.klankbord.meeting.MeetingFile.write(Examples.utrecht(0, false)))
                .replace("{\"id\":\"ov\"", "{\"id\":\"trein\"")
                .replace("{\"id\":\"platform\"", "{\"id\":\"forum\"")
                .replace("\"id\":\"spreker\"", "\"id\":\"wens\"");
        meetings.store(Examples.meeting(Examples.json(file)), false);
        assertEquals(said, shown().get("answers"), "what was said is shown under its id");

        assertEquals(
                new ChangeOutcome.Changed(Status.ACCEPTED, 3),
                changes.change(UTRECHT, ANNA, new Sender("api", "sent-back-0123456789"), shown()));
        assertEquals(said, shown().get("answers"));

        JsonObject form = Examples.rsvp("anna@example.nl")
                .put(
                        "answers",
                        Json.object()
                                .put("ervaring", Json.texts(List.of("begroting")))
                                .put("wens", "Een dichter")
                                .build())
                .build();
        assertInstanceOf(
                ChangeOutcome.Changed.class,
                changes.change(UTRECHT, ANNA, 3, new Sender("page", "by-form-0123456789"), form));
        assertEquals(
                Json.object()
                        .put("ervaring", Json.texts(List.of("begroting", "platform")))
                        .put("wens", "Een dichter")
                        .put("reis", "ov")
                        .put("spreker", "Een burgemeester")
                        .build(),
                shown().get("answers"));
    }

    @Test
    void aChoiceThatNeverWasIsStillRefused() {
        change(answering(Json.object().put("reis", "ov").build()));
        JsonObject wrong = new JsonObject(java.util.Map.of("reis", Json.of("vliegtuig")));
        assertEquals(
                List.of("answers.reis choice"),
                complaints(changes.change(UTRECHT, ANNA, new Sender("api", "wrong-0123456789"), answering(wrong))));
    }

    @Test
    void aVersionThatIsNoneIsSaidTogetherWithAllElse() {
        assertEquals(List.of("version number"), complaints(change(with("version", Json.of(0)))));
        assertEquals(
                List.of("version required", "name required"),
                complaints(change(Json.object()
                        .put("email", "anna@example.nl")
                        .put("organisation", "Gemeente Utrecht")
                        .put("organisationType", "municipality")
                        .put("attending", true)
                        .build())));
        assertEquals(Diet.VEGETARIAN, anna().meal().diet());
    }

    @Test
    void aWrongFieldIsSaidAndChangesNothing() {
        JsonObject wrong = Examples.rsvp("anna@example.nl").put("diet", "cake").build();
        assertEquals(List.of("diet choice"), complaints(changes.change(UTRECHT, ANNA, 1, SENDER, wrong)));
        assertEquals(1, anna().version());
    }

    @Test
    void theAddressIsWhoItIs() {
        assertEquals(List.of("email email-differs"), complaints(change(with("email", Json.of("bram@example.nl")))));
        assertEquals("anna@example.nl", anna().participant().email().value());
    }

    @Test
    void aPartyLargerThanTheMeetingIsToldSo() {
        meetings.store(Examples.utrecht(4, false), false);
        new ArrangeSeats(answers).arrange(Examples.utrecht(4, false));
        JsonObject five = Examples.party("anna@example.nl", 5).build();
        assertEquals(List.of("guests party"), complaints(changes.change(UTRECHT, ANNA, 1, SENDER, five)));
        JsonObject four = Examples.party("anna@example.nl", 4).build();
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), changes.change(UTRECHT, ANNA, 1, SENDER, four));
    }

    @Test
    void withoutCapacityNoSeatIsLookedForNorGivenBack() {
        JsonObject more = Examples.party("anna@example.nl", 9).build();
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), changes.change(UTRECHT, ANNA, 1, SENDER, more));
        assertEquals(
                new ChangeOutcome.Changed(Status.CANCELLED, 3),
                changes.cancel(UTRECHT, ANNA, 2, new Sender("api", "cancel-0123456789")));
    }

    @Test
    void whoIsNotThereCannotBeChanged() {
        JsonObject sent = Examples.rsvp("nobody@example.nl").build();
        Person nobody = Examples.SECRETS.person(EmailAddress.of("nobody@example.nl"));
        assertEquals(new ChangeOutcome.NoRsvp(), changes.change(UTRECHT, nobody, 1, SENDER, sent));
        assertEquals(new ChangeOutcome.NoRsvp(), changes.cancel(UTRECHT, nobody, 1, SENDER));
    }

    @Test
    void aMeetingThatIsNotThereHasNobody() {
        assertEquals(new ChangeOutcome.NoRsvp(), changes.change(ELSEWHERE, ANNA, SENDER, shown()));
        assertEquals(new ChangeOutcome.NoRsvp(), changes.change(ELSEWHERE, ANNA, 1, SENDER, shown()));
        assertEquals(new ChangeOutcome.NoRsvp(), changes.cancel(ELSEWHERE, ANNA, 1, SENDER));
    }

    private ChangeOutcome change(JsonObject shown) {
        return changes.change(UTRECHT, ANNA, SENDER, shown);
    }

    private Rsvp anna() {
        return answers.find(UTRECHT, ANNA).orElseThrow();
    }

    private JsonObject shown() {
        return RsvpJson.write(anna());
    }

    private JsonObject with(String field, Json value) {
        Json.Builder changed = Json.object();
        shown().members().forEach((name, old) -> changed.put(name, name.equals(field) ? value : old));
        return changed.build();
    }

    private JsonObject answering(JsonObject said) {
        Json.Builder sent = Json.object();
        shown().members().forEach(sent::put);
        return sent.put("answers", said).build();
    }

    private static List<String> complaints(ChangeOutcome outcome) {
        Refusal why = assertInstanceOf(ChangeOutcome.Refused.class, outcome).why();
        return assertInstanceOf(Refusal.Invalid.class, why).complaints().stream()
                .map(complaint -> complaint.field() + " " + complaint.code())
                .toList();
    }
}

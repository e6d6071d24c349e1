package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.export.SummaryFiles;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.mail.MailedSummaries;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryArtefacts;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryHints;
import nl.klankbord.memory.MemoryMails;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemorySuggestions;
import nl.klankbord.memory.MemorySummaries;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Sender;
import nl.klankbord.summary.WriteSummaries.Night;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.SubmitTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WriteSummariesTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Instant FIRST_NIGHT = Instant.parse("2027-03-02T04:30:00Z");
    private static final Instant SECOND_NIGHT = Instant.parse("2027-03-03T04:30:00Z");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemorySummaries summaries = new MemorySummaries();
    private final MemoryArtefacts artefacts = new MemoryArtefacts();
    private final MemoryMails mails = new MemoryMails();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MemorySuggestions suggestions = new MemorySuggestions();
    private final MakeSuggestions makeSuggestions =
            new MakeSuggestions(answers.topics(), decisions, suggestions, new MemoryHints());
    private final MakeSummary makeSummary = new MakeSummary(
            answers, answers.topics(), decisions, suggestions, _ -> ManifestState.NONE, summaries, artefacts);
    private final WriteSummaries writeSummaries = new WriteSummaries(
            meetings,
            makeSuggestions,
            makeSummary,
            Examples.recountMeeting(meetings, answers),
            summaries,
            artefacts,
            SummaryFiles.RENDERINGS,
            new MailedSummaries(mails, "https://klankbord.example"));

    @BeforeEach
    void start() {
        meetings.store(Examples.utrecht(), false);
    }

    @Test
    void theFirstSummaryIsWrittenInEveryFormatAndMailed() {
        rsvp("a@example.nl", Json.object().build());
        topic("b@example.nl");

        Night.Written night = written(FIRST_NIGHT);

        assertEquals(1, night.summary().version());
        assertTrue(night.isMailed());
        assertEquals(4, artefacts.stores());
        assertTrue(text(Format.HTML, "2027-03-02").contains("Loting voor het burgerberaad"));
        assertTrue(text(Format.CSV, "2027-03-02").contains("Loting voor het burgerberaad"));
        assertEquals("planner@klankbord.example", mails.sent().getFirst().to().value());
        assertTrue(mails.sent()
                .getFirst()
                .text()
                .contains("https://klankbord.example/v1/meetings/utrecht/summaries/2027-03-02"));
    }

    @Test
    void runningTwiceGivesTheSameBytesAndOneMail() {
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        byte[] once = bytes(Format.JSON, "2027-03-02");
        byte[] page = bytes(Format.HTML, "2027-03-02");

        Night.Written again = written(FIRST_NIGHT.plusSeconds(40_000));

        assertFalse(again.isMailed());
        assertEquals(1, again.summary().version());
        assertArrayEquals(once, bytes(Format.JSON, "2027-03-02"));
        assertArrayEquals(page, bytes(Format.HTML, "2027-03-02"));
        assertEquals(1, mails.sent().size());
    }

    @Test
    void theNextDayOpensWithWhatChanged() {
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        rsvp("b@example.nl", Json.object().put("diet", "halal").build());
        topic("b@example.nl");
        written(SECOND_NIGHT);

        String page = text(Format.HTML, "2027-03-03");
        assertTrue(page.contains("Sinds de samenvatting van dinsdag 2 maart 2027"), page);
        assertTrue(page.contains("<td>Komen</td><td class=\"n\">+1</td>"), page);
        assertTrue(page.contains("Te bestellen: broodjes</td><td class=\"n\">+2</td>"), page);
        assertEquals(2, mails.sent().size());
        assertTrue(mails.sent().getLast().text().contains("Komen vertellen: Loting voor het burgerberaad"));
    }

    @Test
    void nothingChangedMeansNoMail() {
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        Night.Written second = written(SECOND_NIGHT);
        assertFalse(second.isMailed());
        assertEquals(1, mails.sent().size());
        assertTrue(text(Format.HTML, "2027-03-03").contains("Er is niets veranderd."));
    }

    @Test
    void aMeetingWithoutAnswersHasASummaryAndNoMail() {
        assertFalse(written(FIRST_NIGHT).isMailed());
        assertTrue(text(Format.HTML, "2027-03-02").contains("Er zijn nog geen antwoorden."));
    }

    @Test
    void moreAnswersOnTheSameDayMakeANewVersionAndANewMail() {
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        rsvp("b@example.nl", Json.object().build());
        Night.Written again = written(FIRST_NIGHT.plusSeconds(3_600));
        assertEquals(2, again.summary().version());
        assertTrue(again.isMailed());
    }

    @Test
    void theSeatsAreCountedFromTheSameRows() {
        capacity(3);
        rsvp("a@example.nl", Json.object().build());
        rsvp("b@example.nl", guests(1));
        rsvp("c@example.nl", guests(1));
        written(FIRST_NIGHT);
        assertEquals("{\"capacity\":3,\"taken\":3,\"free\":0,\"waiting\":1}", seats());
        String page = text(Format.HTML, "2027-03-02");
        for (String line : List.of(
                "<td>Plaatsen in totaal</td><td class=\"n\">3</td>",
                "<td>Bezet</td><td class=\"n\">3</td>",
                "<td>Vrij</td><td class=\"n\">0</td>",
                "<td>Op de wachtlijst</td><td class=\"n\">2</td>",
                "<td>Aanmeldingen op de wachtlijst</td><td class=\"n\">1</td>")) {
            assertTrue(page.contains(line), line + page);
        }
        assertFalse(page.contains("Te veel mensen"));
        assertTrue(text(Format.CSV, "2027-03-02").contains("Plaatsen;Aanmeldingen op de wachtlijst;;1;;;"));
        assertTrue(mails.sent().getFirst().text().contains("Plaatsen:\n  Plaatsen in totaal: 3\n  Bezet: 3\n"));
    }

    @Test
    void moreWhoComeThanSeatsIsSaidLoudly() {
        rsvp("a@example.nl", guests(3));
        capacity(1);
        written(FIRST_NIGHT);
        String page = text(Format.HTML, "2027-03-02");
        assertTrue(page.contains("<p class=\"warning\">Let op: er komen meer mensen dan er plaatsen zijn."), page);
        assertTrue(page.contains("<td>Te veel mensen</td><td class=\"n\">3</td>"), page);
        assertTrue(page.contains("<td>Vrij</td><td class=\"n\">0</td>"), page);
        assertEquals("{\"capacity\":1,\"taken\":4,\"free\":0,\"waiting\":0}", seats());
        assertTrue(text(Format.CSV, "2027-03-02").contains("Plaatsen;Te veel mensen;;3;;;"));
        assertTrue(mails.sent().getFirst().text().contains("Aantal mensen te veel: 3."));
    }

    @Test
    void aMeetingWithRoomForAllShowsNoSeats() {
        capacity(0);
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        for (Format format : Format.values()) {
            assertFalse(text(format, "2027-03-02").contains("Plaatsen"), format.name());
            assertFalse(text(format, "2027-03-02").contains("\"seats\""), format.name());
        }
    }

    @Test
    void aSummaryOfBeforeThereWereSeatsIsComparedWith() {
        rsvp("a@example.nl", Json.object().build());
        written(FIRST_NIGHT);
        Json.JsonObject today = Examples.json(text(Format.JSON, "2027-03-02"));
        Json.Builder former = Json.object();
        today.members().forEach((name, value) -> {
            if (!name.equals("seats")) {
                former.put(name, value);
            }
        });
        assertNotEquals(today, former.build());
        assertEquals(SummaryJson.read(JsonWriter.bytes(today)), SummaryJson.read(JsonWriter.bytes(former.build())));
    }

    private String seats() {
        return JsonWriter.text(Examples.json(text(Format.JSON, "2027-03-02")).object("seats"));
    }

    private void capacity(int people) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("capacity")) {
                file.put(name, value);
            }
        });
        new StoreMeeting(meetings, new ArrangeSeats(answers))
                .store(Examples.meeting((people > 0 ? file.put("capacity", people) : file).build()), false);
    }

    private static Json.JsonObject guests(int number) {
        Json.JsonObject guest = Json.object().put("name", "Jan").build();
        return Json.object()
                .put("guests", Json.array(java.util.Collections.nCopies(number, guest)))
                .build();
    }

    @Test
    void driftIsReportedAndMended() {
        rsvp("a@example.nl", Json.object().build());
        answers.each(UTRECHT, counted -> answers.count(UTRECHT, List.of(counted.key())));
        Tally exact = answers.find(UTRECHT).tally();
        Tally drift = new Tally(new TreeMap<>(Map.of("people.accepted", 3L)));
        answers.correct(UTRECHT, answers.find(UTRECHT).revision(), drift);

        Night.Written night = written(FIRST_NIGHT);

        assertEquals(drift, night.recounted().counts());
        assertEquals(exact, answers.find(UTRECHT).tally());
        assertTrue(written(FIRST_NIGHT).recounted().counts().isNothing());
    }

    @Test
    void answersThatTheStreamLostAreCounted() {
        rsvp("a@example.nl", Json.object().build());
        Night.Written night = written(FIRST_NIGHT);
        assertEquals(1, night.recounted().late());
        assertEquals(1, answers.find(UTRECHT).tally().count("people.accepted"));
    }

    @Test
    void theDayIsThatOfTheMeetingsZone() {
        written(Instant.parse("2027-03-02T23:30:00Z"));
        assertEquals(
                LocalDate.of(2027, 3, 3), summaries.list(UTRECHT).getFirst().date());
    }

    @Test
    void aMeetingOfLongAgoIsLeftAlone() {
        Instant longAfter = Instant.parse("2027-05-02T04:30:00Z");
        assertEquals(List.of(), writeSummaries.write(longAfter, longAfter));
    }

    @Test
    void topicsStandWhereOrganisersPutThem() {
        topic("a@example.nl");
        topic("b@example.nl");
        writeSummaries.write(FIRST_NIGHT, FIRST_NIGHT);
        byte[] asTyped =
                artefacts.find(UTRECHT, LocalDate.of(2027, 3, 2), Format.JSON).orElseThrow();
        Meeting meeting = Examples.utrecht();
        ThemeId typed = ThemeId.ofTitle(meeting, "Loting voor het burgerberaad");
        decide(1, Decision.merge(Set.of(typed), "Samen loten", ThemeId.ofTitle(meeting, "Samen loten")));
        writeSummaries.write(FIRST_NIGHT, FIRST_NIGHT);
        EarlierSummary sorted = SummaryJson.read(
                artefacts.find(UTRECHT, LocalDate.of(2027, 3, 2), Format.JSON).orElseThrow());
        assertEquals(
                List.of("Samen loten"),
                sorted.themes().stream().map(ThemeCount::theme).toList());
        decide(2, Decision.undo(1));
        writeSummaries.write(FIRST_NIGHT, FIRST_NIGHT);
        assertArrayEquals(
                asTyped,
                artefacts.find(UTRECHT, LocalDate.of(2027, 3, 2), Format.JSON).orElseThrow());
    }

    private void decide(int number, Decision decision) {
        decisions.store(new Decided(
                UTRECHT, number, "decision-" + number, decision, Examples.NOW, "organiser-1", "Fatma", Long.MAX_VALUE));
    }

    @Test
    void theOrderOfArrivalInTheStoreDoesNotMatter() {
        SummaryBuilder forwards = new SummaryBuilder(
                Examples.utrecht(), LocalDate.of(2027, 3, 2), Sorting.of(List.of()), Optional.empty());
        SummaryBuilder backwards = new SummaryBuilder(
                Examples.utrecht(), LocalDate.of(2027, 3, 2), Sorting.of(List.of()), Optional.empty());
        for (int i = 0; i < 20; i++) {
            rsvp(
                    "p" + i + "@example.nl",
                    Json.object().put("dietNote", "note " + i % 7).build());
            topic("p" + i + "@example.nl");
        }
        List<nl.klankbord.rsvp.Rsvp> rsvps = new java.util.ArrayList<>();
        List<nl.klankbord.topic.Topic> topics = new java.util.ArrayList<>();
        answers.each(UTRECHT, counted -> rsvps.add(counted.answer()));
        answers.topics().each(UTRECHT, counted -> topics.add(counted.answer()));
        rsvps.forEach(forwards::add);
        topics.forEach(forwards::add);
        topics.reversed().forEach(backwards::add);
        rsvps.reversed().forEach(backwards::add);
        assertArrayEquals(
                SummaryJson.render(forwards.build(Optional.empty())),
                SummaryJson.render(backwards.build(Optional.empty())));
    }

    @Test
    void oneMeetingsTroubleDoesNotCostAnotherItsSummary() {
        meetings.store(Examples.meeting(with(Examples.utrechtFile(), "id", "arnhem")), false);
        WriteSummaries troubled = new WriteSummaries(
                meetings,
                makeSuggestions,
                makeSummary,
                Examples.recountMeeting(meetings, answers),
                summaries,
                artefacts,
                Map.of(Format.JSON, summary -> {
                    if (summary.meeting().id().value().equals("arnhem")) {
                        throw new IllegalStateException("no summary of Arnhem");
                    }
                    return SummaryJson.render(summary);
                }),
                new MailedSummaries(mails, "https://klankbord.example"));

        List<Night> nights = troubled.write(FIRST_NIGHT, FIRST_NIGHT);

        assertInstanceOf(Night.Failed.class, nights.getFirst());
        assertInstanceOf(Night.Written.class, nights.getLast());
        assertNotEquals(List.of(), summaries.list(UTRECHT));
    }

    private static Json.JsonObject with(Json.JsonObject file, String name, String value) {
        Json.Builder changed = Json.object();
        file.members().forEach(changed::put);
        return changed.put(name, value).build();
    }

    private void rsvp(String email, Json.JsonObject also) {
        Json.Builder sent = Examples.rsvp(email);
        also.members().forEach(sent::put);
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, clock())
                .submit(UTRECHT, Sender.unrepeatable("page"), sent.build());
    }

    private void topic(String email) {
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, clock())
                .submit(
                        UTRECHT,
                        Sender.unrepeatable("api"),
                        Examples.topic(email).build());
    }

    private static Clock clock() {
        return Clock.fixed(Examples.NOW, ZoneOffset.UTC);
    }

    private Night.Written written(Instant night) {
        return assertInstanceOf(
                Night.Written.class, writeSummaries.write(night, night).getFirst());
    }

    private String text(Format format, String date) {
        return new String(bytes(format, date), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Format format, String date) {
        return artefacts.find(UTRECHT, LocalDate.parse(date), format).orElseThrow();
    }
}

package nl.klankbord.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.klankbord.json.Json;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.HandOver;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryIntroductions;
import nl.klankbord.memory.MemoryInvites;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryManifests;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryStatements;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.Asked;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.SubmitTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One person's mails over the life of a meeting.
final class TellPersonTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryMailings mailings = new MemoryMailings();
    private final MemoryAsks asks = new MemoryAsks();
    private final List<Letter> letters = new ArrayList<>();
    private Predicate<Letter> postman = letters::add;
    private Instant now = Examples.NOW;
    private int key = 0;

    @BeforeEach
    void start() {
        store(10);
    }

    @Test
    void whoAnswersIsToldOnceHowOftenTheStreamMayTellOfIt() {
        submit("a", 2);
        assertTrue(tell("a"));
        assertFalse(tell("a"));
        assertEquals(List.of("a accepted +0"), told());
        assertEquals(List.of(), asks.open(UTRECHT));
    }

    @Test
    void whoBringsTopicsAlsoHearsOfThemButInOneMailAnHour() {
        bring("a", "een");
        assertTrue(tell("a"));
        bring("a", "twee");
        bring("a", "drie");
        assertFalse(tell("a"));
        assertFalse(tell("a"));
        later(Duration.ofMinutes(59));
        assertEquals(0, person().tellAll(UTRECHT));
        later(Duration.ofMinutes(1));
        assertEquals(1, person().tellAll(UTRECHT));
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(List.of("a topic", "a topic"), told());
        assertEquals(3, letters.getLast().topics());
        assertEquals(List.of(), asks.open(UTRECHT));
    }

    @Test
    void whoAsksIsToldWhoeverTheyAre() {
        submit("a", 1);
        tell("a");
        later(Duration.ofHours(2));
        ask("a");
        ask("nobody");
        assertEquals(1, person().tellAll(UTRECHT));
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(List.of("a accepted +0", "a link"), told());
        assertEquals(List.of(), asks.open(UTRECHT));
        assertEquals(Told.NOTHING, mailings.find(UTRECHT, Examples.person("nobody@example.nl")));
    }

    @Test
    void whoAskedRightBeforeTheyWereToldIsToldOnce() {
        submit("a", 1);
        ask("a");
        tell("a");
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(List.of("a accepted +0"), told());
        assertEquals(List.of(), asks.open(UTRECHT));
    }

    @Test
    void aSecondAnswerOfAKnownAddressTellsItsOwner() {
        submit("a", 1);
        tell("a");
        later(Duration.ofHours(2));
        submit("a", 1);
        assertEquals(1, person().tellAll(UTRECHT));
        assertEquals(List.of("a accepted +0", "a link"), told());
    }

    @Test
    void theCalendarFollowsCancellingAndComingAfterAll() {
        submit("a", 1);
        tell("a");
        cancel("a", 1);
        tell("a");
        change("a", 1, 2);
        tell("a");
        assertEquals(List.of("a accepted +0", "a cancelled -1", "a changed +2"), told());
    }

    @Test
    void whoIsCheckedInIsToldNothingAndAChangeOfTheirsStillIs() {
        submit("a", 2);
        tell("a");
        arrive("a", 1);
        assertFalse(tell("a"));
        later(Duration.ofHours(2));
        change("a", 2, 2);
        arrive("a", 2);
        assertTrue(tell("a"));
        assertFalse(tell("a"));
        assertEquals(List.of("a accepted +0", "a changed"), told());
    }

    @Test
    void whoWaitsHearsOfThePlaceAtOnceAndOnce() {
        submit("a", 10);
        submit("b", 1);
        tell("b");
        cancel("a", 1);
        new PromoteWaiting(meetings, answers, answers, person(), clock()).promote(UTRECHT);
        tell("b");
        assertEquals(List.of("b waiting", "b promoted +0"), told());
    }

    @Test
    void whoeverHasItInTheirCalendarHearsThatTheMeetingMoved() {
        submit("a", 1);
        submit("b", 1);
        submit("c", 1);
        tell("a");
        tell("b");
        cancel("b", 1);
        tell("b");
        letters.clear();
        Meeting moved = moved();
        Instant at = now;
        assertEquals(1, person().askForAll(moved, at));
        later(Duration.ofSeconds(10));
        assertEquals(1, person().tellAll(UTRECHT));
        assertEquals(0, person().askForAll(moved, at));
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(List.of("a moved +1"), told());
    }

    @Test
    void aPlaceThatIsHandedOverLeavesOneCalendarAndEntersAnother() {
        submit("a", 1);
        tell("a");
        new HandOver(
                        meetings,
                        answers,
                        new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK),
                        Examples.SECRETS,
                        asks,
                        Examples.CLOCK)
                .handOver(
                        new PersonalLink(UTRECHT, Examples.person("a@example.nl")),
                        Json.object()
                                .put("name", "B")
                                .put("email", "b@example.nl")
                                .build());
        later(Duration.ofSeconds(1));
        assertEquals(2, person().tellAll(UTRECHT));
        assertEquals(
                List.of("a accepted +0", "a handed-over -1", "b accepted +0"),
                told().stream().sorted().toList());
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(Told.NOTHING, mailings.find(UTRECHT, Examples.person("a@example.nl")));
    }

    @Test
    void aMailThatDoesNotGoIsTriedAgainAndItsHourDoesNotCount() {
        submit("a", 1);
        postman = _ -> {
            throw new UnavailableException("SES is down", new IllegalStateException());
        };
        assertThrows(UnavailableException.class, () -> tell("a"));
        assertThrows(UnavailableException.class, () -> tell("a"));
        postman = letters::add;
        assertTrue(tell("a"));
        assertEquals(List.of("a accepted +0"), told());
    }

    @Test
    void oneWhoCannotBeToldKeepsNoneOfTheOthers() {
        submit("a", 1);
        submit("b", 1);
        ask("a");
        ask("b");
        postman = letter -> {
            if (letter.to().value().startsWith("a")) {
                throw new UnavailableException("refused", new IllegalStateException());
            }
            return letters.add(letter);
        };
        assertThrows(UnavailableException.class, () -> person().tellAll(UTRECHT));
        assertEquals(List.of("b accepted +0"), told());
        assertEquals(1, asks.open(UTRECHT).size());
    }

    @Test
    void anAddressThatTakesNoMailIsGivenUpAtOnceAndTriedAgainWhenSomethingChanges() {
        submit("a", 1);
        ask("a");
        postman = _ -> false;
        assertFalse(tell("a"));
        assertEquals(0, person().tellAll(UTRECHT));
        assertEquals(List.of(), asks.open(UTRECHT), "nobody tries that every five minutes");
        assertEquals(List.of(new Unreached(Examples.person("a@example.nl"), now)), mailings.unreached(UTRECHT));
        postman = letters::add;
        assertTrue(tell("a"), "and the hour was not used up");
        assertEquals(List.of(), mailings.unreached(UTRECHT));
        assertFalse(mailings.find(UTRECHT, Examples.person("a@example.nl")).isUnreached());
    }

    @Test
    void aMailThatDoesNotGoForADayIsGivenUp() {
        submit("a", 1);
        ask("a");
        postman = _ -> {
            throw new UnavailableException("SES is down", new IllegalStateException());
        };
        later(TellPerson.GIVING_UP.minusMillis(1));
        assertThrows(UnavailableException.class, () -> person().tellAll(UTRECHT));
        assertEquals(1, asks.open(UTRECHT).size());
        assertEquals(List.of(), mailings.unreached(UTRECHT));
        later(Duration.ofMillis(1));
        assertThrows(UnavailableException.class, () -> person().tellAll(UTRECHT), "and whoever watches is told");
        assertEquals(List.of(), asks.open(UTRECHT));
        assertEquals(1, mailings.unreached(UTRECHT).size());
    }

    @Test
    void whoGaveTheirPlaceAwayIsNotMissed() {
        submit("a", 1);
        postman = _ -> false;
        tell("a");
        new HandOver(meetings, answers, changes(), Examples.SECRETS, asks, Examples.CLOCK)
                .handOver(
                        new PersonalLink(UTRECHT, Examples.person("a@example.nl")),
                        Json.object()
                                .put("name", "B")
                                .put("email", "b@example.nl")
                                .build());
        postman = letters::add;
        later(Duration.ofSeconds(1));
        assertEquals(1, person().tellAll(UTRECHT));
        assertEquals(List.of("b accepted +0"), told());
        assertEquals(List.of(), mailings.unreached(UTRECHT));
    }

    @Test
    void whoeverIsInOtherHandsIsLookedAtLater() {
        submit("a", 1);
        Person a = Examples.person("a@example.nl");
        mailings.claim(Examples.utrecht(), a, now);
        assertFalse(tell("a"));
        assertEquals(1, asks.open(UTRECHT).size());
        mailings.letGo(UTRECHT, a);
        assertEquals(1, person().tellAll(UTRECHT));
    }

    @Test
    void whoWasErasedBeforeBeingToldIsToldNothing() {
        submit("a", 1);
        bring("a", "een");
        new EraseMe(
                        answers,
                        answers.topics(),
                        changes(),
                        mailings,
                        asks,
                        new MemoryDecisions(),
                        new MemoryInvites(),
                        new MemoryIntroductions(),
                        new MemoryStatements(),
                        MemoryManifests.forgetting())
                .erase(new PersonalLink(UTRECHT, Examples.person("a@example.nl")));
        answers.each(
                UTRECHT,
                counted -> assertFalse(person().tell(UTRECHT, counted.answer().person())));
        answers.topics()
                .each(
                        UTRECHT,
                        counted -> assertFalse(
                                person().tell(UTRECHT, counted.answer().person())));
        assertEquals(List.of(), told());
        assertEquals(List.of(), asks.open(UTRECHT));
    }

    @Test
    void afterItsWeekAMeetingTellsNobody() {
        submit("a", 1);
        now = Examples.utrecht().linksEndAt();
        assertFalse(tell("a"));
        assertEquals(List.of(), told());
    }

    /// As `a accepted +0`: who, why, and what the calendar gets; a minus takes the entry away.
    private List<String> told() {
        return letters.stream()
                .map(letter -> letter.to().value().replaceFirst("@.*", "") + " "
                        + letter.reason().word()
                        + letter.entry()
                                .map(entry -> (entry.isCancelled() ? " -" : " +") + entry.sequence())
                                .orElse(""))
                .toList();
    }

    private boolean tell(String name) {
        return person().tell(UTRECHT, Examples.person(name + "@example.nl"));
    }

    private TellPerson person() {
        return new TellPerson(
                meetings, answers, answers.topics(), mailings, asks, letter -> postman.test(letter), clock());
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private void ask(String name) {
        asks.ask(new Asked(UTRECHT, Examples.person(name + "@example.nl"), now));
    }

    private void store(int capacity) {
        new StoreMeeting(meetings, new ArrangeSeats(answers)).store(Examples.utrecht(capacity, true), false);
    }

    private Meeting moved() {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        file.put(
                "place",
                Json.object().put("nl", "Ergens anders").put("en", "Elsewhere").build());
        Meeting moved = Examples.meeting(file.build());
        meetings.store(moved, false);
        return moved;
    }

    private void submit(String name, int people) {
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, asks, clock())
                .submit(
                        UTRECHT,
                        Examples.sender(name + key++),
                        Examples.party(name + "@example.nl", people).build());
    }

    private void bring(String name, String theme) {
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, clock())
                .submit(
                        UTRECHT,
                        Examples.sender(theme),
                        Examples.topic(name + "@example.nl").put("theme", theme).build());
    }

    private void cancel(String name, int version) {
        changes().cancel(UTRECHT, Examples.person(name + "@example.nl"), version, Examples.sender("c" + key++));
    }

    private void arrive(String name, int people) {
        changes().arrive(UTRECHT, Examples.person(name + "@example.nl"), people);
    }

    private void change(String name, int people, int version) {
        changes()
                .change(
                        UTRECHT,
                        Examples.person(name + "@example.nl"),
                        version,
                        Examples.sender("c" + key++),
                        Examples.party(name + "@example.nl", people).build());
    }

    private ChangeRsvp changes() {
        return new ChangeRsvp(meetings, answers, Examples.SECRETS, clock());
    }
}

package nl.klankbord.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryIntroductions;
import nl.klankbord.memory.MemoryInvites;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryManifests;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryStatements;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody does by their personal link, over both stores.
public abstract class LinkContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Duration TO_THE_DAY =
            Duration.between(Examples.NOW, Examples.utrecht().startsAt());

    private final MemoryMeetings meetings = new MemoryMeetings();
    private Store store;
    private ChangeRsvp changes;

    /// Ports over one table.
    public record Store(Rsvps rsvps, Topics topics, Tallies tallies) {}

    protected abstract Store create();

    @BeforeEach
    final void start() {
        store = create();
        changes = new ChangeRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.CLOCK);
        capacity(10);
    }

    @Test
    void aLinkShowsWhatIsMineAndNothingElse() {
        submit("a", 2);
        submit("b", 1);
        bring("a", "eerste");
        bring("b", "tweede");

        Mine mine = found("a");

        assertEquals(rsvp("a"), mine.rsvp().orElseThrow());
        assertEquals(List.of("eerste"), mine.topics().stream().map(Topic::theme).toList());
        String data =
                JsonWriter.text(MineJson.write(mine, Sorting.of(List.of()), List.of(), List.of(), Map.of(), List.of()));
        assertTrue(data.contains("a@example.nl") && data.contains("eerste"), data);
        assertFalse(data.contains("b@example.nl") || data.contains("tweede"), data);
    }

    @Test
    void whoOnlyBroughtATopicHasALinkToo() {
        bring("a", "eerste");
        assertEquals(Optional.empty(), found("a").rsvp());
        assertEquals("a@example.nl", found("a").participant().email().value());
    }

    @Test
    void aLinkEndsAWeekAfterTheMeeting() {
        submit("a", 1);
        Meeting meeting = Examples.utrecht();
        assertInstanceOf(OpenLink.Opened.Nothing.class, open("b", Examples.CLOCK));
        assertInstanceOf(
                OpenLink.Opened.Found.class, open("a", at(meeting.endsAt().plus(Duration.ofDays(6)))));
        assertInstanceOf(
                OpenLink.Opened.Expired.class, open("a", at(meeting.endsAt().plus(Duration.ofDays(7)))));
    }

    @Test
    void aPlaceGoesToAColleagueWithItsSeatsAndGuestsButNotWithWhatTheFirstEats() {
        submit("a", 3);
        count();

        assertEquals(new HandOver.Outcome.HandedOver(), handOver("a", "b"));

        assertInstanceOf(OpenLink.Opened.Nothing.class, open("a", Examples.CLOCK));
        Rsvp after = rsvp("b");
        assertEquals(Status.ACCEPTED, after.status());
        assertEquals(3, after.people());
        assertEquals("Bo Collega", after.participant().name());
        assertEquals("Gemeente Súdwest-Fryslân", after.participant().organisation());
        assertEquals(Diet.NONE, after.meal().diet());
        assertFalse(after.updates());
        assertEquals(2, after.version());
        assertEquals(3, store.rsvps().seats(UTRECHT).orElseThrow().taken());
        assertCounted();
    }

    @Test
    void aPlaceOnTheWaitingListGoesToAColleague() {
        submit("a", 10);
        submit("b", 1);
        submit("c", 1);
        assertEquals(new HandOver.Outcome.HandedOver(), handOver("b", "d"));
        assertEquals(
                "d@example.nl",
                store.rsvps().front(UTRECHT).orElseThrow().participant().email().value());
        assertEquals(2, store.rsvps().seats(UTRECHT).orElseThrow().waiting());
    }

    @Test
    void aColleagueWhoIsInAlreadyKeepsTheirPlaceAndNobodyLearnsOfIt() {
        submit("a", 2);
        submit("b", 1);
        Rsvp before = rsvp("b");
        assertEquals(new HandOver.Outcome.HandedOver(), handOver("a", "b"));
        assertEquals(before, rsvp("b"));
        assertEquals(Status.CANCELLED, rsvp("a").status());
        assertEquals(1, store.rsvps().seats(UTRECHT).orElseThrow().taken());
    }

    @Test
    void handingOverAsksForSomebodyElseAndForAPlace() {
        submit("a", 1);
        assertEquals(List.of("email-own"), complaints(handOver("a", "A")));
        assertEquals(
                List.of("required", "email"),
                complaints(handOver(
                        "a",
                        Json.object().put("name", "").put("email", "geen adres").build(),
                        Examples.CLOCK)));
        assertEquals(
                new HandOver.Outcome.NothingToGive(),
                handOver("a", colleague("b"), Clock.offset(Examples.CLOCK, TO_THE_DAY)));
        cancel("a");
        assertEquals(new HandOver.Outcome.NothingToGive(), handOver("a", "b"));
        assertEquals(new HandOver.Outcome.NothingToGive(), handOver("nobody", "b"));
    }

    @Test
    void whoIsErasedStillCountsAndIsNobody() {
        submit("a", 3);
        submit("b", 2);
        bring("a", "eerste");
        count();
        Tally before = store.tallies().find(UTRECHT).tally();

        erase("a");
        erase("a");

        assertInstanceOf(OpenLink.Opened.Nothing.class, open("a", Examples.CLOCK));
        assertCounted();
        assertEquals(before, store.tallies().find(UTRECHT).tally());
        assertEquals(5, store.rsvps().seats(UTRECHT).orElseThrow().taken());
        StringBuilder all = new StringBuilder();
        store.rsvps().each(UTRECHT, counted -> all.append(counted.answer()).append(counted.key()));
        store.topics().each(UTRECHT, counted -> all.append(counted.answer()).append(counted.key()));
        for (String trace : List.of(
                "a@example.nl", Examples.person("a@example.nl").value(), "Appelman", "Guest 2", "burgerberaad")) {
            assertFalse(all.toString().contains(trace), trace + " is left in " + all);
        }
        assertTrue(all.toString().contains("b@example.nl"));
        assertTrue(all.toString().contains("eerste"));
    }

    @Test
    void whoIsErasedBeforeBeingCountedIsCountedOnce() {
        submit("a", 2);
        bring("a", "eerste");
        erase("a");
        count();
        assertCounted();
        assertEquals(2, store.tallies().find(UTRECHT).tally().counts().get("people.accepted"));
    }

    @Test
    void aTopicThatIsWithdrawnIsGoneWithWhatItCountedForAndTheRestStays() {
        submit("a", 2);
        bring("a", "eerste");
        count();
        bring("a", "tweede");
        bring("a", "derde");
        bring("b", "van een ander");
        Topic first = topic("a", "eerste");
        Topic second = topic("a", "tweede");

        for (Topic withdrawn : List.of(first, second, first)) {
            withdraw("a", withdrawn);
            withdraw("b", withdrawn);
        }

        assertEquals(
                List.of("derde"), found("a").topics().stream().map(Topic::theme).toList());
        assertTrue(found("a").isComing());
        assertEquals(
                List.of("van een ander"),
                found("b").topics().stream().map(Topic::theme).toList());
        assertCounted();
    }

    private Topic topic(String name, String theme) {
        return found(name).topics().stream()
                .filter(topic -> topic.theme().equals(theme))
                .findFirst()
                .orElseThrow();
    }

    private void withdraw(String name, Topic topic) {
        new WithdrawTopic(store.topics(), new MemoryDecisions(), new MemoryInvites(), MemoryManifests.forgetting())
                .withdraw(link(name), topic.submission().id());
    }

    @Test
    void whoWaitsAndIsErasedGivesThePlaceUp() {
        submit("a", 10);
        submit("b", 1);
        submit("c", 1);
        erase("b");
        assertEquals(
                "c@example.nl",
                store.rsvps().front(UTRECHT).orElseThrow().participant().email().value());
        assertEquals(1, store.rsvps().seats(UTRECHT).orElseThrow().waiting());
        assertInstanceOf(OpenLink.Opened.Nothing.class, open("b", Examples.CLOCK));
    }

    @Test
    void mailsStartAndStopWithoutAnythingElse() {
        submit("a", 2);
        Rsvp before = rsvp("a");
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), follow("a", true));
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), follow("a", true));
        assertTrue(rsvp("a").updates());
        assertEquals(before.tally(), rsvp("a").tally());
        assertEquals(before.standing().seats(), rsvp("a").standing().seats());
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 3), follow("a", false));
        assertEquals(new ChangeOutcome.NoRsvp(), follow("nobody", false));
    }

    private ChangeOutcome follow(String name, boolean wantsUpdates) {
        return changes.follow(UTRECHT, link(name).person(), wantsUpdates);
    }

    private void capacity(int people) {
        new StoreMeeting(meetings, new ArrangeSeats(store.rsvps())).store(Examples.utrecht(people, true), false);
    }

    private void submit(String name, int people) {
        new SubmitRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(
                        UTRECHT,
                        Examples.sender(name),
                        Examples.party(name + "@example.nl", people).build());
    }

    private void bring(String name, String theme) {
        new SubmitTopic(meetings, store.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        UTRECHT,
                        Examples.sender(theme),
                        Examples.topic(name + "@example.nl").put("theme", theme).build());
    }

    private void cancel(String name) {
        changes.cancel(UTRECHT, link(name).person(), rsvp(name).version(), Examples.sender("cancel" + name));
    }

    private HandOver.Outcome handOver(String from, String to) {
        return handOver(from, colleague(to), Examples.CLOCK);
    }

    private HandOver.Outcome handOver(String from, JsonObject sent, Clock clock) {
        return new HandOver(meetings, store.rsvps(), changes, Examples.SECRETS, _ -> {}, clock)
                .handOver(link(from), sent);
    }

    private static JsonObject colleague(String name) {
        return Json.object()
                .put("name", "Bo Collega")
                .put("email", name + "@example.nl")
                .build();
    }

    private static List<String> complaints(HandOver.Outcome outcome) {
        return assertInstanceOf(HandOver.Outcome.Refused.class, outcome).complaints().stream()
                .map(complaint -> complaint.code())
                .toList();
    }

    private void erase(String name) {
        new EraseMe(
                        store.rsvps(),
                        store.topics(),
                        changes,
                        new MemoryMailings(),
                        new MemoryAsks(),
                        new MemoryDecisions(),
                        new MemoryInvites(),
                        new MemoryIntroductions(),
                        new MemoryStatements(),
                        MemoryManifests.forgetting())
                .erase(link(name));
    }

    private Rsvp rsvp(String name) {
        return store.rsvps().find(UTRECHT, link(name).person()).orElseThrow();
    }

    private Mine found(String name) {
        return assertInstanceOf(OpenLink.Opened.Found.class, open(name, Examples.CLOCK))
                .mine();
    }

    private OpenLink.Opened open(String name, Clock clock) {
        return new OpenLink(meetings, store.rsvps(), store.topics(), clock).open(link(name));
    }

    private static Clock at(java.time.Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static PersonalLink link(String name) {
        return new PersonalLink(UTRECHT, Examples.person(name + "@example.nl"));
    }

    /// As the stream does.
    private void count() {
        List<AnswerKey> keys = new ArrayList<>();
        store.rsvps().each(UTRECHT, counted -> keys.add(counted.key()));
        store.topics().each(UTRECHT, counted -> keys.add(counted.key()));
        store.tallies().count(UTRECHT, keys);
    }

    /// The live counts are those of the answers, once the stream has told of what changed.
    private void assertCounted() {
        count();
        Tally.Sum sum = new Tally.Sum();
        store.rsvps().each(UTRECHT, counted -> sum.add(counted.answer().tally()));
        store.topics().each(UTRECHT, counted -> sum.add(counted.answer().tally()));
        assertEquals(sum.tally(), store.tallies().find(UTRECHT).tally());
    }
}

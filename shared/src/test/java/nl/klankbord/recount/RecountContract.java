package nl.klankbord.recount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.recount.RecountMeeting.Recounted;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Notice;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.Step;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.Notices;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Recount;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;
import nl.klankbord.topic.TopicsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is kept beside the answers can be thrown away: a recount makes it again. And a site can be struck out, as
/// if
/// it had never sent anything.
public abstract class RecountContract {

    protected static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final String SPAM = "api";

    private final MemoryMeetings meetings = new MemoryMeetings();
    private Store store;

    /// Ports over one table.
    public record Store(Rsvps rsvps, Topics topics, Tallies tallies, Notices notices) {}

    protected abstract Store create();

    @BeforeEach
    final void start() {
        store = create();
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach(file::put);
        Meeting meeting = Examples.meeting(
                file.put("capacity", 10).put("waitingList", true).build());
        new StoreMeeting(meetings, new ArrangeSeats(store.rsvps())).store(meeting, false);
    }

    @Test
    void whereAllIsWellNothingChanges() {
        fillUp();
        Seats seats = seats();
        LiveTally live = store.tallies().find(UTRECHT);

        Recounted recounted = recount();

        assertTrue(recounted.isNothingWrong(), recounted.toString());
        assertEquals(0, recounted.late());
        assertEquals(seats, seats());
        assertEquals(live, store.tallies().find(UTRECHT));
    }

    @Test
    void seatsThatNobodyHoldsComeFreeForWhoeverWaits() {
        submit("a", "page", 6);
        write(seats().seat(4));
        submit("b", "page", 3);
        assertEquals(Status.WAITING, status("b"));

        Recounted recounted = recount();

        assertEquals(4, recounted.seats().taken());
        assertFalse(recounted.isNothingWrong());
        assertEquals(1, recounted.promoted());
        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(1, seats().left());
        assertTrue(recount().isNothingWrong());
    }

    @Test
    void seatsThatAreHeldAreNotGivenAgain() {
        submit("a", "page", 6);
        write(seats().giveBack(5));

        assertEquals(-5, recount().seats().taken());

        assertEquals(4, seats().left());
        submit("b", "page", 5);
        assertEquals(Status.WAITING, status("b"));
    }

    @Test
    void whoSeemedToWaitKeepsNobodyOut() {
        submit("a", "page", 6);
        write(seats().join());

        assertEquals(1, recount().seats().waiting());

        submit("b", "page", 4);
        assertEquals(Status.ACCEPTED, status("b"));
    }

    @Test
    void everybodyWhoWaitsIsFoundAgain() {
        fillUp();
        write(seats().leave().leave());

        Recounted recounted = recount();

        assertEquals(-2, recounted.seats().waiting());
        assertEquals(2, seats().waiting());
        submit("late", "page", 1);
        assertEquals(Status.WAITING, status("late"));
    }

    @Test
    void whatASiteSentCountsNoMore() {
        submit("a", "page", 3);
        count();
        Tally before = store.tallies().find(UTRECHT).tally();
        submit("s1", SPAM, 2);
        submit("s2", SPAM, 3);
        Topic spam = TopicsContract.topic("spam", "koop nu");
        store.topics().storeUnlessPresent(spam);
        count();
        submit("uncounted", SPAM, 2);

        assertEquals(4, strikeSite().count(UTRECHT, SPAM));
        assertEquals(4, strikeSite().strike(UTRECHT, SPAM));

        assertEquals(before, store.tallies().find(UTRECHT).tally());
        assertEquals(List.of("a"), names());
        assertEquals(
                Optional.empty(),
                store.topics().find(UTRECHT, spam.person(), spam.submission().id()));
        assertEquals(7, seats().left());
        assertEquals(0, strikeSite().strike(UTRECHT, SPAM));
        Recounted recounted = recount();
        assertTrue(recounted.isNothingWrong(), recounted.toString());
    }

    @Test
    void whoWasStruckMayAnswerAnew() {
        submit("a", SPAM, 2);
        strikeSite().strike(UTRECHT, SPAM);
        submit("a", "page", 1);
        assertEquals("page", rsvp("a").submission().site());
    }

    @Test
    void thePlacesOfASiteGoToThoseWhoWaitInOrder() {
        submit("a", "page", 4);
        submit("s1", SPAM, 6);
        submit("s2", SPAM, 1);
        submit("b", "page", 5);
        submit("c", "page", 1);

        strikeSite().strike(UTRECHT, SPAM);
        assertEquals(2, recount().promoted());

        assertEquals(Status.ACCEPTED, status("b"));
        assertEquals(Status.ACCEPTED, status("c"));
        assertEquals(0, seats().left());
        assertEquals(0, seats().waiting());
        assertEquals(
                List.of(person("b"), person("c")).stream()
                        .map(Person::value)
                        .sorted()
                        .toList(),
                store.notices().owed(UTRECHT).stream()
                        .map(notice -> notice.person().value())
                        .toList());
    }

    @Test
    void anAnswerThatChangedSinceItWasReadIsNotStruck() {
        submit("a", "page", 2);
        Counted<Rsvp> read = answers().getFirst();
        assertInstanceOf(
                ChangeOutcome.Changed.class,
                new ChangeRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.CLOCK)
                        .cancel(UTRECHT, person("a"), 1, sender("page", "cancel")));
        assertFalse(store.rsvps().strike(read, Optional.empty()));

        Counted<Rsvp> uncounted = answers().getFirst();
        count();
        assertFalse(store.rsvps().strike(uncounted, Optional.empty()));
        assertTrue(store.rsvps().strike(answers().getFirst(), Optional.empty()));
        assertFalse(store.rsvps().strike(uncounted, Optional.empty()));
    }

    @Test
    void seatsThatMovedSinceTheyWereReadAreNotGivenBack() {
        submit("a", "page", 2);
        Counted<Rsvp> read = answers().getFirst();
        Seats before = seats();
        write(before.closed());

        assertFalse(store.rsvps().strike(read, Optional.of(new Step.SeatsChange(before, before.giveBack(2)))));
        assertEquals(List.of("a"), names());
        assertEquals(8, seats().left());
    }

    @Test
    void aTopicThatWasCountedSinceItWasReadIsNotStruck() {
        store.topics().storeUnlessPresent(TopicsContract.topic("one", "tekst"));
        Counted<Topic> uncounted = topics().getFirst();
        count();
        assertFalse(store.topics().strike(uncounted));
        assertTrue(store.topics().strike(topics().getFirst()));
        assertTrue(store.tallies().find(UTRECHT).tally().isNothing());
    }

    @Test
    void oneMailThatCannotGoKeepsNoneOfTheOthers() {
        submit("s", SPAM, 10);
        submit("b", "page", 1);
        submit("c", "page", 1);
        strikeSite().strike(UTRECHT, SPAM);
        recount();
        List<String> mailed = new ArrayList<>();
        RecountMeeting troubled = recountMeeting(name -> {
            if (name.equals("b")) {
                throw new UnavailableException("on purpose", new IllegalStateException());
            }
            mailed.add(name);
        });

        assertThrows(UnavailableException.class, () -> troubled.tell(meeting()));

        assertEquals(List.of("c"), mailed);
        assertEquals(
                List.of(person("b")),
                store.notices().owed(UTRECHT).stream().map(Notice::person).toList());
    }

    protected final void fillUp() {
        submit("a", "page", 6);
        submit("b", "page", 4);
        submit("c", "page", 2);
        submit("d", "page", 1);
        count();
    }

    protected final void count() {
        List<AnswerKey> keys = new ArrayList<>();
        answers().forEach(counted -> keys.add(counted.key()));
        topics().forEach(counted -> keys.add(counted.key()));
        store.tallies().count(UTRECHT, keys);
    }

    protected final void submit(String name, String site, int people) {
        Json guest = Json.object().put("name", "Jan").build();
        Json.JsonObject rsvp = Examples.rsvp(name + "@example.nl")
                .put("name", name)
                .put("guests", Json.array(Collections.nCopies(people - 1, guest)))
                .build();
        RsvpOutcome outcome = new SubmitRsvp(
                        meetings, store.rsvps(), Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(UTRECHT, sender(site, name), rsvp);
        assertInstanceOf(RsvpOutcome.Stored.class, outcome);
    }

    protected final Recounted recount() {
        return recountMeeting(name -> {}).recount(meeting());
    }

    protected final Seats seats() {
        return store.rsvps().seats(UTRECHT).orElseThrow();
    }

    protected final Status status(String name) {
        return rsvp(name).status();
    }

    protected final Rsvp rsvp(String name) {
        return store.rsvps().find(UTRECHT, person(name)).orElseThrow();
    }

    protected static Person person(String name) {
        return Examples.SECRETS.person(EmailAddress.of(name + "@example.nl"));
    }

    protected final Store store() {
        return store;
    }

    private RecountMeeting recountMeeting(Consumer<String> mail) {
        return new RecountMeeting(
                store.rsvps(),
                store.topics(),
                new Recount(store.tallies()),
                new ArrangeSeats(store.rsvps()),
                new PromoteWaiting(
                        meetings,
                        store.rsvps(),
                        store.notices(),
                        (meeting, rsvp) -> mail.accept(rsvp.participant().name()),
                        Examples.CLOCK));
    }

    private StrikeSite strikeSite() {
        return new StrikeSite(store.rsvps(), store.topics());
    }

    private Meeting meeting() {
        return meetings.find(UTRECHT).orElseThrow();
    }

    /// What no use case does: the seats move, and no answer with them.
    private void write(Seats after) {
        assertTrue(store.rsvps().write(Step.of(UTRECHT, new Step.SeatsChange(seats(), after))));
    }

    private List<Counted<Rsvp>> answers() {
        List<Counted<Rsvp>> all = new ArrayList<>();
        store.rsvps().each(UTRECHT, all::add);
        return all;
    }

    private List<Counted<Topic>> topics() {
        List<Counted<Topic>> all = new ArrayList<>();
        store.topics().each(UTRECHT, all::add);
        return all;
    }

    private List<String> names() {
        return answers().stream()
                .map(counted -> counted.answer().participant().name())
                .toList();
    }

    private static Sender sender(String site, String key) {
        return Sender.of(site, (key + "-".repeat(16)).substring(0, 16)).orElseThrow();
    }
}

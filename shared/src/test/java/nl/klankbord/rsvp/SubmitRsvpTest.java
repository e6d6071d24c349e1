package nl.klankbord.rsvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Seats;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.Watched;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SubmitRsvpTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Sender FIRST = new Sender("api", "first-key-0123456");
    private static final Sender SECOND = new Sender("api", "second-key-012345");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);

    @BeforeEach
    void start() {
        meetings.store(Examples.utrecht(), false);
    }

    @Test
    void anAnswerIsStored() {
        Receipt receipt = stored(submit(FIRST, Examples.rsvp("a@example.nl").build()));
        assertEquals(Status.ACCEPTED, receipt.status());
        assertEquals(Examples.NOW, receipt.receivedAt());
        assertEquals(receipt.id(), all().getFirst().submission().id());
    }

    @Test
    void theSameAgainGivesTheSameAnswerEvenADayLater() {
        Receipt first = stored(submit(FIRST, Examples.rsvp("a@example.nl").build()));
        Receipt again = stored(submitAt(
                Duration.ofDays(1), FIRST, Examples.rsvp("a@example.nl").build()));
        assertEquals(first, again);
        assertEquals(1, all().size());
    }

    @Test
    void anotherContentUnderTheSameKeyIsRefused() {
        submit(FIRST, Examples.rsvp("a@example.nl").build());
        RsvpOutcome outcome =
                submit(FIRST, Examples.rsvp("a@example.nl").put("diet", "vegan").build());
        assertEquals(new RsvpOutcome.Refused(new Refusal.KeyReused()), outcome);
        assertEquals(Diet.VEGETARIAN, all().getFirst().meal().diet());
    }

    @Test
    void aKnownAddressGetsWhatANewOneGetsAndChangesNothing() {
        submit(FIRST, Examples.rsvp("a@example.nl").build());
        JsonObject other = Examples.rsvp("A@example.nl").put("diet", "vegan").build();

        RsvpOutcome.AlreadyIn repeat = assertInstanceOf(RsvpOutcome.AlreadyIn.class, submit(SECOND, other));

        assertEquals(Status.ACCEPTED, repeat.receipt().status());
        assertEquals(1, all().size());
        assertEquals(Diet.VEGETARIAN, all().getFirst().meal().diet());
        assertNotEquals(all().getFirst().submission().id(), repeat.receipt().id());
    }

    @Test
    void aRepeatIsRepeatableLikeAnyOther() {
        submit(FIRST, Examples.rsvp("a@example.nl").build());
        JsonObject other = Examples.rsvp("a@example.nl").put("diet", "vegan").build();
        RsvpOutcome once = submit(SECOND, other);

        assertEquals(once, submitAt(Duration.ofHours(5), SECOND, other));
        assertEquals(
                new RsvpOutcome.Refused(new Refusal.KeyReused()),
                submit(
                        SECOND,
                        Examples.rsvp("a@example.nl").put("diet", "halal").build()));
    }

    @Test
    void eachOfSeveralGetsWhatItWouldAlone() {
        JsonObject known = Examples.rsvp("known@example.nl").build();
        submit(FIRST, known);
        List<RsvpOutcome> outcomes = submit(List.of(
                Examples.rsvp("a@example.nl").build(),
                Examples.rsvp("nobody").build(),
                Examples.rsvp("KNOWN@example.nl").put("diet", "vegan").build(),
                Examples.rsvp("b@example.nl").put("attending", false).build(),
                Examples.rsvp("A@example.nl").put("diet", "vegan").build()));

        assertEquals(Status.ACCEPTED, stored(outcomes.get(0)).status());
        assertInstanceOf(
                Refusal.Invalid.class,
                assertInstanceOf(RsvpOutcome.Refused.class, outcomes.get(1)).why());
        assertInstanceOf(RsvpOutcome.AlreadyIn.class, outcomes.get(2));
        assertEquals(Status.DECLINED, stored(outcomes.get(3)).status());
        assertInstanceOf(RsvpOutcome.AlreadyIn.class, outcomes.get(4), "the first of a person is the one that counts");
        assertEquals(3, all().size());
        assertTrue(all().stream().noneMatch(rsvp -> rsvp.meal().diet() == Diet.VEGAN));
    }

    @Test
    void severalAreOneWriteAndOneAloneIsAsAnyOther() {
        submit(FIRST, Examples.rsvp("first@example.nl").build());
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        assertEquals(2, several(watched, "a", "b").size());
        assertEquals(List.of("seats", "take"), methods(watched));
        assertEquals(List.of(2), watched.several("take"));

        Watched<Rsvps> alone = new Watched<>(Rsvps.class, answers);
        assertInstanceOf(RsvpOutcome.Stored.class, several(alone, "c").getFirst());
        assertEquals(List.of("take"), methods(alone), "the seats are not even read");

        Watched<Rsvps> known = new Watched<>(Rsvps.class, answers);
        assertEquals(3, several(known, "a", "d", "e").size());
        assertEquals(List.of(3, 2), known.several("take"), "whoever is there already is left out");
        assertEquals(6, all().size());
    }

    @Test
    void whoDoesNotComeNeedsNoSeatAlsoAmongSeveral() {
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        submit(
                watched.port(),
                List.of(
                        Examples.rsvp("a@example.nl").put("attending", false).build(),
                        Examples.rsvp("b@example.nl").put("attending", false).build()));
        assertEquals(List.of("take"), methods(watched));
        assertEquals(2, all().size());
    }

    @Test
    void severalThatComeTooLateAreNotTried() {
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        List<RsvpOutcome> outcomes =
                submitRsvp(Duration.ofDays(500), watched.port()).submit(UTRECHT, sent("a", "b"));
        RsvpOutcome closed = new RsvpOutcome.Refused(new Refusal.Closed(Examples.utrecht()));
        assertEquals(List.of(closed, closed), outcomes);
        assertEquals(List.of(), watched.several("take"));
        assertEquals(
                List.of(
                        new RsvpOutcome.Refused(new Refusal.NoMeeting()),
                        new RsvpOutcome.Refused(new Refusal.NoMeeting())),
                submitRsvp(Duration.ZERO).submit(new MeetingId("elsewhere"), sent("a", "b")));
    }

    @Test
    void severalOfWhichOneIsBeingWrittenAreTriedByHalves() {
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        watched.inFlight(call -> call.method().equals("take") && call.several() > 2);
        List<RsvpOutcome> outcomes = several(watched, "a", "b", "c", "d");
        assertTrue(outcomes.stream().allMatch(RsvpOutcome.Stored.class::isInstance));
        assertEquals(List.of(4, 2, 2), watched.several("take"));
    }

    /// Eight shards of fifty: whoever comes looks at one of them, and not all at the same.
    @Test
    void everybodyHasAShardToLookAtFirst() {
        meetings.store(Examples.utrecht(400, false), false);
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        for (int number = 0; number < 20; number++) {
            several(watched, "p" + number);
        }
        several(watched, "a", "b");
        assertTrue(watched.calls().stream()
                        .filter(call -> call.method().equals("take"))
                        .map(call -> call.arguments().getLast())
                        .distinct()
                        .count()
                > 3);
        assertEquals(22, answers.seats(UTRECHT).orElseThrow().taken());
    }

    @Test
    void severalAgainGetTheSameAnswers() {
        List<JsonObject> three = List.of(
                Examples.rsvp("a@example.nl").build(),
                Examples.rsvp("b@example.nl").build(),
                Examples.rsvp("c@example.nl").build());
        List<RsvpOutcome> first = submit(three);
        assertEquals(first, submit(three));
        List<RsvpOutcome> others = submit(List.of(
                Examples.rsvp("a@example.nl").put("diet", "vegan").build(),
                Examples.rsvp("d@example.nl").build()));
        assertEquals(new RsvpOutcome.Refused(new Refusal.KeyReused()), others.getFirst());
        assertEquals(4, all().size());
    }

    /// Ten seats on one shard: three parties of three, and a place on the waiting list for the others, in order.
    @Test
    void severalTakeTheSeatsThatAreLeftInTheirOrder() {
        meetings.store(Examples.utrecht(10, true), false);
        Watched<Rsvps> watched = new Watched<>(Rsvps.class, answers);
        List<RsvpOutcome> outcomes = submit(
                watched.port(),
                List.of(
                        Examples.party("a@example.nl", 3).build(),
                        Examples.party("b@example.nl", 3).build(),
                        Examples.party("c@example.nl", 3).build(),
                        Examples.party("d@example.nl", 3).build(),
                        Examples.party("e@example.nl", 1).build(),
                        Examples.party("f@example.nl", 11).build()));
        assertEquals(
                List.of(Status.ACCEPTED, Status.ACCEPTED, Status.ACCEPTED, Status.WAITING, Status.WAITING),
                outcomes.subList(0, 5).stream()
                        .map(SubmitRsvpTest::stored)
                        .map(Receipt::status)
                        .toList());
        assertInstanceOf(RsvpOutcome.Refused.class, outcomes.get(5));
        assertEquals(
                "d@example.nl",
                answers.front(UTRECHT).orElseThrow().participant().email().value());
        assertEquals(9, answers.seats(UTRECHT).orElseThrow().taken());
        assertEquals(List.of(2, 1, 1, 1), watched.several("take"), "five were not tried at once: there was no room");
    }

    @Test
    void withoutAWaitingListWhoIsTooLateHearsFull() {
        meetings.store(Examples.utrecht(2, false), false);
        List<RsvpOutcome> outcomes = submit(List.of(
                Examples.rsvp("a@example.nl").build(),
                Examples.rsvp("b@example.nl").build(),
                Examples.rsvp("c@example.nl").build()));
        assertEquals(new RsvpOutcome.Refused(new Refusal.Full(Examples.utrecht(2, false))), outcomes.getLast());
        assertEquals(2, all().size());
        assertEquals(0, answers.seats(UTRECHT).orElseThrow().left());
    }

    @Test
    void whoDoesNotComeEatsNothingAndBringsNobody() {
        JsonObject declined = Examples.rsvp("a@example.nl")
                .put("attending", false)
                .put(
                        "guests",
                        Json.array(List.of(Json.object().put("name", "Guest").build())))
                .build();
        assertEquals(Status.DECLINED, stored(submit(FIRST, declined)).status());
        Rsvp rsvp = all().getFirst();
        assertEquals(Set.of(), rsvp.meal().moments());
        assertEquals(1, rsvp.people());
        assertEquals(1, rsvp.tally().count("people.declined"));
        assertEquals(0, rsvp.tally().sum("moments."));
    }

    @Test
    void aGuestWithoutMomentsJoinsTheHost() {
        JsonObject withGuests = Examples.rsvp("a@example.nl")
                .put("moments", Json.texts(List.of("drinks")))
                .put(
                        "guests",
                        Json.array(List.of(
                                Json.object().put("name", "One").build(),
                                Json.object()
                                        .put("name", "Two")
                                        .put("moments", Json.texts(List.of("lunch")))
                                        .put("diet", "halal")
                                        .build())))
                .build();
        submit(FIRST, withGuests);
        assertEquals(2, all().getFirst().tally().sum("moments.drinks."));
        assertEquals(1, all().getFirst().tally().count("moments.lunch.halal"));
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNothingIsStored() {
        RsvpOutcome outcome = submit(
                FIRST,
                Examples.json("{\"email\":\"x\",\"organisationType\":\"club\",\"moments\":[\"dinner\"],\"extra\":1,"
                        + "\"attending\":\"true\",\"answers\":{\"q\":1}}"));
        RsvpOutcome.Refused refused = assertInstanceOf(RsvpOutcome.Refused.class, outcome);
        Refusal.Invalid invalid = assertInstanceOf(Refusal.Invalid.class, refused.why());
        assertEquals(
                Set.of(
                        "name required",
                        "email email",
                        "organisation required",
                        "organisationType choice",
                        "attending boolean",
                        "moments choice",
                        "answers.q unknown",
                        "extra unknown"),
                Set.copyOf(invalid.complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList()));
        assertEquals(List.of(), all());
    }

    @Test
    void elevenGuestsAreTooMany() {
        Json guests = Json.array(java.util.stream.IntStream.range(0, 11)
                .mapToObj(i -> Json.object().put("name", "G" + i).build())
                .toList());
        RsvpOutcome.Refused refused = assertInstanceOf(
                RsvpOutcome.Refused.class,
                submit(
                        FIRST,
                        Examples.rsvp("a@example.nl").put("guests", guests).build()));
        assertEquals(
                "guests many",
                assertInstanceOf(Refusal.Invalid.class, refused.why()).complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void afterTheDeadlineNothingIsTakenNotEvenComplaints() {
        Duration late = Duration.between(Examples.NOW, Examples.utrecht().deadline());
        RsvpOutcome.Refused refused = assertInstanceOf(RsvpOutcome.Refused.class, submitAt(late, FIRST, Json.EMPTY));
        assertInstanceOf(Refusal.Closed.class, refused.why());
        assertEquals(List.of(), all());
    }

    @Test
    void whatWasInBeforeTheDeadlineKeepsItsAnswerAfter() {
        Duration late = Duration.between(Examples.NOW, Examples.utrecht().deadline());
        JsonObject first = Examples.rsvp("a@example.nl").build();
        JsonObject other = Examples.rsvp("a@example.nl").put("diet", "vegan").build();
        RsvpOutcome stored = submit(FIRST, first);
        RsvpOutcome already = submit(SECOND, other);

        assertEquals(stored, submitAt(late, FIRST, first));
        assertEquals(new RsvpOutcome.Refused(new Refusal.KeyReused()), submitAt(late, FIRST, other));
        assertEquals(already, submitAt(late, SECOND, other));
        assertInstanceOf(
                Refusal.Closed.class,
                assertInstanceOf(
                                RsvpOutcome.Refused.class,
                                submitAt(late, new Sender("api", "third-key-0123456"), first))
                        .why());
    }

    @Test
    void withRoomForAllTheSameAndAKnownAddressAreAnsweredAlike() {
        meetings.store(Examples.utrecht(0, false), false);
        JsonObject first = Examples.rsvp("a@example.nl").build();
        RsvpOutcome stored = submit(FIRST, first);
        assertEquals(stored, submit(FIRST, first));
        RsvpOutcome.AlreadyIn already = assertInstanceOf(RsvpOutcome.AlreadyIn.class, submit(SECOND, first));
        assertEquals(Status.ACCEPTED, already.receipt().status());
        assertEquals(1, all().size());
    }

    @Test
    void anUnknownFieldOfAGuestIsNamed() {
        Json guest = Json.object().put("name", "One").put("shoes", 44).build();
        RsvpOutcome outcome = submit(
                FIRST,
                Examples.rsvp("a@example.nl")
                        .put("guests", Json.array(List.of(guest)))
                        .build());
        Refusal why = assertInstanceOf(RsvpOutcome.Refused.class, outcome).why();
        assertEquals(
                List.of("guests.0.shoes unknown"),
                assertInstanceOf(Refusal.Invalid.class, why).complaints().stream()
                        .map(complaint -> complaint.field() + " " + complaint.code())
                        .toList());
    }

    @Test
    void whoHoldsNothingReleasesNothing() {
        Optional<Seats> seats = Optional.of(Seats.opening(10).open());
        assertEquals(Optional.empty(), Standing.first(Status.DECLINED).released(seats));
        assertEquals(
                12,
                Standing.first(Status.ACCEPTED)
                        .holding(2)
                        .released(seats)
                        .orElseThrow()
                        .left());
    }

    @Test
    void anUnknownMeetingIsUnknown() {
        assertEquals(
                new RsvpOutcome.Refused(new Refusal.NoMeeting()),
                submitRsvp(Duration.ZERO)
                        .submit(
                                new MeetingId("elsewhere"),
                                FIRST,
                                Examples.rsvp("a@example.nl").build()));
    }

    private RsvpOutcome submit(Sender sender, JsonObject sent) {
        return submitAt(Duration.ZERO, sender, sent);
    }

    private List<RsvpOutcome> submit(List<JsonObject> several) {
        return submit(answers, several);
    }

    private List<RsvpOutcome> submit(Rsvps rsvps, List<JsonObject> several) {
        return submitRsvp(Duration.ZERO, rsvps)
                .submit(
                        UTRECHT,
                        IntStream.range(0, several.size())
                                .mapToObj(number -> new Sent(
                                        new Sender("vng", "key-of-number-" + number + "xx"), several.get(number)))
                                .toList());
    }

    private static List<String> methods(Watched<Rsvps> watched) {
        return watched.calls().stream().map(Watched.Call::method).toList();
    }

    private List<RsvpOutcome> several(Watched<Rsvps> watched, String... names) {
        return submitRsvp(Duration.ZERO, watched.port()).submit(UTRECHT, sent(names));
    }

    private static List<Sent> sent(String... names) {
        return Stream.of(names)
                .map(name -> new Sent(
                        new Sender("vng", "a-key-of-" + name + "-0123456789"),
                        Examples.rsvp(name + "@example.nl").build()))
                .toList();
    }

    private RsvpOutcome submitAt(Duration later, Sender sender, JsonObject sent) {
        return submitRsvp(later).submit(UTRECHT, sender, sent);
    }

    private SubmitRsvp submitRsvp(Duration later) {
        return submitRsvp(later, answers);
    }

    private SubmitRsvp submitRsvp(Duration later, Rsvps rsvps) {
        return new SubmitRsvp(
                meetings,
                rsvps,
                Examples.SECRETS,
                Examples.OPEN_GATE,
                _ -> {},
                Clock.fixed(Examples.NOW.plus(later), ZoneOffset.UTC));
    }

    private static Receipt stored(RsvpOutcome outcome) {
        return assertInstanceOf(RsvpOutcome.Stored.class, outcome).receipt();
    }

    private List<Rsvp> all() {
        List<Rsvp> all = new ArrayList<>();
        answers.each(UTRECHT, counted -> all.add(counted.answer()));
        return all;
    }
}

package nl.klankbord.participants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Status;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Person;
import nl.klankbord.tally.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every list of participants promises, and what an organiser does with whom they find there.
public abstract class ParticipantsContract {

    private static final Meeting FIVE_SEATS = Examples.utrecht(5, true);
    private static final MeetingId ID = FIVE_SEATS.id();

    /// @param rsvps of the same store
    public record Store(Rsvps rsvps, Participants participants) {}

    private Store store;
    private SubmitRsvp submit;
    private ChangeRsvp change;

    protected abstract Store create();

    @BeforeEach
    final void start() {
        store = create();
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(FIVE_SEATS, true);
        new ArrangeSeats(store.rsvps()).arrange(FIVE_SEATS);
        submit = new SubmitRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK);
        change = new ChangeRsvp(meetings, store.rsvps(), Examples.SECRETS, Examples.CLOCK);
    }

    @Test
    void theListIsByNameAndPagesHoldEachOnce() {
        List.of("Zoë", "Özgür", "anna", "Bram", "anna").forEach(this::comes);
        assertEquals(List.of("anna", "anna", "Bram", "Özgür", "Zoë"), names(Search.all(Show.ALL)));
        assertEquals(List.of("anna", "anna", "Bram", "Özgür", "Zoë"), paged(Show.ALL, 2));
        assertEquals(List.of(), names(new MeetingId("arnhem"), Search.all(Show.ALL)));
    }

    @Test
    void somebodyIsFoundByAnyPartOfWhatIsKnown() {
        comes("Zoë Özgür");
        Person with = comes("Bram de Boer", "Fatma El Idrissi");
        assertEquals(List.of("Zoë Özgür"), names(Search.of("ozg  ZOE", Show.ALL)));
        assertEquals(List.of("Bram de Boer"), names(Search.of("idrissi", Show.ALL)), "by a guest");
        assertEquals(List.of("Bram de Boer"), names(Search.of("p1@", Show.ALL)), "by an address");
        assertEquals(2, names(Search.of("súdwest", Show.ALL)).size(), "by the organisation");
        assertEquals(List.of(), names(Search.of("zoe boer", Show.ALL)));
        assertEquals(
                new Listed(with, "Bram de Boer", "Gemeente Súdwest-Fryslân", Status.ACCEPTED, 2, 0),
                store.participants()
                        .page(ID, Search.of("boer", Show.ALL), Optional.empty(), 10)
                        .listed()
                        .getFirst());
    }

    @Test
    void eachPartOfTheListHoldsWhoBelongsThere() {
        Person bram = comes("Bram", "Guest");
        comes("Zoë", "one", "two");
        Person waits = comes("Wim");
        Person gone = comes("Cas");
        change.cancel(ID, gone, 1, Examples.sender("cancel"));
        assertEquals(List.of("Bram", "Cas", "Wim", "Zoë"), names(Search.all(Show.ALL)));
        assertEquals(List.of("Bram", "Zoë"), names(Search.all(Show.ACCEPTED)));
        assertEquals(List.of("Wim"), names(Search.all(Show.WAITING)));
        assertEquals(List.of("Cas"), names(Search.all(Show.CANCELLED)));
        assertInstanceOf(ChangeOutcome.Changed.class, change.arrive(ID, bram, 2));
        assertEquals(List.of("Zoë"), names(Search.all(Show.EXPECTED)));
        assertEquals(List.of("Bram"), names(Search.all(Show.ARRIVED)));
        assertInstanceOf(ChangeOutcome.Outdated.class, change.arrive(ID, waits, 1), "who waits has no place");
    }

    @Test
    void whoWaitsIsListedByNameTooHoweverManyTheyAre() {
        comes("Bram", "one", "two", "three", "four");
        List<String> waiting = new ArrayList<>();
        for (int number = 103; number > 3; number--) {
            waiting.addFirst("W%03d".formatted(number));
            comes(waiting.getFirst());
        }
        comes("Nobody");
        assertEquals(101, paged(Show.WAITING, 40).size(), "too many to be few");
        waiting.addFirst("Nobody");
        assertEquals(waiting, paged(Show.WAITING, 40));
        change.cancel(ID, Examples.person("p1@example.org"), 1, Examples.sender("cancel"));
        waiting.removeLast();
        assertEquals(waiting, paged(Show.WAITING, 40), "a hundred are few");
    }

    private List<String> paged(Show show, int limit) {
        List<String> seen = new ArrayList<>();
        Optional<Person> after = Optional.empty();
        do {
            Participants.Page page = store.participants().page(ID, Search.all(show), after, limit);
            page.listed().forEach(listed -> seen.add(listed.name()));
            after = page.next();
        } while (after.isPresent());
        return seen;
    }

    @Test
    void whoIsThereIsCountedAndCanBeTakenBack() {
        Person bram = comes("Bram", "one", "two");
        change.arrive(ID, bram, 3);
        assertEquals(3, rsvp(bram).tally().count("arrived.people"));
        int version = rsvp(bram).version();
        change.arrive(ID, bram, 3);
        assertEquals(version, rsvp(bram).version(), "saying it twice changes nothing");
        assertInstanceOf(ChangeOutcome.Outdated.class, change.arrive(ID, bram, 4), "more than they are");
        change.change(ID, bram, version, Examples.sender("fewer"), form("Bram", "p0@example.org", "one"));
        assertEquals(2, rsvp(bram).standing().arrived(), "who does not come is not there");
        change.arrive(ID, bram, 0);
        assertEquals(0, rsvp(bram).tally().count("arrived.people"));
        change.arrive(ID, bram, 1);
        change.cancel(ID, bram, rsvp(bram).version(), Examples.sender("cancel"));
        assertEquals(0, rsvp(bram).standing().arrived());
        Tally tally = rsvp(bram).tally();
        assertEquals(0, tally.count("arrived.people"));
    }

    @Test
    void anOrganiserGivesAPlaceWhereThereIsOne() {
        Person many = comes("Bram", "one", "two", "three");
        Person first = comes("First", "one");
        Person second = comes("Second");
        assertEquals(Status.WAITING, rsvp(second).status(), "nobody goes before who waits");
        assertInstanceOf(ChangeOutcome.Outdated.class, change.promote(ID, second, 7));
        assertEquals(
                new ChangeOutcome.Refused(new Refusal.Full(FIVE_SEATS)),
                change.promote(ID, first, 1),
                "one seat for two people");
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change.promote(ID, second, 1));
        assertEquals(new ChangeOutcome.Changed(Status.ACCEPTED, 2), change.promote(ID, second, 1), "pressed twice");
        assertEquals(1, rsvp(second).standing().seats());
        assertEquals(0, store.rsvps().seats(ID).orElseThrow().left());
        assertEquals(1, store.rsvps().seats(ID).orElseThrow().waiting());
        change.cancel(ID, many, 1, Examples.sender("cancel"));
        assertEquals(Status.WAITING, rsvp(first).status());
        assertEquals(first, store.rsvps().front(ID).orElseThrow().person());
    }

    private int people = 0;

    private Person comes(String name, String... guests) {
        String email = "p" + people++ + "@example.org";
        submit.submit(ID, Examples.sender(email), form(name, email, guests));
        return Examples.person(email);
    }

    private static JsonObject form(String name, String email, String... guests) {
        List<Json> party = new ArrayList<>();
        for (String guest : guests) {
            party.add(Json.object().put("name", guest).build());
        }
        return Examples.rsvp(email)
                .put("name", name)
                .put("guests", Json.array(party))
                .build();
    }

    private Rsvp rsvp(Person person) {
        return store.rsvps().find(ID, person).orElseThrow();
    }

    private List<String> names(Search search) {
        return names(ID, search);
    }

    private List<String> names(MeetingId meeting, Search search) {
        return store.participants().page(meeting, search, Optional.empty(), 50).listed().stream()
                .map(Listed::name)
                .toList();
    }
}

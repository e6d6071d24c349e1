package nl.klankbord.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.meeting.Meeting;
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
import nl.klankbord.memory.MemoryUpdates;
import nl.klankbord.memory.TestClock;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SendUpdatesTest {

    private static final Meeting UTRECHT = Examples.utrecht(3, true);
    private static final Instant MORNING = Instant.parse("2027-04-20T07:00:00Z");

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MemoryUpdates updates = new MemoryUpdates();
    private final List<String> mailed = new ArrayList<>();
    private UpdateMails postman = (_, rsvp, update) -> mailed.add(
            name(rsvp.participant().email().value()) + " " + update.id().value());
    private Instant now = Examples.NOW;
    private int key = 0;

    @BeforeEach
    void start() {
        new StoreMeeting(meetings, new ArrangeSeats(answers)).store(UTRECHT, false);
    }

    @Test
    void newsGoesOnceToWhoAskedForItUnlessTheyCancelled() {
        submit("comes", true, true);
        submit("asked-nothing", true, false);
        submit("cannot", false, true);
        submit("cancels", true, true);
        cancel("cancels");
        submit("fills", true, false);
        submit("waits", true, true);
        ask("programme");
        assertEquals(3, send());
        assertEquals(Set.of("comes programme", "cannot programme", "waits programme"), Set.copyOf(mailed));
        assertEquals(0, send());
        assertEquals(3, mailed.size());
        Sending over = updates.sendings(UTRECHT.id()).getFirst();
        assertEquals(List.of(3, 0), List.of(over.mailed(), over.refused()));
        assertEquals(Optional.of(now), over.finishedAt());
    }

    @ParameterizedTest
    @CsvSource({
        "everyone, cannot comes tells waits wants",
        "coming, comes tells",
        "presenters, tells",
        "theme:zeggenschap, tells wants",
        "theme:meedoen, "
    })
    void newsGoesToWhomItsOrganiserSays(String to, String names) {
        submit("comes", true, true);
        submit("tells", true, true);
        submit("silent", true, false);
        submit("waits", true, true);
        submit("wants", false, true);
        submit("cannot", false, true);
        bring("tells", "present", "zeggenschap");
        bring("silent", "present", "zeggenschap");
        bring("wants", "address", "zeggenschap");
        updates.storeUnlessPresent(UpdatesContract.update("programme", "Het programma", new Audience(to)));
        send();
        assertEquals(
                names == null ? "" : names,
                String.join(
                        " ",
                        mailed.stream()
                                .map(each -> each.replace(" programme", ""))
                                .sorted()
                                .toList()));
    }

    @Test
    void newsToAThemeGoesByHowItsTopicsWereSortedWhenItWasAsked() {
        for (String name : List.of("stays", "moves", "comes-in", "other")) {
            submit(name, true, true);
        }
        bring("stays", "address", "zeggenschap");
        bring("moves", "address", "zeggenschap");
        bring("comes-in", "present", "meedoen");
        bring("other", "present", "open-overheid");
        ThemeId spring = ThemeId.ofTitle(UTRECHT, "Voorjaar");
        decide(1, Decision.merge(Set.of(new ThemeId("zeggenschap"), new ThemeId("meedoen")), "Voorjaar", spring));
        TopicKey moved = TopicKey.of(answers.topics()
                .of(UTRECHT.id(), Examples.person("moves@example.nl"))
                .getFirst());
        decide(2, Decision.move(Set.of(moved), "Later", ThemeId.ofTitle(UTRECHT, "Later")));
        askAbout(spring, 2);
        decide(
                3,
                Decision.merge(
                        Set.of(spring, new ThemeId("open-overheid")), "Alles", ThemeId.ofTitle(UTRECHT, "Alles")));
        assertEquals(2, send());
        assertEquals(Set.of("stays programme", "comes-in programme"), Set.copyOf(mailed));
    }

    @Test
    void whoBringsSomethingUnderAnOldNameAfterAMergeHearsOfItToo() {
        submit("late", true, true);
        ThemeId spring = ThemeId.ofTitle(UTRECHT, "Voorjaar");
        decide(1, Decision.merge(Set.of(new ThemeId("zeggenschap")), "Voorjaar", spring));
        askAbout(spring, 1);
        bring("late", "address", "zeggenschap");
        assertEquals(1, send());
    }

    private void askAbout(ThemeId theme, int sorted) {
        Update asked = UpdatesContract.update("programme", "Het programma", new Audience("theme:" + theme.value()));
        updates.storeUnlessPresent(new Update(
                asked.meeting(), asked.id(), asked.file(), sorted, asked.askedAt(), asked.expiresAtEpochSecond()));
    }

    private void decide(int number, Decision decision) {
        decisions.store(new Decided(
                UTRECHT.id(),
                number,
                "decision-" + number,
                decision,
                now,
                "sub",
                "Olga",
                UTRECHT.expiresAtEpochSecond()));
    }

    @Test
    void whoUnsubscribedOrWasErasedGetsNothing() {
        submit("stops", true, true);
        submit("erased", true, true);
        changes().follow(UTRECHT.id(), Examples.person("stops@example.nl"), false);
        new EraseMe(
                        answers,
                        answers.topics(),
                        changes(),
                        new MemoryMailings(),
                        new MemoryAsks(),
                        new MemoryDecisions(),
                        new MemoryInvites(),
                        new MemoryIntroductions(),
                        new MemoryStatements(),
                        MemoryManifests.forgetting())
                .erase(new PersonalLink(UTRECHT.id(), Examples.person("erased@example.nl")));
        ask("programme");
        assertEquals(0, send());
        assertEquals(List.of(), mailed);
    }

    @Test
    void theReminderGoesOnItsMorningOnceToWhoHasAPlaceAndAskedForIt() {
        submit("comes", true, true);
        submit("asked-nothing", true, false);
        submit("cannot", false, true);
        submit("fills", true, true);
        submit("waits", true, true);
        now = MORNING.minusMillis(1);
        assertEquals(0, send());
        assertEquals(List.of(), updates.all(UTRECHT.id()));
        now = MORNING;
        assertEquals(2, send());
        now = MORNING.plus(Duration.ofHours(5));
        assertEquals(0, send());
        assertEquals(Set.of("comes reminder", "fills reminder"), Set.copyOf(mailed));
    }

    @Test
    void aReminderThatWasMissedGoesLateButNotAfterTheBeginning() {
        submit("comes", true, true);
        now = UTRECHT.startsAt();
        assertEquals(0, send());
        now = UTRECHT.startsAt().minusMillis(1);
        assertEquals(1, send());
    }

    @Test
    void noDateNoReminder() {
        submit("comes", true, true);
        now = UTRECHT.startsAt().minusMillis(1);
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("reminderDate")) {
                file.put(name, value);
            }
        });
        Meeting without = Examples.meeting(file.build());
        assertEquals(Optional.empty(), without.remindAt());
        assertEquals(0, sender(clock()).send(without, now.plusSeconds(60)));
        assertEquals(Optional.of(LocalDate.of(2027, 4, 20)), UTRECHT.reminderDate());
    }

    @Test
    void aMailThatDoesNotGoIsTriedAgainAndNobodyIsMailedTwice() {
        for (int person = 0; person < 60; person++) {
            submit("p" + person, false, true);
        }
        ask("programme");
        UpdateMails works = postman;
        int[] calls = {0};
        postman = (meeting, rsvp, update) -> {
            if (++calls[0] % 7 == 0) {
                throw new UnavailableException("throttled", new IllegalStateException());
            }
            return works.send(meeting, rsvp, update);
        };
        int failures = 0;
        while (updates.sendings(UTRECHT.id()).getFirst().finishedAt().isEmpty()) {
            try {
                send();
            } catch (UnavailableException _) {
                failures++;
            }
        }
        assertEquals(9, failures);
        assertEquals(60, mailed.size());
        assertEquals(60, new HashSet<>(mailed).size());
        assertEquals(60, updates.sendings(UTRECHT.id()).getFirst().mailed());
    }

    @Test
    void anAddressThatTakesNoMailKeepsNobodyElses() {
        submit("a", true, true);
        submit("b", true, true);
        submit("c", true, true);
        ask("programme");
        UpdateMails works = postman;
        postman = (meeting, rsvp, update) ->
                !rsvp.participant().email().value().startsWith("b@") && works.send(meeting, rsvp, update);
        assertEquals(2, send());
        Sending over = updates.sendings(UTRECHT.id()).getFirst();
        assertEquals(List.of(2, 1), List.of(over.mailed(), over.refused()));
        assertTrue(over.finishedAt().isPresent());
    }

    @Test
    void whoRunsOutOfTimeLeavesTheRestToTheNext() {
        for (int person = 0; person < 40; person++) {
            submit("p" + person, false, true);
        }
        ask("programme");
        // Each look at the clock takes a second.
        int[] seconds = {0};
        Clock slow = new TestClock(() -> now.plusSeconds(seconds[0]++));
        assertTrue(sender(slow).send(UTRECHT, now.plusSeconds(10)) < 10);
        assertTrue(mailed.size() > 3, mailed.toString());
        send();
        assertEquals(40, mailed.size());
        assertEquals(40, new HashSet<>(mailed).size());
    }

    @Test
    void twoAtOnceSendItOnce() {
        submit("a", true, true);
        ask("programme");
        UpdateMails works = postman;
        postman = (meeting, rsvp, update) -> {
            postman = works;
            assertEquals(0, send());
            return works.send(meeting, rsvp, update);
        };
        assertEquals(1, send());
        assertEquals(List.of("a programme"), mailed);
    }

    @Test
    void aHandThatWasLostMailsNobodyElse() {
        submit("a", true, true);
        submit("b", true, true);
        ask("programme");
        UpdateMails works = postman;
        postman = (meeting, rsvp, update) -> {
            // So slow that another took over, and was done.
            postman = works;
            now = now.plus(Duration.ofMinutes(Updates.IN_HAND_MINUTES + 1));
            send();
            return works.send(meeting, rsvp, update);
        };
        SendUpdates first = sender(clock());
        first.send(UTRECHT, now.plusSeconds(60));
        assertEquals(3, mailed.size(), "one of the two twice: it was on its way already");
        assertEquals(2, new HashSet<>(mailed).size());
    }

    @Test
    void afterItsWeekAMeetingSendsNothing() {
        submit("a", true, true);
        ask("programme");
        now = UTRECHT.linksEndAt();
        assertEquals(0, send());
        now = now.minusMillis(1);
        assertEquals(1, send());
    }

    @Test
    void aStoreThatIsAwayIsToldOf() {
        submit("a", true, true);
        ask("programme");
        postman = (_, _, _) -> {
            throw new UnavailableException("away", new IllegalStateException());
        };
        assertThrows(UnavailableException.class, this::send);
        postman = (_, _, _) -> mailed.add("a");
        assertEquals(1, send(), "and whoever tries next need not wait for the hand to be free");
    }

    private int send() {
        return sender(clock()).send(UTRECHT, now.plusSeconds(60));
    }

    private SendUpdates sender(Clock clock) {
        return new SendUpdates(
                answers,
                answers.topics(),
                decisions,
                updates,
                (m, rsvp, update) -> postman.send(m, rsvp, update),
                clock);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private void ask(String id) {
        updates.storeUnlessPresent(UpdatesContract.update(id, "Het programma"));
    }

    private void submit(String name, boolean attending, boolean wantsUpdates) {
        Json.Builder rsvp = attending
                ? Examples.party(name + "@example.nl", 1)
                : Json.object()
                        .put("name", "Nee")
                        .put("email", name + "@example.nl")
                        .put("organisation", "Ede")
                        .put("organisationType", "municipality")
                        .put("attending", false);
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, clock())
                .submit(
                        UTRECHT.id(),
                        Examples.sender("sender" + key++),
                        rsvp.put("updates", wantsUpdates).build());
    }

    private void bring(String name, String intent, String theme) {
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, clock())
                .submit(
                        UTRECHT.id(),
                        Examples.sender("brings" + key++),
                        Examples.topic(name + "@example.nl")
                                .put("intent", intent)
                                .put("themeId", theme)
                                .build());
    }

    private void cancel(String name) {
        changes().cancel(UTRECHT.id(), Examples.person(name + "@example.nl"), 1, Examples.sender("cancels" + key++));
    }

    private ChangeRsvp changes() {
        return new ChangeRsvp(meetings, answers, Examples.SECRETS, clock());
    }

    private static String name(String email) {
        return email.replaceFirst("@.*", "");
    }
}

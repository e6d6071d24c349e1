package nl.klankbord.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.klankbord.introduction.Introduce.Outcome;
import nl.klankbord.json.Json;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.HandOver;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.mail.Mail;
import nl.klankbord.mail.MailedIntroductions;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryIntroductions;
import nl.klankbord.memory.MemoryInvites;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryMails;
import nl.klankbord.memory.MemoryManifests;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryStatements;
import nl.klankbord.memory.TestClock;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an organiser's question to people who know each other, with the mails as they go out.
final class IntroduceTest {

    private static final Meeting MEETING = Examples.utrecht();
    private static final CoalitionId LOTS = new CoalitionId("l".repeat(22));
    private static final List<String> PEOPLE = List.of("anna", "bert", "carla", "dirk");

    private Instant now = Examples.NOW;
    private final TestClock clock = new TestClock(() -> now);
    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MemoryIntroductions introductions = new MemoryIntroductions();
    private final MemoryStatements statements = new MemoryStatements();
    private final MemoryMails mails = new MemoryMails();
    private final Circles circles = new Circles(decisions, answers.topics(), introductions);
    private final Introduce introduce = new Introduce(circles, introductions, statements, clock);
    private IntroductionMails mailed = new MailedIntroductions(
            mails, new LinkKeys(new SiteKeys("fedcba9876543210fedcba9876543210")), "https://klankbord.example");
    private int read = 0;

    @BeforeEach
    void threeOfFourWantToMeet() {
        meetings.store(MEETING, false);
        PEOPLE.forEach(name -> bring(name, !name.equals("dirk")));
        decide(Decision.seat(LOTS, keys("anna", "bert", "carla", "dirk"), "Loten"));
        ask();
    }

    @Test
    void onlyWhoSaidToWantItIsAskedAndTheQuestionTellsHowManyAndNotWho() {
        assertEquals(List.of("anna", "bert", "carla"), send());
        for (Mail mail : mails.sent()) {
            assertTrue(mail.text().contains("4 mensen van 2 organisaties"), mail.text());
            assertTrue(mail.subject().contains("Loten"), mail.subject());
            assertTellsNothingOf(mail, without(name(mail)));
        }
        assertEquals(List.of(), send());
    }

    @Test
    void askedAgainOnlyWhoIsNewAtTheTableHearsOfIt() {
        send();
        ask();
        assertEquals(List.of(), send());
        bring("eva", true);
        decide(Decision.seat(LOTS, keys("eva"), "Loten"));
        assertEquals(List.of(), send(), "nobody asked yet");
        ask();
        assertEquals(List.of("eva"), send());
    }

    @Test
    void whoSaidYesHearsNothingOfAnybodyUntilAnotherDid() {
        send();
        answer("anna", true);
        assertEquals(List.of(), send());
        assertEquals(List.of("anna"), members("anna"));
        assertEquals(List.of(), members("bert"), "who has not answered sees nobody");

        answer("bert", true);
        int before = mails.sent().size();
        assertEquals(List.of("anna", "bert"), send());
        Mail toAnna = mails.sent().get(before);
        assertTrue(toAnna.text().contains("bert@ede.example: Bert de Vries, Gemeente Ede"), toAnna.text());
        assertTellsNothingOf(toAnna, List.of("carla", "dirk"));
        Mail toBert = mails.sent().get(before + 1);
        assertTrue(toBert.text().contains("anna@ede.example: Anna de Vries, Gemeente Ede"), toBert.text());
        assertTellsNothingOf(toBert, List.of("carla", "dirk"));
        assertEquals(List.of("anna", "bert"), members("anna"));
        assertEquals(List.of(), send(), "once each");
    }

    @Test
    void whoComesLaterHearsOfAllAndTheOthersOfTheNewcomerOnly() {
        send();
        answer("anna", true);
        answer("bert", true);
        send();
        answer("carla", true);
        int before = mails.sent().size();
        assertEquals(List.of("anna", "bert", "carla"), send());
        assertTrue(mails.sent().get(before).text().contains("carla@ede.example"));
        assertTellsNothingOf(mails.sent().get(before), List.of("bert"));
        assertTrue(mails.sent().get(before + 2).text().contains("anna@ede.example"));
        assertTrue(mails.sent().get(before + 2).text().contains("bert@ede.example"));
        assertEquals(List.of(), send());
    }

    @Test
    void aNoAfterAYesTakesSomebodyOffThePageAndOutOfLaterMails() {
        send();
        answer("anna", true);
        answer("bert", true);
        send();
        answer("bert", false);
        answer("carla", true);
        int before = mails.sent().size();
        assertEquals(List.of("anna", "carla"), send());
        mails.sent().subList(before, before + 2).forEach(mail -> assertTellsNothingOf(mail, List.of("bert")));
        assertEquals(List.of("anna", "carla"), members("anna"));
        assertEquals(List.of(), members("bert"));

        answer("bert", true);
        assertEquals(List.of("bert", "carla"), send(), "anna knows bert already, and hears nothing twice");
        answer("bert", false);
        answer("bert", true);
        assertEquals(List.of(), send());
    }

    @Test
    void aNoBeforeTheMailIsHeardByNobody() {
        send();
        answer("anna", true);
        answer("bert", true);
        answer("bert", false);
        assertEquals(List.of(), send());
    }

    @Test
    void aNoWhileMailsGoOutIsHeardAtOnce() {
        send();
        PEOPLE.subList(0, 3).forEach(name -> answer(name, true));
        mailed = new MailsThat(mailed, () -> answer("carla", false));
        int before = mails.sent().size();
        assertEquals(List.of("anna", "bert"), send());
        assertTellsNothingOf(mails.sent().get(before + 1), List.of("carla"));
    }

    @Test
    void whoIsErasedIsNamedToNobodyAndGetsNothing() {
        send();
        PEOPLE.subList(0, 3).forEach(name -> answer(name, true));
        erase("carla");
        assertEquals(List.of("anna", "bert"), send());
        mails.sent().forEach(mail -> {
            if (!name(mail).equals("carla")) {
                assertTellsNothingOf(mail, List.of("carla"));
            }
        });
        assertEquals(List.of("anna", "bert"), members("anna"));
        assertEquals(List.of(), introductions.of(MEETING.id(), person("carla")));
        assertFalse(
                introductions
                        .all(MEETING.id())
                        .toString()
                        .contains(person("carla").value()),
                "nor is anything left with the others");
    }

    @Test
    void whoIsErasedWhileTheyAreAskedLeavesNoTrace() {
        introductions.all(MEETING.id()).forEach(introductions::drop);
        Circle before = circle();
        erase("anna");
        introduce.ask(MEETING, before);
        assertEquals(List.of("bert", "carla"), send());
        assertEquals(List.of(), introductions.of(MEETING.id(), person("anna")));
    }

    @Test
    void anAgreementIsNotHandedOverWithAPlace() {
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, _ -> {}, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender("anna"),
                        Examples.rsvp("anna@ede.example").build());
        send();
        answer("anna", true);
        answer("bert", true);
        new HandOver(meetings, answers, changes(), Examples.SECRETS, _ -> {}, Examples.CLOCK)
                .handOver(
                        new PersonalLink(MEETING.id(), person("anna")),
                        Json.object()
                                .put("name", "Carla de Vries")
                                .put("email", "carla@ede.example")
                                .build());
        int before = mails.sent().size();
        assertEquals(List.of("anna", "bert"), send());
        assertEquals(List.of(), members("carla"));
        mails.sent().subList(before, before + 2).forEach(mail -> assertTellsNothingOf(mail, List.of("carla")));
    }

    @Test
    void aCrashBetweenAMailAndItsNoteMailsThatOneTwiceAndNobodyNever() {
        send();
        answer("anna", true);
        answer("bert", true);
        mailed = new MailsThat(mailed, () -> {
            throw new IllegalStateException("the machine is gone");
        });
        assertThrows(IllegalStateException.class, this::send);
        mailed = ((MailsThat) mailed).mails();
        read = mails.sent().size();
        assertEquals(List.of("bert"), send(), "anna is in a hand that is no more");
        now = now.plus(Duration.ofMinutes(Introductions.IN_HAND_MINUTES)).plusSeconds(1);
        assertEquals(List.of("anna"), send());
        assertEquals(List.of(), send());
    }

    @Test
    void whatMayNotHaveGoneIsTriedAgainAndWhatCanNeverGoIsSaid() {
        IntroductionMails working = mailed;
        mailed = new MailsThat(mailed, () -> {}) {
            @Override
            public boolean ask(Meeting meeting, Circle circle, Seat to) {
                throw new UnavailableException("no answer", new IOException("timeout"));
            }
        };
        assertThrows(UnavailableException.class, this::send);
        mailed = working;
        mails.refuse("anna@ede.example");
        assertEquals(List.of("bert", "carla"), send());
        assertTrue(circle().of(person("anna"))
                .orElseThrow()
                .introduction()
                .orElseThrow()
                .isRefused());
        mails.refuse();
        assertEquals(List.of(), send());
    }

    @Test
    void aTableThatIsDissolvedMailsNobodyAndShowsNobody() {
        decide(Decision.release(LOTS));
        assertEquals(List.of(), send());
        decide(Decision.undo(2));
        send();
        answer("anna", true);
        answer("bert", true);
        decide(Decision.release(LOTS));
        assertEquals(List.of(), send());
        assertEquals(List.of(), members("anna"));
        assertEquals(Optional.empty(), table("anna").circle());
        assertInstanceOf(Outcome.NotThere.class, introduce.write(MEETING, LOTS, person("anna"), 0, "Wij loten"));
    }

    @Test
    void whoseTopicLeftTheTableIsNoLongerOneOfThem() {
        send();
        answer("anna", true);
        answer("bert", true);
        decide(Decision.leave(LOTS, keys("bert")));
        assertEquals(List.of(), send());
        assertEquals(List.of("anna"), members("anna"));
        assertEquals(List.of(), members("bert"));
        answer("carla", true);
        int before = mails.sent().size();
        assertEquals(List.of("anna", "carla"), send());
        mails.sent().subList(before, before + 2).forEach(mail -> assertTellsNothingOf(mail, List.of("bert")));
    }

    @Test
    void anotherTableAsksAnew() {
        send();
        answer("anna", true);
        answer("bert", true);
        CoalitionId other = new CoalitionId("w".repeat(22));
        decide(Decision.seat(other, keys("anna", "bert"), "Gewone taal"));
        assertEquals(List.of(), send());
        introduce.ask(MEETING, circles.find(MEETING.id(), other).orElseThrow());
        assertEquals(List.of("anna", "bert"), send());
        assertTrue(mails.sent().getLast().text().contains("Gewone taal"));
        assertEquals(2, circles.of(MEETING.id(), person("anna")).size());
    }

    @Test
    void onlyWhoSaidYesWritesAndTheSecondOfTwoSeesWhatTheFirstWrote() {
        assertInstanceOf(Outcome.NotThere.class, introduce.write(MEETING, LOTS, person("anna"), 0, "Ik"));
        answer("anna", true);
        answer("bert", true);
        assertInstanceOf(Outcome.Written.class, introduce.write(MEETING, LOTS, person("anna"), 0, "Wij loten"));
        assertInstanceOf(
                Outcome.Written.class,
                introduce.write(MEETING, LOTS, person("anna"), 0, "Wij loten"),
                "the same form twice");
        Outcome.Meanwhile late = assertInstanceOf(
                Outcome.Meanwhile.class, introduce.write(MEETING, LOTS, person("bert"), 0, "Wij stemmen"));
        assertEquals("Wij loten", late.theirs().text());
        assertEquals(
                "Wij loten", statements.find(MEETING.id(), LOTS).orElseThrow().text());
        introduce.write(MEETING, LOTS, person("bert"), late.theirs().version(), "Wij loten en stemmen");
        assertEquals(
                List.of("Wij loten en stemmen", "Wij loten"),
                statements.all(MEETING.id(), LOTS).stream().map(Statement::text).toList());
        answer("bert", false);
        assertInstanceOf(Outcome.NotThere.class, introduce.write(MEETING, LOTS, person("bert"), 2, "Toch niet"));
    }

    @Test
    void whereNothingIsWrittenWhateverSomebodySawIsInPlace() {
        answer("anna", true);
        assertInstanceOf(Outcome.Written.class, introduce.write(MEETING, LOTS, person("anna"), 7, "Wij loten"));
        assertEquals(
                "Wij loten", statements.find(MEETING.id(), LOTS).orElseThrow().text());
        assertEquals(1, statements.find(MEETING.id(), LOTS).orElseThrow().version());
    }

    @Test
    void whatSomebodyErasedWroteStaysAndIsNobodys() {
        answer("anna", true);
        introduce.write(MEETING, LOTS, person("anna"), 0, "Wij loten");
        erase("anna");
        Statement left = statements.find(MEETING.id(), LOTS).orElseThrow();
        assertEquals("Wij loten", left.text());
        assertEquals(Optional.empty(), left.by());
    }

    @Test
    void longAfterTheMeetingNothingGoes() {
        now = MEETING.linksEndAt().plusSeconds(1);
        assertEquals(List.of(), send());
    }

    /// Mails, and then something else happens once.
    private static class MailsThat implements IntroductionMails {

        private final IntroductionMails mails;
        private Optional<Runnable> then;

        MailsThat(IntroductionMails mails, Runnable then) {
            this.mails = mails;
            this.then = Optional.of(then);
        }

        IntroductionMails mails() {
            return mails;
        }

        @Override
        public boolean ask(Meeting meeting, Circle circle, Seat to) {
            return mails.ask(meeting, circle, to);
        }

        @Override
        public boolean introduce(Meeting meeting, Circle circle, Seat to, List<Seat> others) {
            boolean isSent = mails.introduce(meeting, circle, to, others);
            Optional<Runnable> once = then;
            then = Optional.empty();
            once.ifPresent(Runnable::run);
            return isSent;
        }
    }

    /// @return who got a mail, by name
    private List<String> send() {
        new SendIntroductions(circles, answers.topics(), introductions, mailed, clock)
                .send(MEETING, now.plusSeconds(240));
        List<String> names = mails.sent().stream()
                .skip(read)
                .map(IntroduceTest::name)
                .sorted()
                .toList();
        read = mails.sent().size();
        return names;
    }

    private static String name(Mail mail) {
        return mail.to().value().split("@", 2)[0];
    }

    private static List<String> without(String name) {
        return PEOPLE.stream().filter(each -> !each.equals(name)).toList();
    }

    private static void assertTellsNothingOf(Mail mail, List<String> names) {
        String all = (mail.subject() + mail.text() + mail.html().orElse("")).toLowerCase(Locale.ROOT);
        names.forEach(name -> assertFalse(all.contains(name), name + " is in a mail to " + mail.to()));
    }

    private void ask() {
        introduce.ask(MEETING, circle());
    }

    private void answer(String name, boolean isYes) {
        assertTrue(introduce.answer(MEETING, LOTS, person(name), isYes));
    }

    private Circle circle() {
        return circles.find(MEETING.id(), LOTS).orElseThrow();
    }

    private MyTable table(String name) {
        return circles.of(MEETING.id(), person(name)).getFirst();
    }

    private List<String> members(String name) {
        return table(name).members().stream()
                .map(seat -> seat.participant().email().value().split("@", 2)[0])
                .sorted()
                .toList();
    }

    private static Person person(String name) {
        return Examples.person(name + "@ede.example");
    }

    private void bring(String name, boolean introduce) {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender(name),
                        Examples.topic(name + "@ede.example")
                                .put("name", capital + " de Vries")
                                .put("organisation", name.equals("carla") ? "Provincie Utrecht" : "Gemeente Ede")
                                .put("introduce", introduce)
                                .build());
    }

    private Set<TopicKey> keys(String... names) {
        List<TopicKey> keys = new ArrayList<>();
        for (String name : names) {
            answers.topics().of(MEETING.id(), person(name)).stream()
                    .map(TopicKey::of)
                    .forEach(keys::add);
        }
        return keys.stream().collect(Collectors.toSet());
    }

    private void decide(Decision decision) {
        int number = decisions.all(MEETING.id()).size() + 1;
        decisions.store(new Decided(
                MEETING.id(),
                number,
                "decision-" + number,
                decision,
                Examples.NOW,
                "organiser-1",
                "Olga",
                MEETING.expiresAtEpochSecond()));
    }

    private ChangeRsvp changes() {
        return new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK);
    }

    private void erase(String name) {
        new EraseMe(
                        answers,
                        answers.topics(),
                        changes(),
                        new MemoryMailings(),
                        new MemoryAsks(),
                        decisions,
                        new MemoryInvites(),
                        introductions,
                        statements,
                        MemoryManifests.forgetting())
                .erase(new PersonalLink(MEETING.id(), person(name)));
    }
}

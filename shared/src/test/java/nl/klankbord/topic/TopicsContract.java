package nl.klankbord.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of topics promises.
public abstract class TopicsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    private Topics topics;

    protected abstract Topics create(Clock clock);

    @BeforeEach
    final void start() {
        topics = create(Examples.CLOCK);
    }

    @Test
    void whatIsStoredIsHandedOverAsItWas() {
        Topic topic = topic("first", "Eerste regel\nTweede regel 🎈");
        assertEquals(Optional.empty(), topics.storeUnlessPresent(topic));
        assertEquals(List.of(topic), all());
    }

    @Test
    void onePersonMayBringSeveral() {
        topics.storeUnlessPresent(topic("first", "een"));
        topics.storeUnlessPresent(topic("second", "twee"));
        assertEquals(2, all().size());
    }

    @Test
    void severalAreFoundByTheirKeysAndWhatIsGoneIsNot() {
        Topic first = topic("first", "een");
        Topic second = topic("second", "twee");
        topics.storeUnlessPresent(first);
        topics.storeUnlessPresent(second);
        List<TopicKey> keys = List.of(TopicKey.of(first), TopicKey.of(topic("third", "drie")), TopicKey.of(second));
        assertEquals(Set.of(first, second), Set.copyOf(topics.findAll(UTRECHT, keys)));
        assertEquals(List.of(), topics.findAll(UTRECHT, List.of()));
        assertEquals(List.of(), topics.findAll(new MeetingId("arnhem"), keys));
    }

    @Test
    void theSameSubmissionMeetsTheFirst() {
        Topic first = topic("first", "een");
        topics.storeUnlessPresent(first);
        assertEquals(Optional.of(first), topics.storeUnlessPresent(topic("first", "anders")));
        assertEquals(List.of(first), all());
    }

    @Test
    void severalAreStoredTogetherOrNotAtAll() {
        Topic first = topic("first", "een");
        topics.storeUnlessPresent(first);
        Topic second = topic("second", "twee");
        Topic third = topic("third", "drie");
        assertEquals(List.of(first), topics.storeUnlessPresent(List.of(second, topic("first", "anders"), third)));
        assertEquals(List.of(first), all());
        assertEquals(List.of(), topics.storeUnlessPresent(List.of(second, third)));
        assertEquals(List.of(first, second, third), all());
    }

    /// DynamoDB hands over 1 MB at a time: these are more.
    @Test
    void moreThanAPageIsAllHandedOverOnce() {
        String longest = "x".repeat(2_000);
        for (int i = 0; i < 600; i++) {
            topics.storeUnlessPresent(topic("t" + i, longest));
        }
        assertEquals(600, all().stream().map(Topic::submission).distinct().count());
        assertEquals(600, all().size());
    }

    @Test
    void onePersonsTopicsAreFoundWithoutTheOthers() {
        Topic mine = topic("mine", "van mij");
        Topic theirs = moved(topic("theirs", "van hen"), "b@example.nl");
        topics.storeUnlessPresent(mine);
        topics.storeUnlessPresent(theirs);
        assertEquals(List.of(mine), topics.of(UTRECHT, mine.person()));
        assertEquals(List.of(theirs), topics.of(UTRECHT, theirs.person()));
        assertEquals(
                Optional.of(mine),
                topics.find(UTRECHT, mine.person(), mine.submission().id()));
        assertEquals(
                Optional.empty(),
                topics.find(UTRECHT, theirs.person(), mine.submission().id()));
    }

    @Test
    void aTopicMovesToAnotherPersonOnceAndAsItWasRead() {
        Topic before = topic("first", "een");
        Topic after = moved(before, "b@example.nl");
        assertFalse(topics.move(before, after));
        topics.storeUnlessPresent(before);
        assertFalse(topics.move(topic("first", "anders"), after));
        assertTrue(topics.move(before, after));
        assertFalse(topics.move(before, after));
        assertEquals(List.of(after), all());
    }

    @Test
    void aTopicIsWithdrawnOnceAndAsItWasRead() {
        Topic first = topic("first", "een");
        Topic second = topic("second", "twee");
        assertFalse(topics.withdraw(first), "there is none");
        topics.storeUnlessPresent(first);
        topics.storeUnlessPresent(second);
        assertFalse(topics.withdraw(first.introducing(!first.introduce())), "it had changed");
        assertTrue(topics.withdraw(first));
        assertFalse(topics.withdraw(first));
        assertEquals(List.of(second), all());
    }

    @Test
    void whetherSomebodyWantsToBeBroughtTogetherIsAllThatChanges() {
        Topic topic = topic("first", "een");
        TopicKey key = TopicKey.of(topic);
        assertFalse(topics.introduce(UTRECHT, key, true), "there is none");
        assertEquals(List.of(), all());
        topics.storeUnlessPresent(topic);
        assertTrue(topics.introduce(UTRECHT, key, !topic.introduce()));
        assertEquals(List.of(topic.introducing(!topic.introduce())), all());
        assertTrue(topics.introduce(UTRECHT, key, topic.introduce()));
        assertEquals(List.of(topic), all());
    }

    private static Topic moved(Topic topic, String email) {
        EmailAddress address = EmailAddress.of(email);
        Participant participant = topic.participant();
        return new Topic(
                topic.meeting(),
                Examples.SECRETS.person(address),
                new Participant(
                        participant.name(),
                        address,
                        participant.organisation(),
                        participant.organisationType(),
                        participant.language()),
                topic.theme(),
                topic.themeId(),
                topic.text(),
                topic.intent(),
                topic.introduce(),
                topic.submission(),
                topic.version(),
                topic.expiresAtEpochSecond());
    }

    private List<Topic> all() {
        List<Topic> all = new ArrayList<>();
        topics.each(UTRECHT, counted -> all.add(counted.answer()));
        return all;
    }

    public static Topic topic(String submission, String text) {
        EmailAddress address = EmailAddress.of("a@example.nl");
        return new Topic(
                UTRECHT,
                Examples.SECRETS.person(address),
                new Participant("A", address, "Provincie Drenthe", OrganisationType.PROVINCE, Language.ENGLISH),
                "Burgerberaad",
                Optional.of("meedoen"),
                text,
                Intent.PRESENT,
                true,
                new Submission(new SubmissionId(submission), "fingerprint", "api", Examples.NOW),
                1,
                Examples.NOW.plus(Duration.ofDays(1)).getEpochSecond());
    }
}

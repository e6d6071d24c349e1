package nl.klankbord.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.SubmitTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FindUnreachedTest {

    private static final Meeting MEETING = Examples.utrecht();

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryMailings mailings = new MemoryMailings();
    private final FindUnreached find = new FindUnreached(answers, answers.topics(), mailings);

    @BeforeEach
    void start() {
        meetings.store(MEETING, false);
    }

    @Test
    void eachIsNamedWhetherTheyAnsweredOrOnlyBroughtATopic() {
        submit("a@ede.example");
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender("topic"),
                        Examples.topic("b@ede.example").build());
        giveUp("a@ede.example");
        giveUp("b@ede.example");
        giveUp("gone@ede.example");
        FindUnreached.Page page = find.page(MEETING.id(), Optional.empty());
        assertEquals(2, page.lines().size(), "who is not there any more has no name");
        assertEquals(3, page.number());
        assertEquals(Optional.empty(), page.next());
        assertTrue(line(page, "a@ede.example").hasAnswered());
        assertFalse(line(page, "b@ede.example").hasAnswered());
        assertEquals(Examples.NOW, line(page, "a@ede.example").unreached().since());
        assertEquals(
                List.of(),
                find.page(new MeetingId("utrecht-2"), Optional.empty()).lines());
    }

    @Test
    void pagesHoldEachOnceByPerson() {
        int people = 2 * FindUnreached.MOST_ON_A_PAGE + 1;
        for (int number = 0; number < people; number++) {
            String email = "p" + number + "@ede.example";
            submit(email);
            giveUp(email);
        }
        List<Person> persons = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Optional<Person> after = Optional.empty();
        do {
            FindUnreached.Page page = find.page(MEETING.id(), after);
            page.lines().forEach(line -> persons.add(line.unreached().person()));
            sizes.add(page.lines().size());
            after = page.next();
        } while (after.isPresent());
        assertEquals(List.of(50, 50, 1), sizes);
        assertEquals(
                mailings.unreached(MEETING.id()).stream().map(Unreached::person).toList(), persons);
    }

    private void submit(String email) {
        new SubmitRsvp(meetings, answers, Examples.SECRETS, Examples.OPEN_GATE, new MemoryAsks(), Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender(email.replaceFirst("@.*", "")),
                        Examples.rsvp(email).build());
    }

    private void giveUp(String email) {
        mailings.claim(MEETING, Examples.person(email), Examples.NOW);
        mailings.giveUp(MEETING, Examples.person(email), Examples.NOW);
    }

    private static FindUnreached.Line line(FindUnreached.Page page, String email) {
        return page.lines().stream()
                .filter(line -> line.participant().email().value().equals(email))
                .findFirst()
                .orElseThrow();
    }
}

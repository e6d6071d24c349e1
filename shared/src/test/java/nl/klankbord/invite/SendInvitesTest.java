package nl.klankbord.invite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SendInvitesTest {

    private static final Meeting MEETING = Examples.utrecht();
    private static final Instant LATE = Examples.NOW.plusSeconds(240);

    private final MemoryMeetings meetings = new MemoryMeetings();
    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryInvites invites = new MemoryInvites();
    private final List<String> mailed = new ArrayList<>();
    private InviteMails mails =
            (_, topic, file) -> mailed.add(topic.participant().email().value() + ": " + file.subject());
    private TopicKey topic = new TopicKey(Examples.person("k@ede.example"), new SubmissionId(""));

    @BeforeEach
    void somebodyBringsATopic() {
        meetings.store(MEETING, false);
        new SubmitTopic(meetings, answers.topics(), Examples.SECRETS, Examples.OPEN_GATE, Examples.CLOCK)
                .submit(
                        MEETING.id(),
                        Examples.sender("k"),
                        Examples.topic("k@ede.example").build());
        answers.topics().each(MEETING.id(), each -> topic = TopicKey.of(each.answer()));
        ask("form-0001", "Kom je?");
    }

    @Test
    void anInvitationGoesOnce() {
        ask("form-0001", "Kom je?");
        assertEquals(1, send());
        assertEquals(0, send());
        assertEquals(List.of("k@ede.example: Kom je?"), mailed);
        assertEquals(
                Optional.of(Examples.NOW),
                invites.of(MEETING.id(), topic.person()).getFirst().doneAt());
    }

    @Test
    void whatMayNotHaveGoneIsTriedAgain() {
        InviteMails working = mails;
        mails = (_, _, _) -> {
            throw new UnavailableException("no answer", new IOException("timeout"));
        };
        assertThrows(UnavailableException.class, this::send);
        mails = working;
        assertEquals(1, send());
    }

    @Test
    void whatCanNeverGoIsSaidAndNotTriedAgain() {
        mails = (_, _, _) -> false;
        assertEquals(0, send());
        assertEquals(true, invites.of(MEETING.id(), topic.person()).getFirst().isRefused());
        assertEquals(List.of(), invites.waiting(MEETING.id()));
    }

    @Test
    void whoHadTheirDataErasedGetsNothing() {
        new EraseMe(
                        answers,
                        answers.topics(),
                        new ChangeRsvp(meetings, answers, Examples.SECRETS, Examples.CLOCK),
                        new MemoryMailings(),
                        new MemoryAsks(),
                        new MemoryDecisions(),
                        invites,
                        new MemoryIntroductions(),
                        new MemoryStatements(),
                        MemoryManifests.forgetting())
                .erase(new PersonalLink(MEETING.id(), topic.person()));
        assertEquals(List.of(), invites.of(MEETING.id(), topic.person()));
        ask("form-0002", "Te laat");
        assertEquals(0, send());
        assertEquals(List.of(), mailed);
        assertEquals(List.of(), invites.of(MEETING.id(), topic.person()), "nor does the mail stay");
    }

    @Test
    void longAfterTheMeetingNothingGoes() {
        Clock after = Clock.fixed(MEETING.linksEndAt().plusSeconds(1), ZoneOffset.UTC);
        assertEquals(
                0,
                new SendInvites(answers.topics(), invites, mails, after)
                        .send(MEETING, after.instant().plusSeconds(9)));
    }

    private int send() {
        return new SendInvites(answers.topics(), invites, mails, Examples.CLOCK).send(MEETING, LATE);
    }

    private void ask(String id, String subject) {
        invites.storeUnlessPresent(new Invite(
                MEETING.id(),
                topic,
                id,
                new InviteFile(subject, "Beste Kees-Jan,"),
                Examples.NOW,
                "organiser-1",
                "Fatma",
                Optional.empty(),
                false,
                MEETING.expiresAtEpochSecond()));
    }
}

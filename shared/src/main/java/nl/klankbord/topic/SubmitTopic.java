package nl.klankbord.topic;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.quarantine.Gate.Verdict;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Submission;

/// Somebody brings a topic.
public final class SubmitTopic {

    private final Meetings meetings;
    private final Topics topics;
    private final Secrets secrets;
    private final Gate gate;
    private final Clock clock;

    public SubmitTopic(Meetings meetings, Topics topics, Secrets secrets, Gate gate, Clock clock) {
        this.meetings = meetings;
        this.topics = topics;
        this.secrets = secrets;
        this.gate = gate;
        this.clock = clock;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that it was stored; sending the same
    ///     again is safe
    public TopicOutcome submit(MeetingId id, Sender sender, JsonObject sent) {
        Optional<Meeting> meeting = meetings.find(id);
        if (meeting.isEmpty()) {
            return new TopicOutcome.Refused(new Refusal.NoMeeting());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isOpen = meeting.get().takesAnswers(now);
        return switch (TopicForm.read(sent, meeting.get())) {
            case Valid<TopicForm> valid -> {
                Topic topic = topic(meeting.get(), sender, valid.value(), now);
                yield isOpen ? submit(meeting.get(), sender, topic, sent) : sentBefore(meeting.get(), topic);
            }
            // Nobody should mend a form that is too late anyway.
            case Invalid<TopicForm> invalid ->
                new TopicOutcome.Refused(
                        isOpen ? new Refusal.Invalid(invalid.complaints()) : new Refusal.Closed(meeting.get()));
        };
    }

    /// What would be wrong with it, whether there is room or not. Nothing is stored.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Optional<Refusal> check(MeetingId id, JsonObject sent) {
        return Refusal.expected(meetings.find(id), clock.instant(), meeting -> TopicForm.read(sent, meeting));
    }

    private TopicOutcome submit(Meeting meeting, Sender sender, Topic topic, JsonObject sent) {
        return switch (gate.pass(meeting, sender, topic.person(), Kind.TOPIC, topic.submission(), sent)) {
            case Verdict.Passed() -> store(topic);
            case Verdict.Stopped(Refusal why) -> new TopicOutcome.Refused(why);
            case Verdict.Kept(Held held) -> new TopicOutcome.Kept(held);
        };
    }

    private TopicOutcome store(Topic topic) {
        return answer(topics.storeUnlessPresent(topic).orElse(topic), topic);
    }

    /// Too late for anything new; what was in before keeps its answer.
    private TopicOutcome sentBefore(Meeting meeting, Topic topic) {
        return topics.find(topic.meeting(), topic.submission().id())
                .map(present -> answer(present, topic))
                .orElseGet(() -> new TopicOutcome.Refused(new Refusal.Closed(meeting)));
    }

    private static TopicOutcome answer(Topic present, Topic topic) {
        Submission first = present.submission();
        return first.fingerprint().equals(topic.submission().fingerprint())
                ? new TopicOutcome.Stored(first.id(), first.receivedAt())
                : new TopicOutcome.Refused(new Refusal.KeyReused());
    }

    private Topic topic(Meeting meeting, Sender sender, TopicForm form, Instant now) {
        Person person = secrets.person(form.participant().email());
        return new Topic(
                meeting.id(),
                person,
                form.participant(),
                form.theme(),
                form.themeId(),
                form.text(),
                form.intent(),
                form.introduce(),
                new Submission(
                        secrets.submission("topic", meeting.id().value(), person, sender.key()),
                        secrets.fingerprint(form.content()),
                        sender.site(),
                        now),
                1,
                meeting.expiresAtEpochSecond());
    }
}

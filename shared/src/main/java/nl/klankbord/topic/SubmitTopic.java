package nl.klankbord.topic;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Retention;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.quarantine.Gate.Verdict;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;

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
        Optional<Meeting> meeting = meetings.findPublic(id);
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

    /// Several of one sender at once: each as if it came alone, stored in as few transactions as they fit in.
    ///
    /// @param all with a key of its own each; at most 50
    /// @return what came of each
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all were stored; sending
    ///     the same again is safe
    public List<TopicOutcome> submit(MeetingId id, List<Sent> all) {
        Map<Integer, Topic> together = meetings.findPublic(id)
                .map(meeting -> goingTogether(meeting, all))
                .orElse(Map.of());
        Map<SubmissionId, TopicOutcome> told = store(List.copyOf(together.values()));
        List<TopicOutcome> outcomes = new ArrayList<>();
        for (int number = 0; number < all.size(); number++) {
            Sent sent = all.get(number);
            Topic stored = together.get(number);
            outcomes.add(
                    stored == null
                            ? submit(id, sent.sender(), sent.content())
                            : Objects.requireNonNull(
                                    told.get(stored.submission().id())));
        }
        return outcomes;
    }

    /// @return by their number those with which nothing is wrong, if all of them pass the gate
    private Map<Integer, Topic> goingTogether(Meeting meeting, List<Sent> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<Integer, Topic> together = new LinkedHashMap<>();
        for (int number = 0; number < all.size(); number++) {
            Sent sent = all.get(number);
            if (meeting.takesAnswers(now)
                    && TopicForm.read(sent.content(), meeting) instanceof Valid<TopicForm> valid) {
                together.put(number, topic(meeting, sent.sender(), valid.value(), now));
            }
        }
        return together.size() > 1 && gate.passTogether(meeting, all.getFirst().sender(), together.size(), now)
                ? together
                : Map.of();
    }

    /// Those that were there before are answered by what is there; the others are tried again without them.
    private Map<SubmissionId, TopicOutcome> store(List<Topic> all) {
        Map<SubmissionId, TopicOutcome> told = new HashMap<>();
        List<Topic> rest = all;
        while (!rest.isEmpty()) {
            Map<SubmissionId, Topic> present = topics.storeUnlessPresent(rest).stream()
                    .collect(Collectors.toMap(topic -> topic.submission().id(), topic -> topic));
            List<Topic> others = new ArrayList<>();
            for (Topic topic : rest) {
                Topic before = present.get(topic.submission().id());
                if (before == null && !present.isEmpty()) {
                    others.add(topic);
                } else {
                    told.put(topic.submission().id(), answer(before == null ? topic : before, topic));
                }
            }
            rest = others;
        }
        return told;
    }

    /// What would be wrong with it, whether there is room or not. Nothing is stored.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Optional<Refusal> check(MeetingId id, JsonObject sent) {
        return Refusal.expected(meetings.findPublic(id), clock.instant(), meeting -> TopicForm.read(sent, meeting));
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
        return topics.find(topic.meeting(), topic.person(), topic.submission().id())
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
                form.theme(meeting),
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
                meeting.expiresAtEpochSecond(Retention.Kind.TOPICS));
    }
}

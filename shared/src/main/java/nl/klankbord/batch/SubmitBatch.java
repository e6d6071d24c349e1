package nl.klankbord.batch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.Retention;
import nl.klankbord.quarantine.Held;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.rsvp.RsvpOutcome;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Sent;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;

/// A site's system brings many submissions at once. Each is taken or refused by itself, the RSVPs in their order
/// and then the topics; what its site signed and what is wrong with its content is kept apart, for an organiser
/// to mend.
///
/// The same batch again gets the same answer, byte for byte. One that stopped halfway is sent again: each submission
/// keeps its key, so none is there twice.
public final class SubmitBatch {

    /// Enough to mend by; a hundred bodies full of mistakes would not fit in a row.
    private static final int MOST_COMPLAINTS = 10;

    /// As much as one alone may have. A row has room for 400 kB, and what is kept apart is kept as it came.
    private static final int MOST_BYTES = 64 * 1024;

    /// As many as are stored in one transaction. DynamoDB takes 100 rows and 4 MB; fewer meet fewer others.
    private static final int TOGETHER = 50;

    private final Meetings meetings;
    private final SubmitRsvp submitRsvp;
    private final SubmitTopic submitTopic;
    private final Batches batches;
    private final Quarantine quarantine;
    private final SiteKeys keys;
    private final Clock clock;

    public SubmitBatch(
            Meetings meetings,
            SubmitRsvp submitRsvp,
            SubmitTopic submitTopic,
            Batches batches,
            Quarantine quarantine,
            SiteKeys keys,
            Clock clock) {
        this.meetings = meetings;
        this.submitRsvp = submitRsvp;
        this.submitTopic = submitTopic;
        this.batches = batches;
        this.quarantine = quarantine;
        this.keys = keys;
        this.clock = clock;
    }

    /// What came of a batch.
    public sealed interface Outcome {

        /// @param answer JSON, with a result for each submission, in their order
        record Done(String answer) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// @param id that its sender gave it
    /// @param body that it was read from
    /// @throws nl.klankbord.meeting.UnavailableException when it is not certain that all was taken in; the same
    ///     again is safe
    public Outcome submit(Site site, String id, Batch batch, byte[] body) {
        MeetingId meeting = site.meeting();
        Optional<Meeting> found = meetings.findPublic(meeting);
        if (found.isEmpty()) {
            return new Outcome.Refused(new Refusal.NoMeeting());
        }
        if (batch.dryRun()) {
            return new Outcome.Done(answer(tried(site, batch)));
        }
        String fingerprint = keys.fingerprint(body);
        Optional<KeptBatch> before = batches.find(meeting, site.id().value(), id);
        if (before.isPresent()) {
            return again(before.get(), fingerprint);
        }
        List<Result> results = results(site, id, batch, found.get());
        String answer = answer(results);
        if (!results.stream().allMatch(Result::isFinal)) {
            return new Outcome.Done(answer);
        }
        KeptBatch kept = new KeptBatch(
                meeting, site.id().value(), id, fingerprint, answer, found.get().expiresAtEpochSecond());
        return batches.keepUnlessPresent(kept)
                .map(present -> again(present, fingerprint))
                .orElse(new Outcome.Done(answer));
    }

    private static Outcome again(KeptBatch before, String fingerprint) {
        return before.fingerprint().equals(fingerprint)
                ? new Outcome.Done(before.answer())
                : new Outcome.Refused(new Refusal.KeyReused());
    }

    /// @param isFinal whether the same submission gets the same answer tomorrow
    private record Result(JsonObject json, boolean isFinal) {}

    /// One submission at its place in the batch, which its key is made of.
    private record Post(int number, Kind kind, Sent sent) {}

    private List<Result> results(Site site, String id, Batch batch, Meeting meeting) {
        Map<Integer, Result> results = new TreeMap<>();
        List<Post> rsvps = new ArrayList<>();
        List<Post> topics = new ArrayList<>();
        for (int number = 0; number < batch.items().size(); number++) {
            Batch.Item item = batch.items().get(number);
            if (!site.file().mayPost().contains(item.kind())) {
                results.put(number, refused("not-allowed", true));
            } else if (JsonWriter.bytes(item.content()).length > MOST_BYTES) {
                results.put(number, refused("too-large", true));
            } else {
                Sent sent = new Sent(site.sender(keys.submissionKey(site, id, number)), item.content());
                (item.kind() == Kind.RSVP ? rsvps : topics).add(new Post(number, item.kind(), sent));
            }
        }
        together(
                rsvps,
                sent -> submitRsvp.submit(meeting.id(), sent),
                (post, outcome) -> results.put(post.number(), result(meeting, post, outcome)));
        together(
                topics,
                sent -> submitTopic.submit(meeting.id(), sent),
                (post, outcome) -> results.put(post.number(), result(meeting, post, outcome)));
        return List.copyOf(results.values());
    }

    private static <T> void together(List<Post> posts, Function<List<Sent>, List<T>> submit, BiConsumer<Post, T> tell) {
        for (int from = 0; from < posts.size(); from += TOGETHER) {
            List<Post> some = posts.subList(from, Math.min(from + TOGETHER, posts.size()));
            List<T> outcomes = submit.apply(some.stream().map(Post::sent).toList());
            for (int i = 0; i < some.size(); i++) {
                tell.accept(some.get(i), outcomes.get(i));
            }
        }
    }

    private Result result(Meeting meeting, Post post, RsvpOutcome outcome) {
        return switch (outcome) {
            case RsvpOutcome.Stored(Receipt receipt) -> taken(receipt);
            case RsvpOutcome.AlreadyIn(Receipt receipt) -> taken(receipt);
            case RsvpOutcome.Kept(Held held) -> kept(held);
            case RsvpOutcome.Refused(Refusal why) -> refused(meeting, post, why);
        };
    }

    private Result result(Meeting meeting, Post post, TopicOutcome outcome) {
        return switch (outcome) {
            case TopicOutcome.Stored stored ->
                new Result(
                        Json.object()
                                .put("outcome", "taken")
                                .put("id", stored.id().value())
                                .put("receivedAt", stored.receivedAt().toString())
                                .build(),
                        true);
            case TopicOutcome.Kept(Held held) -> kept(held);
            case TopicOutcome.Refused(Refusal why) -> refused(meeting, post, why);
        };
    }

    private static Result taken(Receipt receipt) {
        return new Result(
                Json.object()
                        .put("outcome", "taken")
                        .put("id", receipt.id().value())
                        .put("status", receipt.status().word())
                        .put("receivedAt", receipt.receivedAt().toString())
                        .build(),
                true);
    }

    private static Result kept(Held held) {
        return new Result(
                Json.object()
                        .put("outcome", "held")
                        .put("held", held.id())
                        .put("receivedAt", held.receivedAt().toString())
                        .build(),
                true);
    }

    private Result refused(Meeting meeting, Post post, Refusal why) {
        Sender sender = post.sent().sender();
        return switch (why) {
            case Refusal.Invalid(List<Complaint> complaints) -> {
                quarantine.keepUnlessPresent(new Held(
                        meeting.id(),
                        sender.key(),
                        sender.site(),
                        sender.key(),
                        post.kind(),
                        Doubt.INVALID,
                        post.sent().content(),
                        Optional.empty(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        meeting.expiresAtEpochSecond(Retention.Kind.NEEDS)));
                yield new Result(invalid(complaints).put("held", sender.key()).build(), true);
            }
            case Refusal.Closed _ -> refused("closed", true);
            case Refusal.Full _ -> refused("full", true);
            case Refusal.KeyReused() -> refused("key-reused", true);
            case Refusal.TooMany _ -> refused("too-many", false);
            case Refusal.NoMeeting() -> refused("closed", true);
        };
    }

    private static Result refused(String reason, boolean isFinal) {
        return new Result(
                Json.object().put("outcome", "refused").put("reason", reason).build(), isFinal);
    }

    private static Json.Builder invalid(List<Complaint> complaints) {
        return Json.object()
                .put("outcome", "refused")
                .put("reason", "invalid")
                .put(
                        "errors",
                        Json.array(complaints.stream()
                                .limit(MOST_COMPLAINTS)
                                .map(complaint -> Json.object()
                                        .put("field", complaint.field())
                                        .put("code", complaint.code())
                                        .build())
                                .toList()));
    }

    /// Whether there is room is not asked: that only a seat taken can tell.
    private List<Result> tried(Site site, Batch batch) {
        return batch.items().stream()
                .map(item -> {
                    if (!site.file().mayPost().contains(item.kind())) {
                        return refused("not-allowed", true);
                    }
                    Optional<Refusal> refusal = item.kind() == Kind.RSVP
                            ? submitRsvp.check(site.meeting(), item.content())
                            : submitTopic.check(site.meeting(), item.content());
                    return switch (refusal.orElse(null)) {
                        case null ->
                            new Result(Json.object().put("outcome", "valid").build(), true);
                        case Refusal.Invalid(List<Complaint> complaints) ->
                            new Result(invalid(complaints).build(), true);
                        default -> refused("closed", true);
                    };
                })
                .toList();
    }

    private static String answer(List<Result> results) {
        JsonObject answer = Json.object()
                .put("results", Json.array(results.stream().map(Result::json).toList()))
                .build();
        return new String(JsonWriter.bytes(answer), StandardCharsets.UTF_8);
    }
}

package nl.klankbord.batch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
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
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;

/// A site's system brings many submissions at once. Each is taken or refused by itself, several at a time and in no
/// order; what its site signed and what is wrong with its content is kept apart, for an organiser to mend.
///
/// The same batch again gets the same answer, byte for byte. One that stopped halfway is sent again: each submission
/// keeps its key, so none is there twice.
public final class SubmitBatch {

    /// Enough to mend by; a hundred bodies full of mistakes would not fit in a row.
    private static final int MOST_COMPLAINTS = 10;

    /// As much as one alone may have. A row has room for 400 kB, and what is kept apart is kept as it came.
    private static final int MOST_BYTES = 64 * 1024;

    private final Meetings meetings;
    private final SubmitRsvp submitRsvp;
    private final SubmitTopic submitTopic;
    private final Batches batches;
    private final Quarantine quarantine;
    private final SiteKeys keys;
    private final Executor executor;
    private final Clock clock;

    /// @param executor takes submissions in, several at a time
    public SubmitBatch(
            Meetings meetings,
            SubmitRsvp submitRsvp,
            SubmitTopic submitTopic,
            Batches batches,
            Quarantine quarantine,
            SiteKeys keys,
            Executor executor,
            Clock clock) {
        this.meetings = meetings;
        this.submitRsvp = submitRsvp;
        this.submitTopic = submitTopic;
        this.batches = batches;
        this.quarantine = quarantine;
        this.keys = keys;
        this.executor = executor;
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
        Optional<Meeting> found = meetings.find(meeting);
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

    private List<Result> results(Site site, String id, Batch batch, Meeting meeting) {
        List<CompletableFuture<Result>> taking = new ArrayList<>();
        for (int number = 0; number < batch.items().size(); number++) {
            Batch.Item item = batch.items().get(number);
            String key = keys.submissionKey(site, id, number);
            taking.add(CompletableFuture.supplyAsync(() -> take(site, item, key, meeting), executor));
        }
        try {
            // All come to an end first: what is under way must not outlive the request.
            CompletableFuture.allOf(taking.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return taking.stream().map(CompletableFuture::join).toList();
    }

    private Result take(Site site, Batch.Item item, String key, Meeting meeting) {
        if (!site.file().mayPost().contains(item.kind())) {
            return refused("not-allowed", true);
        }
        if (JsonWriter.bytes(item.content()).length > MOST_BYTES) {
            return refused("too-large", true);
        }
        Sender sender = site.sender(key);
        return item.kind() == Kind.RSVP
                ? switch (submitRsvp.submit(meeting.id(), sender, item.content())) {
                    case RsvpOutcome.Stored(Receipt receipt) -> taken(receipt);
                    case RsvpOutcome.AlreadyIn(Receipt receipt) -> taken(receipt);
                    case RsvpOutcome.Kept(Held held) -> kept(held);
                    case RsvpOutcome.Refused(Refusal why) -> refused(site, item, key, meeting, why);
                }
                : switch (submitTopic.submit(meeting.id(), sender, item.content())) {
                    case TopicOutcome.Stored stored ->
                        new Result(
                                Json.object()
                                        .put("outcome", "taken")
                                        .put("id", stored.id().value())
                                        .put("receivedAt", stored.receivedAt().toString())
                                        .build(),
                                true);
                    case TopicOutcome.Kept(Held held) -> kept(held);
                    case TopicOutcome.Refused(Refusal why) -> refused(site, item, key, meeting, why);
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

    private Result refused(Site site, Batch.Item item, String key, Meeting meeting, Refusal why) {
        return switch (why) {
            case Refusal.Invalid(List<Complaint> complaints) -> {
                quarantine.keepUnlessPresent(new Held(
                        meeting.id(),
                        key,
                        site.id().value(),
                        key,
                        item.kind(),
                        Doubt.INVALID,
                        item.content(),
                        Optional.empty(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        meeting.expiresAtEpochSecond()));
                yield new Result(invalid(complaints).put("held", key).build(), true);
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

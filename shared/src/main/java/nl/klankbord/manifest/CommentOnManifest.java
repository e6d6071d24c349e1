package nl.klankbord.manifest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Retention;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;

/// A participant says something about a version that is public.
public final class CommentOnManifest {

    /// The same person in two windows is rare, and each round a number is taken.
    private static final int TRIES = Comment.MOST;

    private final Manifests manifests;
    private final Comments comments;
    private final Clock clock;

    public CommentOnManifest(Manifests manifests, Comments comments, Clock clock) {
        this.manifests = manifests;
        this.comments = comments;
        this.clock = clock;
    }

    /// @param id that its form gave it
    /// @param sent `version`, `paragraph` (empty for all of it) and `comment`
    public Outcome comment(Meeting meeting, Person person, Participant who, String id, JsonObject sent) {
        Fields fields = Fields.of(sent);
        int number = (int) fields.number("version", 1, 999_999);
        Optional<Version> version = manifests.find(meeting.id(), number).filter(Version::isPublic);
        String paragraph = fields.optionalLine("paragraph", 32).orElse("");
        String text = fields.lines("comment", Comment.MAX_TEXT);
        fields.finish();
        if (version.isEmpty()
                || !(paragraph.isEmpty()
                        || version.get().file().paragraph(paragraph).isPresent())) {
            return new Outcome.NothingThere();
        }
        if (!fields.complaints().isEmpty()) {
            return new Outcome.Refused(fields.complaints());
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Comment> mine = comments.of(meeting.id(), person);
            if (mine.stream().anyMatch(comment -> comment.id().equals(id))) {
                return new Outcome.Taken();
            }
            if (mine.size() >= Comment.MOST) {
                break;
            }
            Comment comment = new Comment(
                    meeting.id(),
                    person,
                    mine.size() + 1,
                    id,
                    who.name(),
                    who.organisation(),
                    number,
                    paragraph,
                    text,
                    clock.instant(),
                    meeting.expiresAtEpochSecond(Retention.Kind.TOPICS));
            if (comments.store(comment)) {
                return new Outcome.Taken();
            }
        }
        return new Outcome.TooMany();
    }

    /// What came of it.
    public sealed interface Outcome {

        record Taken() implements Outcome {}

        /// There is no such version or paragraph, or it is public no more.
        record NothingThere() implements Outcome {}

        /// This person said enough.
        record TooMany() implements Outcome {}

        /// @param complaints at least one
        record Refused(List<Complaint> complaints) implements Outcome {

            public Refused {
                complaints = List.copyOf(complaints);
            }
        }
    }
}

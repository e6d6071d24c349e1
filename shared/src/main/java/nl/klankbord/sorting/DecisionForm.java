package nl.klankbord.sorting;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;
import nl.klankbord.topic.TopicKey;

/// A decision as it is sent.
///
/// @param seen the number of the last decision that its sender saw; when nothing is said of it, all of them
public record DecisionForm(Decision decision, int seen) {

    /// A page shows fewer, and a row of the table holds them easily.
    private static final int MOST = 100;

    private static final int MOST_DECISIONS = 999_999;

    /// @param picture whose themes may be named; asked for only when some are
    /// @return the decision, or all complaints at once
    public static Reading<DecisionForm> read(JsonObject sent, Meeting meeting, Supplier<Picture> picture) {
        Fields fields = Fields.of(sent);
        Optional<Kind> kind = fields.choice("kind", Kind.class);
        if (kind.filter(DecisionForm::isAsked).isEmpty() && !fields.hasComplaintAbout("kind")) {
            fields.complain("kind", "choice");
        }
        Set<ThemeId> themes = kind.filter(Kind.MERGE::equals)
                .map(_ -> themes(fields, picture.get()))
                .orElse(Set.of());
        Set<TopicKey> topics = kind.filter(Kind::isOfTopics)
                .map(asked -> topics(fields, asked))
                .orElse(Set.of());
        String text = kind.map(asked -> text(fields, asked)).orElse("");
        Optional<CoalitionId> coalition = kind.filter(Kind::hasCoalition).flatMap(_ -> coalition(fields));
        int seen = fields.has("seen") ? (int) fields.number("seen", 0, MOST_DECISIONS) : MOST_DECISIONS;
        fields.finish();
        return kind.isEmpty() || !fields.complaints().isEmpty()
                ? new Reading.Invalid<>(fields.complaints())
                : new Reading.Valid<>(
                        new DecisionForm(decision(kind.get(), themes, topics, text, coalition, meeting), seen));
    }

    /// As it is read, and as it is logged.
    public static Json.Builder write(Decision decision) {
        Json.Builder json = Json.object().put("kind", decision.kind().word());
        if (!decision.themes().isEmpty()) {
            json.put(
                    "themes",
                    Json.texts(decision.themes().stream().map(ThemeId::value).toList()));
        }
        if (!decision.topics().isEmpty()) {
            json.put(
                    "topics",
                    Json.texts(decision.topics().stream().map(TopicKey::word).toList()));
        }
        if (decision.kind().longest() > 0) {
            json.put(field(decision.kind()), decision.text());
        }
        decision.into().ifPresent(into -> json.put("into", into.value()));
        decision.coalition().ifPresent(coalition -> json.put("coalition", coalition.value()));
        return json;
    }

    /// @return the name of the field that has what a decision says
    public static String field(Kind kind) {
        return switch (kind) {
            case MERGE, MOVE -> "title";
            case TAG, UNTAG -> "tag";
            case NOTE -> "note";
            case SEAT -> "name";
            case PROGRAMME, UNPROGRAMME, LEAVE, APART, RELEASE, UNDO, FORGOTTEN -> "";
        };
    }

    private static Decision decision(
            Kind kind,
            Set<ThemeId> themes,
            Set<TopicKey> topics,
            String text,
            Optional<CoalitionId> coalition,
            Meeting meeting) {
        return switch (kind) {
            case MERGE -> Decision.merge(themes, text, ThemeId.ofTitle(meeting, text));
            case MOVE -> Decision.move(topics, text, ThemeId.ofTitle(meeting, text));
            case SEAT -> Decision.seat(coalition.orElseThrow(), topics, text);
            case LEAVE -> Decision.leave(coalition.orElseThrow(), topics);
            case RELEASE -> Decision.release(coalition.orElseThrow());
            default -> Decision.about(kind, topics, text);
        };
    }

    private static Set<ThemeId> themes(Fields fields, Picture picture) {
        Set<ThemeId> themes = new HashSet<>();
        for (String word : fields.texts("themes", MOST, 32)) {
            Optional<ThemeId> theme = ThemeId.of(word).filter(picture::knows);
            theme.ifPresentOrElse(themes::add, () -> complainOnce(fields, "themes", "choice"));
        }
        return required(fields, "themes", themes);
    }

    private static Set<TopicKey> topics(Fields fields, Kind kind) {
        Set<TopicKey> topics = new HashSet<>();
        for (String word : fields.texts("topics", MOST, 45)) {
            TopicKey.of(word).ifPresentOrElse(topics::add, () -> complainOnce(fields, "topics", "choice"));
        }
        if (kind == Kind.APART && topics.size() == 1) {
            complainOnce(fields, "topics", "two");
        }
        return kind == Kind.SEAT ? topics : required(fields, "topics", topics);
    }

    private static Optional<CoalitionId> coalition(Fields fields) {
        Optional<CoalitionId> coalition = CoalitionId.of(fields.line("coalition", 22));
        if (coalition.isEmpty()) {
            complainOnce(fields, "coalition", "choice");
        }
        return coalition;
    }

    private static <C extends Collection<?>> C required(Fields fields, String name, C chosen) {
        if (chosen.isEmpty()) {
            complainOnce(fields, name, "required");
        }
        return chosen;
    }

    private static void complainOnce(Fields fields, String name, String code) {
        if (!fields.hasComplaintAbout(name)) {
            fields.complain(name, code);
        }
    }

    private static String text(Fields fields, Kind kind) {
        return switch (kind) {
            case PROGRAMME, UNPROGRAMME, LEAVE, APART, RELEASE, UNDO, FORGOTTEN -> "";
            case NOTE -> fields.lines(field(kind), kind.longest());
            default -> fields.line(field(kind), kind.longest());
        };
    }

    private static boolean isAsked(Kind kind) {
        return kind == Kind.MERGE || kind.isOfTopics() || kind.isOfCoalitions();
    }
}

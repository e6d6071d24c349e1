package nl.klankbord.link;

import java.util.List;
import java.util.Map;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Statement;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.manifest.Attribution;
import nl.klankbord.manifest.Comment;
import nl.klankbord.meeting.Retention;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// All that is kept of somebody, in their own hands (GDPR art. 15 and 20): also what organisers wrote about
/// their topics, though not who of them did.
public final class MineJson {

    private MineJson() {}

    /// @param sorting what organisers made of the topics
    /// @param introductions for which they were asked
    /// @param statements that they wrote, of the versions that are kept
    /// @param chosen how they are named in a manifest, by topic
    /// @param comments what they said about it
    public static JsonObject write(
            Mine mine,
            Sorting sorting,
            List<Introduction> introductions,
            List<Statement> statements,
            Map<TopicKey, Attribution> chosen,
            List<Comment> comments) {
        Json.Builder json = Json.object()
                .put(
                        "meeting",
                        Json.object()
                                .put("id", mine.meeting().id().value())
                                .put("title", mine.meeting().title().in(mine.language()))
                                .put("startsAt", mine.meeting().startsAt().toString())
                                .build())
                .put("keptUntil", keptUntil(mine, Retention.Kind.ANSWERS))
                .put("needsKeptUntil", keptUntil(mine, Retention.Kind.NEEDS))
                .put("topicsKeptUntil", keptUntil(mine, Retention.Kind.TOPICS))
                .put("logKeptUntil", keptUntil(mine, Retention.Kind.LOG));
        mine.rsvp().ifPresent(rsvp -> json.put("rsvp", RsvpJson.write(rsvp)));
        return json.put(
                        "topics",
                        Json.array(mine.topics().stream()
                                .map(topic -> topic(topic, sorting, chosen))
                                .toList()))
                .put(
                        "introductions",
                        Json.array(introductions.stream()
                                .map(introduction -> introduction(introduction, sorting))
                                .toList()))
                .put(
                        "statements",
                        Json.array(statements.stream().map(MineJson::statement).toList()))
                .put(
                        "manifestComments",
                        Json.array(comments.stream().map(MineJson::comment).toList()))
                .build();
    }

    /// Whom they were introduced to is those people's own; how many they are is not.
    private static JsonObject introduction(Introduction introduction, Sorting sorting) {
        Json.Builder json =
                Json.object().put("coalition", introduction.coalition().value());
        sorting.coalition(introduction.coalition()).ifPresent(coalition -> json.put("name", coalition.name()));
        json.put("askedAt", introduction.askedAt().toString());
        introduction.mailedAt().ifPresent(at -> json.put("mailedAt", at.toString()));
        introduction.isYes().ifPresent(isYes -> json.put("agreed", isYes));
        introduction.answeredAt().ifPresent(at -> json.put("answeredAt", at.toString()));
        return json.put("introducedTo", introduction.told().size())
                .put("refused", introduction.isRefused())
                .build();
    }

    private static JsonObject statement(Statement statement) {
        return Json.object()
                .put("coalition", statement.coalition().value())
                .put("version", statement.version())
                .put("at", statement.at().toString())
                .put("text", statement.text())
                .build();
    }

    private static String keptUntil(Mine mine, Retention.Kind kind) {
        return mine.meeting().keptUntil(kind).toString();
    }

    private static JsonObject comment(Comment comment) {
        Json.Builder json = Json.object().put("version", comment.version());
        if (!comment.paragraph().isEmpty()) {
            json.put("paragraph", comment.paragraph());
        }
        return json.put("text", comment.text())
                .put("writtenAt", comment.at().toString())
                .build();
    }

    private static JsonObject topic(Topic topic, Sorting sorting, Map<TopicKey, Attribution> chosen) {
        Json.Builder json = Json.object()
                .put("id", topic.submission().id().value())
                .put("name", topic.participant().name())
                .put("email", topic.participant().email().value())
                .put("organisation", topic.participant().organisation())
                .put("organisationType", topic.participant().organisationType().word())
                .put("theme", topic.theme());
        topic.themeId().ifPresent(id -> json.put("themeId", id));
        return json.put("text", topic.text())
                .put("intent", topic.intent().word())
                .put("introduce", topic.introduce())
                .put("language", topic.participant().language().word())
                .put("site", topic.submission().site())
                .put("receivedAt", topic.submission().receivedAt().toString())
                .put(
                        "attribution",
                        chosen.getOrDefault(TopicKey.of(topic), Attribution.ANONYMOUS)
                                .word())
                .put(
                        "tags",
                        Json.texts(List.copyOf(sorting.tags(TopicKey.of(topic)).values())))
                .put("notes", notes(TopicKey.of(topic), sorting))
                .build();
    }

    /// Those that were taken away as well: they are kept.
    private static Json notes(TopicKey topic, Sorting sorting) {
        return Json.array(sorting.log().stream()
                .filter(decided -> decided.decision().kind() == Kind.NOTE
                        && decided.decision().topics().contains(topic))
                .map(decided -> Json.object()
                        .put("text", decided.decision().text())
                        .put("writtenAt", decided.at().toString())
                        .put("takenAway", !sorting.stands(decided))
                        .build())
                .toList());
    }
}

package nl.klankbord.link;

import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Retention;
import nl.klankbord.rsvp.RsvpJson;
import nl.klankbord.topic.Topic;

/// All that is kept of somebody, in their own hands (GDPR art. 15 and 20).
public final class MineJson {

    private MineJson() {}

    public static JsonObject write(Mine mine) {
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
                        Json.array(mine.topics().stream().map(MineJson::topic).toList()))
                .build();
    }

    private static String keptUntil(Mine mine, Retention.Kind kind) {
        return mine.meeting().keptUntil(kind).toString();
    }

    private static JsonObject topic(Topic topic) {
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
                .build();
    }
}

package nl.klankbord.coalition;

import java.util.Optional;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.topic.TopicKey;

/// Who sits at which table, for programs: by keys of topics, as the API has those.
public final class CoalitionJson {

    private CoalitionJson() {}

    public static JsonObject write(CoalitionPicture picture, Optional<Suggested> suggested) {
        Json.Builder json = Json.object();
        suggested.ifPresent(made -> json.put("madeAt", made.madeAt().toString())
                .put("looked", made.topics())
                .put("left", made.left()));
        return json.put(
                        "coalitions",
                        Json.array(picture.tables().stream()
                                .map(CoalitionJson::table)
                                .toList()))
                .put(
                        "single",
                        Json.texts(picture.single().stream().map(TopicKey::word).toList()))
                .build();
    }

    private static JsonObject table(Table table) {
        Json.Builder json = Json.object()
                .put("id", table.id().value())
                .put("name", SuggestedJson.label(table.label()))
                .put("decided", table.decided())
                .put(
                        "members",
                        Json.texts(table.members().stream().map(TopicKey::word).toList()))
                .put(
                        "extra",
                        Json.texts(table.extra().stream().map(TopicKey::word).toList()));
        table.group()
                .ifPresent(group -> json.put("sure", SuggestedJson.decimal(group.sure()))
                        .put(
                                "reasons",
                                Json.array(group.reasons().stream()
                                        .map(SuggestedJson::reason)
                                        .toList())));
        return json.build();
    }
}

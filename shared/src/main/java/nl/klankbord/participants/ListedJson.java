package nl.klankbord.participants;

import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;

/// Somebody on the list as JSON.
public final class ListedJson {

    private ListedJson() {}

    public static JsonObject write(Listed listed) {
        return Json.object()
                .put("person", listed.person().value())
                .put("name", listed.name())
                .put("organisation", listed.organisation())
                .put("status", listed.status().word())
                .put("people", listed.people())
                .put("arrived", listed.arrived())
                .build();
    }
}

package nl.klankbord.audit;

import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;

/// A line of the audit log as JSON.
public final class EntryJson {

    private EntryJson() {}

    public static JsonObject write(Entry entry) {
        Json.Builder json = Json.object()
                .put("at", entry.at().toString())
                .put("by", entry.by())
                .put("name", entry.name())
                .put("act", entry.act().word());
        entry.whom().ifPresent(person -> json.put("person", person.value()));
        return entry.detail().isEmpty()
                ? json.build()
                : json.put("detail", entry.detail()).build();
    }
}

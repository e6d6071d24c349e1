package nl.klankbord.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.MeetingId;

/// Something that happened to a meeting. What is told of it is thin: ids and counts, nothing that says who
/// somebody is.
///
/// @param what which thing it happened to, and which version of it: the same again is the same event
/// @param at to the second
/// @param data ids and counts
public record Event(MeetingId meeting, EventType type, String what, Instant at, JsonObject data) {

    /// @return the same for the same event, however often it is told
    public String id() {
        String all = String.join("\u0000", meeting.value(), type.word(), what);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "evt_"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// @return as Standard Webhooks 1.0.0 has it: `type`, `timestamp` and `data`
    public String body() {
        Json.Builder told = Json.object().put("meeting", meeting.value());
        data.members().forEach(told::put);
        return JsonWriter.text(Json.object()
                .put("type", type.word())
                .put("timestamp", at.toString())
                .put("data", told.build())
                .build());
    }
}

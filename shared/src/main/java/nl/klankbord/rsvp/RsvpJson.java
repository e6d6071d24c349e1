package nl.klankbord.rsvp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;

/// An RSVP as JSON: with the fields that it is submitted with, so that it can be edited and sent back, and with what
/// became of it.
public final class RsvpJson {

    /// What only we say. Sent back, it says what was seen and asks for nothing.
    private static final Set<String> OURS =
            Set.of("person", "version", "status", "place", "people", "arrived", "site", "receivedAt");

    private RsvpJson() {}

    public static JsonObject write(Rsvp rsvp) {
        Json.Builder json = Json.object()
                .put("person", rsvp.person().value())
                .put("version", rsvp.version())
                .put("status", rsvp.status().word());
        rsvp.standing().place().ifPresent(place -> json.put("place", place));
        json.put("people", rsvp.people());
        if (rsvp.standing().arrived() > 0) {
            json.put("arrived", rsvp.standing().arrived());
        }
        json.put("site", rsvp.submission().site())
                .put("receivedAt", rsvp.submission().receivedAt().toString())
                .put("name", rsvp.participant().name())
                .put("email", rsvp.participant().email().value())
                .put("organisation", rsvp.participant().organisation())
                .put("organisationType", rsvp.participant().organisationType().word());
        rsvp.role().ifPresent(role -> json.put("role", role));
        json.put("attending", rsvp.status().isComing());
        write(rsvp.meal(), json);
        rsvp.access().ifPresent(access -> json.put("access", access));
        json.put(
                "guests", Json.array(rsvp.guests().stream().map(RsvpJson::guest).toList()));
        if (!rsvp.answers().isEmpty()) {
            json.put("answers", rsvp.answers().json());
        }
        return json.put("updates", rsvp.updates())
                .put("language", rsvp.participant().language().word())
                .build();
    }

    /// @return what was sent, without what only we say
    static JsonObject form(JsonObject sent) {
        Map<String, Json> members = new LinkedHashMap<>(sent.members());
        members.keySet().removeAll(OURS);
        return new JsonObject(members);
    }

    private static JsonObject guest(Guest guest) {
        return write(guest.meal(), Json.object().put("name", guest.name())).build();
    }

    private static Json.Builder write(Meal meal, Json.Builder json) {
        json.put("moments", Json.texts(meal.moments())).put("diet", meal.diet().word());
        meal.dietNote().ifPresent(note -> json.put("dietNote", note));
        return json;
    }
}

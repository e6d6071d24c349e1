package nl.klankbord.quarantine;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Sender;

/// A submission that counts for nothing until an organiser lets it in.
///
/// @param id 22 to 64 characters of base64url
/// @param site where it came from
/// @param key under which it was sent, and will be let in
/// @param content as it was sent; nothing of it once it was let in
/// @param answer reference of the answer that it became when it was let in
/// @param receivedAt to the millisecond
public record Held(
        MeetingId meeting,
        String id,
        String site,
        String key,
        Kind kind,
        Doubt doubt,
        JsonObject content,
        Optional<String> answer,
        Instant receivedAt,
        long expiresAtEpochSecond) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22,64}");

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public Held letInAs(String reference) {
        return new Held(
                meeting,
                id,
                site,
                key,
                kind,
                doubt,
                Json.EMPTY,
                Optional.of(reference),
                receivedAt,
                expiresAtEpochSecond);
    }

    /// @return who it is from, to be let in without a second look
    public Sender sender() {
        return new Sender(site, key);
    }
}

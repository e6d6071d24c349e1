package nl.klankbord.submission;

import nl.klankbord.json.Json.JsonObject;

/// One submission of several that came at once.
///
/// @param content as it was sent
public record Sent(Sender sender, JsonObject content) {}

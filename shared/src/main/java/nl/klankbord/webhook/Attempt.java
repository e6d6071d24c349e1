package nl.klankbord.webhook;

import java.time.Instant;

/// One time that an event was posted.
///
/// @param at to the second
/// @param outcome the receiver's status, or a word that says why there was none: `name`, `address`,
///     `connection`, `tls`, `timeout`
public record Attempt(Instant at, String outcome) {}

package nl.klankbord.receipt;

import java.time.Instant;
import nl.klankbord.submission.Person;

/// Somebody to whom a mail could not go.
///
/// @param since when the last try was given up, to the millisecond
public record Unreached(Person person, Instant since) {}

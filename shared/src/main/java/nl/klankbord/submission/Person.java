package nl.klankbord.submission;

/// Who somebody is in the table: a keyed hash of the address. Without the key it leads nowhere.
///
/// @param value 22 characters of base64url
public record Person(String value) {}

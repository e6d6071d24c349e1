package nl.klankbord.submission;

/// Names one submission: the same person sending the same key for the same meeting gives the same id.
///
/// @param value 22 characters of base64url
public record SubmissionId(String value) {}

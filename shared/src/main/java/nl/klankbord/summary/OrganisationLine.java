package nl.klankbord.summary;

import nl.klankbord.submission.OrganisationType;

/// What one organisation brings. Names that differ only in case or spaces are one.
///
/// @param people heads that come
/// @param topics topics brought
public record OrganisationLine(String name, OrganisationType type, long people, long topics) {}

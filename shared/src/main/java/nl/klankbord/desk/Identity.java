package nl.klankbord.desk;

import java.util.Set;

/// Who somebody is, as an identity provider says it under its signature.
///
/// @param subject never given to somebody else (`sub`)
/// @param name to show to themselves
/// @param groups of which they are
public record Identity(String subject, String name, Set<String> groups) {

    public Identity {
        groups = Set.copyOf(groups);
    }
}

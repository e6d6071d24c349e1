package nl.klankbord.desk;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.submission.Word;

/// What somebody may do, at the desk and in the API, the most first. A group of the identity provider gives it.
public enum Role implements Word {
    /// Everything, at the meetings that they organise.
    ORGANISER,
    /// Looks at counts and themes, and sees nobody's name.
    VIEWER,
    /// Sees what to order, and nothing else.
    CATERER;

    private final String word = name().toLowerCase(Locale.ROOT);

    @Override
    public String word() {
        return word;
    }

    /// @return whether they may see what a meeting's counts say
    public boolean seesCounts() {
        return this != CATERER;
    }

    /// Beside a role: an organiser who may take data away in a file.
    ///
    /// @param groups as for [#of]
    public static boolean mayExport(Collection<String> groups) {
        return groups.contains("exporter") || groups.contains("klankbord-exporter");
    }

    /// @param groups as the identity provider names them: `klankbord-organiser`, or just `organiser` in a pool
    ///     that is Klankbord's own
    /// @return the one that may most; empty for whoever has no business here
    public static Optional<Role> of(Collection<String> groups) {
        return Stream.of(values())
                .filter(role -> groups.contains(role.word) || groups.contains("klankbord-" + role.word))
                .findFirst();
    }
}

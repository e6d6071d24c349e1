package nl.klankbord.submission;

import java.util.List;

/// What came of reading something that somebody sent: the thing, or all that is wrong with it.
public sealed interface Reading<T> {

    record Valid<T>(T value) implements Reading<T> {}

    /// @param complaints at least one
    record Invalid<T>(List<Complaint> complaints) implements Reading<T> {}
}

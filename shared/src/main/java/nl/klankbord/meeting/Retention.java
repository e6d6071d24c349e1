package nl.klankbord.meeting;

import java.util.OptionalInt;

/// How long after the end of a meeting data about people are kept, in days.
///
/// @param days of answers, and of whatever has no days of its own: 14 to 730
/// @param needs of diets and of what people need to take part: 7 to 730; empty for as long as the answers, which they
///     never outlive
/// @param topics of what people bring, and of what was decided about it: 14 to 730; empty for as long as the answers
/// @param log of who at the desk looked at or changed what: 14 to 730; empty for as long as the answers
public record Retention(int days, OptionalInt needs, OptionalInt topics, OptionalInt log) {

    /// What is kept.
    public enum Kind {
        ANSWERS,
        NEEDS,
        TOPICS,
        LOG
    }

    public int days(Kind kind) {
        return switch (kind) {
            case ANSWERS -> days;
            case NEEDS -> Math.min(days, needs.orElse(days));
            case TOPICS -> topics.orElse(days);
            case LOG -> log.orElse(days);
        };
    }
}

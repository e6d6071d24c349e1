package nl.klankbord.rsvp;

import java.util.List;

/// What somebody answers to one question of the survey. It says by itself what it is, as its question may be gone.
public sealed interface Answer {

    /// @param text as typed, or the id of the one option that was chosen
    record Text(String text) implements Answer {}

    /// @param options ids of those that were chosen, at least one, in the survey's order
    record Several(List<String> options) implements Answer {
        public Several {
            options = List.copyOf(options);
        }
    }

    record YesOrNo(boolean isYes) implements Answer {}

    record Whole(long number) implements Answer {}
}

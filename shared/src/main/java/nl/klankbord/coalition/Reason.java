package nl.klankbord.coalition;

import java.util.List;
import java.util.Optional;

/// Something that members of a group have in common.
///
/// @param label the concept's name, or the word itself
/// @param concept the concept's id; none for a plain word
/// @param weight its share of what makes the members alike, from 0 to 1
/// @param carriers who says it, in order of their ids
public record Reason(Label label, Optional<String> concept, double weight, List<Carrier> carriers) {
    public Reason {
        carriers = List.copyOf(carriers);
    }

    /// @param places where it stands in the contribution, in order
    public record Carrier(String id, List<Place> places) {
        public Carrier {
            places = List.copyOf(places);
        }
    }
}

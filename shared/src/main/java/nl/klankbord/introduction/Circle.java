package nl.klankbord.introduction;

import java.util.List;
import java.util.Optional;
import nl.klankbord.sorting.Coalition;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Person;

/// The people at the table of a coalition, as organisers decided, and what each said about meeting the
/// others.
///
/// @param seats everybody whose data are there still, in the order of their topics' keys
public record Circle(Coalition coalition, List<Seat> seats) {

    public Circle {
        seats = List.copyOf(seats);
    }

    public int people() {
        return seats.size();
    }

    public int organisations() {
        return (int) seats.stream()
                .map(seat -> ThemeId.folded(seat.participant().organisation()))
                .distinct()
                .count();
    }

    public Optional<Seat> of(Person person) {
        return seats.stream().filter(seat -> seat.person().equals(person)).findFirst();
    }

    /// @return who may know of each other
    public List<Seat> agreed() {
        return seats.stream().filter(Seat::hasAgreed).toList();
    }

    /// @return to whom this one is to be introduced still; nobody as long as they did not agree
    ///     themselves
    List<Seat> owedTo(Seat to) {
        if (!to.hasAgreed()) {
            return List.of();
        }
        return agreed().stream()
                .filter(other -> !other.person().equals(to.person()))
                .filter(other -> !to.introduction()
                        .orElseThrow()
                        .told()
                        .contains(other.introduction().orElseThrow().id()))
                .toList();
    }
}

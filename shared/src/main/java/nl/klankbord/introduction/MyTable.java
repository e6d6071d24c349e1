package nl.klankbord.introduction;

import java.util.List;
import java.util.Optional;

/// A table for which somebody was asked, as they may see it.
///
/// @param circle empty when it was dissolved, or when they sit there no more
public record MyTable(Introduction introduction, Optional<Circle> circle) {

    public MyTable {
        circle = circle.filter(there -> there.of(introduction.person())
                .filter(seat -> seat.standing() != Standing.NOT_WANTED)
                .isPresent());
    }

    /// @return whether they may see the others who agreed, and write with them
    public boolean isOpen() {
        return circle.isPresent() && introduction.hasAgreed();
    }

    /// @return everybody who agreed, themselves too; nobody as long as they did not
    public List<Seat> members() {
        return isOpen() ? circle.orElseThrow().agreed() : List.of();
    }
}

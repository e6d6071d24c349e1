package nl.klankbord.coalition;

import java.util.List;

/// A contribution's seat.
///
/// @param sure from 0 to 1: a half is where it would just be suggested. Of a single one, how sure that it is single
/// @param second whether its own group is another one, and this the one where it would sit next
/// @param folded others by the same author that say the same: they sit with it, and count as one with it
public record Member(String id, double sure, boolean second, List<String> folded) {
    public Member {
        folded = List.copyOf(folded);
    }
}

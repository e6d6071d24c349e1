package nl.klankbord.export;

import java.util.OptionalLong;

/// What a cell holds: a text of whoever typed it, or a number. Never a formula.
public sealed interface Cell {

    Cell EMPTY = new Text("");

    static Cell of(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }

    static Cell of(long number) {
        return new Whole(number);
    }

    static Cell of(OptionalLong number) {
        return number.isPresent() ? new Whole(number.getAsLong()) : EMPTY;
    }

    record Text(String text) implements Cell {}

    record Whole(long number) implements Cell {}
}

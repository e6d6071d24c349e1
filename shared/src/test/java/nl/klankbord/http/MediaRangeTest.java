package nl.klankbord.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaRangeTest {

    private static final List<String> OFFERED = List.of("application/json", "text/html", "text/csv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "text/* | text/html",
                "text/csv | text/csv",
                "text/html;q=0.5, text/csv | text/csv",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
                "TEXT/CSV; header=present | text/csv",
                "image/png, */*;q=0.1 | application/json",
                "image/png | none",
                "text/csv;q=0 | none",
                "text/csv;q=oops | none"
            })
    void theMostWantedOfWhatWeHave(String accept, String expected) {
        assertEquals(expected, MediaRange.best(Optional.of(accept), OFFERED).orElse("none"));
    }

    @Test
    void withoutAWishTheFirst() {
        assertEquals(Optional.of("application/json"), MediaRange.best(Optional.empty(), OFFERED));
    }
}

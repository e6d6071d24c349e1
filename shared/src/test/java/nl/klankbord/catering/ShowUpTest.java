package nl.klankbord.catering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShowUpTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 1", "3, 2, 3", "20, 14, 17", "101, 70, 86", "10000000, 7000000, 8500000"})
    void itIsRoundedOutwardsAndNeverMoreThanSaidSo(long people, long fewest, long most) {
        assertEquals(new ShowUp(fewest, most), ShowUp.of(people));
    }
}

package nl.klankbord.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SenderTest {

    @Test
    void aKeyMayStandInQuotes() {
        assertEquals(
                Sender.of("api", "8e03978e-40d5-43e8-bc93-6894a57f9324"),
                Sender.of("api", "\"8e03978e-40d5-43e8-bc93-6894a57f9324\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "too-short", "with.a.dot.in.it.and.more", "0123456789abcde é", "\"0123456789abcdef"})
    void whatIsNoKeyIsRefused(String key) {
        assertEquals(Optional.empty(), Sender.of("api", key));
    }

    @Test
    void aKeyOfMoreThan64IsRefused() {
        assertEquals(Optional.empty(), Sender.of("api", "a".repeat(65)));
    }

    @Test
    void newKeysAreKeysAndNeverTheSame() {
        assertEquals(true, Sender.of("page", Sender.newKey()).isPresent());
        assertNotEquals(Sender.newKey(), Sender.newKey());
    }
}

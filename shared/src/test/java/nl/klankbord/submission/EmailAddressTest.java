package nl.klankbord.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "naam@gemeente.nl, naam@gemeente.nl",
        "Naam.Met-Punt+tag@Gemeente.NL, Naam.Met-Punt+tag@gemeente.nl",
        "o'neill@example.nl, o'neill@example.nl",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gemeente.nl, "
                + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gemeente.nl",
        "a@bücher.example, a@xn--bcher-kva.example",
        "a@BÜCHER。example, a@xn--bcher-kva.example",
        "a@xn--bcher-kva.example, a@xn--bcher-kva.example",
        "a@例え.テスト, a@xn--r8jz45g.xn--zckzah",
        "a@súdwest-fryslân.nl, a@xn--sdwest-fryslan-mrb.nl"
    })
    void addressesThatMailCanReach(String typed, String expected) {
        EmailAddress.Reading reading = EmailAddress.read(typed);
        assertEquals("", reading.complaint());
        if (!typed.contains("ú")) {
            assertEquals(expected, reading.address().orElseThrow().value());
        } else {
            assertEquals(
                    "a@" + java.net.IDN.toASCII("súdwest-fryslân.nl"),
                    reading.address().orElseThrow().value());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fatma@gemeente, email",
        "@gemeente.nl, email",
        "naam@, email",
        "naam, email",
        "a b@gemeente.nl, email",
        ".a@gemeente.nl, email",
        "a.@gemeente.nl, email",
        "a..b@gemeente.nl, email",
        "a@-gemeente.nl, email",
        "a@gemeente.nl., email",
        "a@[127.0.0.1], email",
        "a@127.0.0.1, email",
        "a@b@gemeente.nl, email",
        "a@gemeente.nl<x@y.nl>, email",
        "'\"a b\"@gemeente.nl', email-quoted",
        "'a.\"b\"@gemeente.nl', email-quoted",
        "'\"a@b\"@gemeente.nl', email-quoted",
        "é@gemeente.nl, email-letters",
        "jörg.müller@gemeente.nl, email-letters",
        "用户@例え.テスト, email-letters",
        "a@straße.example, email-domain",
        "a@STRAẞE.example, email-domain",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@gemeente.nl, email-long"
    })
    void othersAreRefusedAndTheReasonIsNamed(String typed, String complaint) {
        EmailAddress.Reading reading = EmailAddress.read(typed);
        assertEquals(complaint, reading.complaint());
        assertEquals(true, reading.address().isEmpty());
    }

    @Test
    void onePersonHoweverTheAddressIsSpelled() {
        Person person = Examples.SECRETS.person(EmailAddress.of("a.b@súdwest.nl"));
        assertEquals(person, Examples.SECRETS.person(EmailAddress.of("A.B@SÚDWEST.nl")));
        assertEquals(person, Examples.SECRETS.person(EmailAddress.of("a.b@su\u0301dwest.nl")));
        assertNotEquals(person, Examples.SECRETS.person(EmailAddress.of("ab@súdwest.nl")));
        assertNotEquals(
                person, new Secrets("another-key-another-key-another-k").person(EmailAddress.of("a.b@súdwest.nl")));
    }
}

package nl.klankbord.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.klankbord.submission.EmailAddress;

/// Invitations of every kind, also hostile ones.
final class Invitations {

    static final Instant STAMPED_AT = Instant.parse("2027-03-01T09:30:15Z");

    /// What has a meaning to some reader of calendar files, mails or lines.
    private static final List<String> HOSTILE = List.of(
            "\r\nATTENDEE:mailto:evil@example.org",
            "\nATTENDEE:mailto:evil@example.org",
            "\rATTENDEE:mailto:evil@example.org",
            "\u0085ATTENDEE:mailto:evil@example.org",
            "\u2028ATTENDEE:mailto:evil@example.org",
            "\u2029ATTENDEE:mailto:evil@example.org",
            "\u000BATTENDEE:mailto:evil@example.org",
            "\fATTENDEE:mailto:evil@example.org",
            "\r\n ATTENDEE:mailto:evil@example.org",
            "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n",
            "\";ROLE=CHAIR:mailto:evil@example.org",
            "\\nATTENDEE:mailto:evil@example.org",
            "^nATTENDEE:mailto:evil@example.org",
            "\u0000",
            "\u0007",
            "\u007F",
            "\u009C",
            "\uD83D",
            "\uDE00",
            "\\",
            "\\\\n",
            "\\,",
            ";",
            ",",
            ":",
            "\"",
            "^",
            "^'",
            "^^",
            "=",
            "\t",
            " ",
            "  ",
            "%0D%0A",
            "=0D=0A",
            "\uFEFF",
            "\u202E",
            "é",
            "e\u0301",
            "漢字",
            "👩‍👩‍👧",
            "🏳️‍🌈",
            "𝕂");

    private Invitations() {}

    /// A network meeting in Utrecht in spring.
    static Invitation utrecht() {
        return at("Europe/Amsterdam", "2027-04-24T10:00:00Z", "2027-04-24T15:30:00Z");
    }

    static Invitation at(String zone, String startsAt, String endsAt) {
        return at(ZoneId.of(zone), Instant.parse(startsAt), Instant.parse(endsAt));
    }

    static Invitation at(ZoneId zone, Instant startsAt, Instant endsAt) {
        return new Invitation(
                "utrecht.Zm9vYmFyYmF6cXV4@klankbord",
                2,
                STAMPED_AT,
                startsAt,
                endsAt,
                zone,
                "Lokale digitale democratie; samen, en verder",
                "We beginnen met broodjes, om 12:00 precies.\nNeem mee: een thema; een voorbeeld.\n\nKomt u toch niet?"
                        + " Zeg het via de link in uw mail – dan gaat er geen broodje verloren.",
                "Stadskantoor Utrecht, Stadsplateau 1",
                "Kennisnetwerk \"Lokale democratie\"",
                EmailAddress.of("netwerk@example.nl"),
                "Fatma van der Súdwest-Fryslân-de Vries",
                EmailAddress.of("fatma@gemeente.example.nl"));
    }

    /// The same for the same seed.
    static Invitation hostile(int seed) {
        Random random = new Random(seed);
        return new Invitation(
                "uid" + hostileText(random, 6),
                random.nextInt(100),
                STAMPED_AT,
                utrecht().startsAt(),
                utrecht().endsAt(),
                utrecht().timeZone(),
                hostileText(random, 12),
                hostileText(random, 60),
                hostileText(random, 12),
                hostileText(random, 12),
                EmailAddress.of("r&d/a=b?c#d%e+f@example.nl"),
                hostileText(random, 12),
                EmailAddress.of("o'neill{|}^`~!$*_-@gemeente.example.nl"));
    }

    static Invitation withFields(String hostile) {
        Invitation plain = utrecht();
        return new Invitation(
                plain.uid() + hostile,
                plain.sequence(),
                plain.stampedAt(),
                plain.startsAt(),
                plain.endsAt(),
                plain.timeZone(),
                plain.title() + hostile + "a",
                plain.text() + hostile + "b",
                plain.place() + hostile + "c",
                plain.organiser() + hostile + "d",
                plain.organiserAddress(),
                plain.attendee() + hostile + "e",
                plain.attendeeAddress());
    }

    static List<String> hostileTexts() {
        return HOSTILE;
    }

    private static String hostileText(Random random, int parts) {
        return IntStream.range(0, random.nextInt(parts))
                .mapToObj(i -> switch (random.nextInt(3)) {
                    case 0 -> HOSTILE.get(random.nextInt(HOSTILE.size()));
                    case 1 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
                    default -> "woord".substring(random.nextInt(5));
                })
                .collect(Collectors.joining());
    }
}

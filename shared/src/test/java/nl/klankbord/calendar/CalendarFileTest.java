package nl.klankbord.calendar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.submission.EmailAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CalendarFileTest {

    /// For `checks/calendar/check`: files, and beside each what another reader is to find in it.
    private static final Path WRITTEN = Path.of("target", "calendar");

    private static final List<String> METHODS = List.of("REQUEST", "CANCEL", "");

    static final List<Example> EXAMPLES = List.of(
            new Example("request-amsterdam-summer", "REQUEST", Invitations.utrecht()),
            new Example("cancel-amsterdam-summer", "CANCEL", Invitations.utrecht()),
            new Example("entry-amsterdam-summer", "", Invitations.utrecht()),
            new Example(
                    "request-amsterdam-winter",
                    "REQUEST",
                    Invitations.at("Europe/Amsterdam", "2027-01-14T11:00:00Z", "2027-01-14T16:30:00Z")),
            new Example(
                    "request-amsterdam-over-the-clock-change",
                    "REQUEST",
                    Invitations.at("Europe/Amsterdam", "2027-03-27T21:00:00Z", "2027-03-28T08:00:00Z")),
            new Example(
                    "request-amsterdam-in-the-hour-that-comes-twice",
                    "REQUEST",
                    Invitations.at("Europe/Amsterdam", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z")),
            new Example(
                    "request-curacao-without-summer-time",
                    "REQUEST",
                    Invitations.at("America/Curacao", "2027-07-01T14:00:00Z", "2027-07-01T16:00:00Z")),
            new Example(
                    "request-jerusalem-with-odd-rules",
                    "REQUEST",
                    Invitations.at("Asia/Jerusalem", "2027-07-01T14:00:00Z", "2027-07-01T16:00:00Z")),
            new Example(
                    "request-with-a-fixed-offset",
                    "REQUEST",
                    Invitations.at("+05:30", "2027-07-01T14:00:00Z", "2027-07-01T16:00:00Z")));

    /// What earlier runs left is not to be read as if this one had written it.
    @BeforeAll
    static void nothingIsWrittenYet() throws IOException {
        Files.createDirectories(WRITTEN);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(WRITTEN)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    record Example(String name, String method, Invitation invitation) {
        byte[] file() {
            return made().bytes();
        }

        CalendarFile made() {
            return switch (method) {
                case "REQUEST" -> CalendarFile.request(invitation);
                case "CANCEL" -> CalendarFile.cancellation(invitation);
                default -> CalendarFile.entry(invitation);
            };
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void filesAreByteForByteAsTheyWere(Example example) throws IOException {
        write(example);
        String golden = example.name() + ".ics";
        try (InputStream file = getClass().getResourceAsStream(golden)) {
            assertTrue(file != null, golden);
            assertEquals(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8),
                    new String(example.file(), StandardCharsets.UTF_8),
                    () -> "If that is meant: cp shared/target/calendar/" + golden
                            + " shared/src/test/resources/nl/klankbord/calendar/");
        }
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void anotherReaderFindsEveryFieldAndNoFault(Example example) {
        ReadBack read = ReadBack.of(example.file());
        assertEquals(Expected.of(example.invitation(), example.method()), read.fields());
        assertEquals("[]", read.faults());
    }

    @Test
    void whateverIsTypedItIsOneEntryForOnePersonInWellFormedLines() throws IOException {
        for (int seed = 0; seed < 600; seed++) {
            String method = METHODS.get(seed % 3);
            Example example = new Example("hostile-" + seed, method, Invitations.hostile(seed));
            assertWellFormed(example);
            assertReadBack(example);
            if (seed < 60) {
                write(example);
            }
        }
    }

    static List<String> hostileTexts() {
        return Invitations.hostileTexts();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextBeginsALine(String hostile) throws IOException {
        for (String method : METHODS) {
            String name = "attack-" + Invitations.hostileTexts().indexOf(hostile) + "-" + method.length();
            Example example = new Example(name, method, Invitations.withFields(hostile));
            assertWellFormed(example);
            assertReadBack(example);
            write(example);
        }
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoLetterIsCut() {
        for (String letter : List.of("a", "é", "漢", "😀", "\\", "\n")) {
            for (int length = 0; length < 200; length++) {
                Invitation invitation = Invitations.withFields(letter.repeat(length));
                assertWellFormed(new Example(letter + length, "REQUEST", invitation));
            }
        }
    }

    @Test
    void inEveryZoneTheFileItselfTellsBothMoments() throws IOException {
        List<Duration> lengths = List.of(Duration.ofMinutes(90), Duration.ofDays(2), Duration.ofDays(300));
        int written = 0;
        for (ZoneId zone : zones()) {
            for (Instant start : moments(zone)) {
                Instant end = start.plus(lengths.get(written % lengths.size()));
                Example example = new Example("zone-" + written, "REQUEST", Invitations.at(zone, start, end));
                assertEquals(
                        Expected.of(example.invitation(), "REQUEST"),
                        ReadBack.of(example.file()).fields(),
                        zone.getId());
                assertExchangeCanTakeItsZone(example);
                write(example);
                written++;
            }
        }
        assertTrue(written > 1_000, "only " + written);
    }

    @Test
    void anEmptyTextOrPlaceIsLeftOut() {
        Invitation plain = Invitations.utrecht();
        Invitation bare = new Invitation(
                plain.uid(),
                0,
                plain.stampedAt(),
                plain.startsAt(),
                plain.endsAt(),
                plain.timeZone(),
                plain.title(),
                "\u0000 ",
                "",
                "",
                plain.organiserAddress(),
                plain.attendee(),
                plain.attendeeAddress());
        List<String> names = names(CalendarFile.request(bare).bytes());
        assertEquals(false, names.contains("DESCRIPTION") || names.contains("LOCATION"), names.toString());
        assertTrue(
                lines(CalendarFile.request(bare).bytes()).contains("ORGANIZER:mailto:netwerk@example.nl"),
                "a name that is not there leaves no parameter behind");
    }

    @Test
    void whoInvitesThemselvesGetsAnEntryWithoutQuestions() {
        Invitation plain = Invitations.utrecht();
        Invitation own = new Invitation(
                plain.uid(),
                plain.sequence(),
                plain.stampedAt(),
                plain.startsAt(),
                plain.endsAt(),
                plain.timeZone(),
                plain.title(),
                plain.text(),
                plain.place(),
                plain.organiser(),
                plain.organiserAddress(),
                plain.attendee(),
                EmailAddress.of("Netwerk@example.nl"));
        assertArrayEquals(
                CalendarFile.entry(own).bytes(), CalendarFile.request(own).bytes());
        assertEquals("text/calendar; charset=UTF-8", CalendarFile.request(own).mediaType());
    }

    @Test
    void theMediaTypeNamesTheMethodOfTheFile() {
        for (String method : METHODS) {
            assertEquals(
                    "text/calendar; charset=UTF-8" + (method.isEmpty() ? "" : "; method=" + method),
                    new Example("", method, Invitations.utrecht()).made().mediaType());
        }
    }

    @Test
    void whatIsNoMeetingIsRefused() {
        Instant start = Invitations.utrecht().startsAt();
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        assertThrows(IllegalArgumentException.class, () -> Invitations.at(zone, start, start));
        assertThrows(IllegalArgumentException.class, () -> Invitations.at(zone, start, start.plusMillis(999)));
    }

    /// Every zone that Java comes with, one of those that are alike. ical4j adds some of its own while it
    /// reads.
    private static Collection<ZoneId> zones() {
        Map<List<Object>, ZoneId> different = new LinkedHashMap<>();
        Set<String> known = ZoneId.getAvailableZoneIds();
        Stream.concat(Stream.of("Europe/Amsterdam", "Z", "+05:30", "UTC-3"), Arrays.stream(TimeZone.getAvailableIDs()))
                .filter(id -> !id.contains("/") || known.contains(id))
                .filter(id -> !ZoneId.SHORT_IDS.containsKey(id))
                .map(ZoneId::of)
                .forEach(zone -> different.putIfAbsent(
                        List.of(
                                moments(zone),
                                zone.getRules().getTransitionRules(),
                                zone.getRules().getOffset(Invitations.STAMPED_AT)),
                        zone));
        return different.values();
    }

    /// Before, in and after both halves of every change of the clock in two years, and on days between.
    private static List<Instant> moments(ZoneId zone) {
        List<Instant> moments = new ArrayList<>(Stream.of(
                        "1985-06-01T12:00:00Z", "2008-02-01T08:00:00Z", "2027-01-14T11:00:00Z", "2027-07-14T11:00:00Z")
                .map(Instant::parse)
                .toList());
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        for (int i = 0; i < 4; i++) {
            var change = zone.getRules().nextTransition(from);
            if (change == null || change.getInstant().isAfter(Instant.parse("2029-01-01T00:00:00Z"))) {
                break;
            }
            from = change.getInstant();
            for (int minutes : new int[] {-90, -30, -1, 0, 1, 30, 90}) {
                moments.add(from.plus(Duration.ofMinutes(minutes)));
            }
        }
        return moments;
    }

    /// [MS-OXCICAL] §2.1.3.1.1.19: one STANDARD, at most one DAYLIGHT, rules with one weekday or one day.
    private static void assertExchangeCanTakeItsZone(Example example) {
        List<String> lines = lines(example.file());
        if (lines.contains("BEGIN:VTIMEZONE")) {
            assertEquals(1, lines.stream().filter("BEGIN:STANDARD"::equals).count(), lines::toString);
            assertTrue(lines.stream().filter("BEGIN:DAYLIGHT"::equals).count() <= 1, lines::toString);
        }
        assertTrue(
                lines.stream()
                        .filter(line -> line.startsWith("RRULE:"))
                        .allMatch(rule -> rule.matches(
                                "RRULE:FREQ=YEARLY;BYMONTH=\\d+;(BYDAY=(-1|[1-4])[A-Z]{2}|BYMONTHDAY=\\d+)")),
                lines::toString);
    }

    private static void assertReadBack(Example example) {
        Map<String, String> expected = Expected.of(example.invitation(), example.method());
        Map<String, String> read = ReadBack.of(example.file()).fields();
        assertEquals(expected.keySet(), read.keySet(), example.name());
        expected.entrySet().stream()
                .filter(ReadBack.isRead())
                .forEach(field -> assertEquals(field.getValue(), read.get(field.getKey()), example.name()));
    }

    private static void assertWellFormed(Example example) {
        String text = decoded(example.file());
        assertTrue(text.endsWith("\r\n"), example.name());
        for (String line : text.split("\r\n", -1)) {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertTrue(octets.length <= 75, line);
            assertTrue(
                    line.codePoints()
                            .allMatch(point -> point == '\t'
                                    || (!Character.isISOControl(point) && point != 0x2028 && point != 0x2029)),
                    line);
        }
        // A cut letter would be mended by unfolding: each line of the file must be whole by itself.
        byte[] file = example.file();
        int start = 0;
        for (int i = 1; i < file.length; i++) {
            if (file[i - 1] == '\r' && file[i] == '\n') {
                decoded(Arrays.copyOfRange(file, start, i + 1));
                start = i + 1;
            }
        }
        assertEquals(namesExpected(example), names(file), example.name());
    }

    private static List<String> namesExpected(Example example) {
        Map<String, String> fields = Expected.of(example.invitation(), example.method());
        List<String> names = new ArrayList<>(List.of("BEGIN", "PRODID", "VERSION", "CALSCALE"));
        if (!example.method().isEmpty()) {
            names.add("METHOD");
        }
        names.addAll(List.of("BEGIN", "TZID"));
        IntStream.range(0, 2)
                .forEach(i -> names.addAll(List.of("BEGIN", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "END")));
        names.addAll(List.of("END", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"));
        if (!fields.getOrDefault("text", "").isEmpty()) {
            names.add("DESCRIPTION");
        }
        if (!fields.getOrDefault("place", "").isEmpty()) {
            names.add("LOCATION");
        }
        names.addAll(example.method().isEmpty() ? List.of("CONTACT") : List.of("ORGANIZER", "ATTENDEE"));
        names.addAll(List.of("STATUS", "TRANSP", "CLASS", "END", "END"));
        return names;
    }

    private static List<String> names(byte[] file) {
        return lines(file).stream().map(line -> line.split("[;:]", 2)[0]).toList();
    }

    private static List<String> lines(byte[] file) {
        String unfolded = new String(file, StandardCharsets.UTF_8).replace("\r\n ", "");
        return List.of(unfolded.split("\r\n"));
    }

    private static String decoded(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("a letter was cut", e);
        }
    }

    private static void write(Example example) throws IOException {
        Files.write(WRITTEN.resolve(example.name() + ".ics"), example.file());
        Json.Builder fields = Json.object();
        new TreeMap<>(Expected.of(example.invitation(), example.method())).forEach(fields::put);
        Files.write(WRITTEN.resolve(example.name() + ".json"), JsonWriter.bytes(fields.build()));
    }
}

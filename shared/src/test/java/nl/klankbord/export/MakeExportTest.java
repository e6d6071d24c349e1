package nl.klankbord.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryAuditLog;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryExports;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Answer;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Standing;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Kind;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is in the files, and what somebody typed to have a spreadsheet do something. The files and what is to be in
/// them stay in `target/exports`, where `checks/exports` opens them with other programs.
final class MakeExportTest {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final Instant RECEIVED = Instant.parse("2027-03-01T09:00:00.123Z");

    /// Of 1 March, an hour before UTC.
    private static final String RECEIVED_THERE = "2027-03-01 10:00:00";

    private final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    private final MemoryExports exports = new MemoryExports();
    private final MemoryAuditLog auditLog = new MemoryAuditLog();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MakeExport makeExport = new MakeExport(answers, answers.topics(), decisions, exports, auditLog);

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLineForEachPersonWithAllThatTheyAnswered(Language language) throws Exception {
        boolean isDutch = language == Language.DUTCH;
        Meeting meeting = surveyed(List.of(
                question("reis", "one-choice", "Reis"),
                question("dieet", "short-text", isDutch ? "Dieet" : "Diet"),
                question("a", "several-choices", "Waarmee?"),
                question("b", "yes-no", " waarmee?"),
                question("aantal", "number", "Aantal")));
        Meal meal = new Meal(new LinkedHashSet<>(List.of("lunch", "ontbijt")), Diet.VEGAN, Optional.of("geen noten"));
        Map<String, Answer> answered = Map.of(
                "reis", new Answer.Text("x"),
                "dieet", new Answer.Text("bel +31 6 12345678"),
                "a", new Answer.Several(List.of("x", "weg")),
                "b", new Answer.YesOrNo(true),
                "aantal", new Answer.Whole(3),
                "eerder", new Answer.Text("dat was zo"));
        store(rsvp("a@ede.example", "Fatma Yıldız", meal, List.of(new Guest("Jan", nothing())), answered));
        List<List<Json>> expected = List.of(
                texts(
                        isDutch
                                ? List.of(
                                        "Naam",
                                        "Komt mee met",
                                        "E-mail",
                                        "Organisatie",
                                        "Soort organisatie",
                                        "Functie",
                                        "Stand",
                                        "Plaats op de wachtlijst",
                                        "Aantal mensen",
                                        "Ingecheckt",
                                        "Lunch",
                                        "Borrel",
                                        "Dieet",
                                        "Toelichting op het dieet",
                                        "Nodig om mee te doen",
                                        "Reis",
                                        "Dieet [dieet]",
                                        "Waarmee? [a]",
                                        "waarmee? [b]",
                                        "Aantal",
                                        "Wil nieuws",
                                        "Taal",
                                        "Via",
                                        "Ontvangen",
                                        "Niet meer gevraagd")
                                : List.of(
                                        "Name",
                                        "Comes along with",
                                        "E-mail",
                                        "Organisation",
                                        "Kind of organisation",
                                        "Role",
                                        "Status",
                                        "Place on the waiting list",
                                        "Number of people",
                                        "Checked in",
                                        "Lunch",
                                        "Drinks",
                                        "Diet",
                                        "More about the diet",
                                        "Needed to take part",
                                        "Reis",
                                        "Diet [dieet]",
                                        "Waarmee? [a]",
                                        "waarmee? [b]",
                                        "Aantal",
                                        "Wants news",
                                        "Language",
                                        "By way of",
                                        "Received",
                                        "No longer asked")),
                List.of(
                        Json.of("Fatma Yıldız"),
                        Json.of(""),
                        Json.of("a@ede.example"),
                        Json.of("Gemeente Ede"),
                        Json.of(isDutch ? "Gemeente" : "Municipality"),
                        Json.of("griffier"),
                        Json.of(
                                isDutch
                                        ? "op de wachtlijst"
                                        : Messages.in(language).text("status.waiting")),
                        Json.of(7),
                        Json.of(2),
                        Json.of(0),
                        Json.of(isDutch ? "ja" : "yes"),
                        Json.of(isDutch ? "nee" : "no"),
                        Json.of(isDutch ? "Veganistisch" : "Vegan"),
                        Json.of("geen noten"),
                        Json.of("ringleiding"),
                        Json.of("Optie x"),
                        Json.of("bel +31 6 12345678"),
                        Json.of("Optie x; weg"),
                        Json.of(isDutch ? "ja" : "yes"),
                        Json.of(3),
                        Json.of(isDutch ? "ja" : "yes"),
                        Json.of("nl"),
                        Json.of(Messages.in(language).site("page")),
                        Json.of(RECEIVED_THERE),
                        Json.of("ontbijt\neerder: dat was zo")),
                guestLine(isDutch));
        for (FileType type : FileType.values()) {
            keep("people-" + language.word(), meeting, Subject.PARTICIPANTS, type, language, expected);
        }
    }

    private static List<Json> guestLine(boolean isDutch) {
        List<String> line =
                new ArrayList<>(IntStream.range(0, 25).mapToObj(_ -> "").toList());
        line.set(0, "Jan");
        line.set(1, "Fatma Yıldız");
        line.set(3, "Gemeente Ede");
        line.set(4, isDutch ? "Gemeente" : "Municipality");
        line.set(6, isDutch ? "op de wachtlijst" : Messages.in(Language.ENGLISH).text("status.waiting"));
        line.set(10, isDutch ? "nee" : "no");
        line.set(11, isDutch ? "nee" : "no");
        line.set(12, isDutch ? "Geen dieet" : Messages.in(Language.ENGLISH).text("diet.none"));
        return texts(line);
    }

    @Test
    void sixtyFormulasAreTextInCellsHeadingsAndNames() throws Exception {
        List<String> payloads = payloads();
        assertEquals(60, payloads.size());
        for (int from = 0; from < payloads.size(); from += 20) {
            List<String> some = payloads.subList(from, from + 20);
            for (String payload : some) {
                boolean isDigits = payload.matches("\\d+");
                assertEquals(isDigits, MeetingId.of(payload).isPresent(), "what a file's name begins with");
                assertEquals(Optional.empty(), ExportId.of(payload));
            }
            for (Language language : Language.values()) {
                inert(some, language, "payloads-" + from + "-" + language.word());
            }
        }
    }

    /// Each as the heading of a column, and in every cell that somebody can type into.
    private void inert(List<String> payloads, Language language, String name) throws Exception {
        MemoryAnswers own = new MemoryAnswers(Examples.CLOCK);
        List<JsonObject> survey = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            survey.add(question("q" + i, "short-text", payloads.get(i)));
        }
        Meeting meeting = surveyed(survey);
        MemoryDecisions decided = new MemoryDecisions();
        MakeExport make = new MakeExport(own, own.topics(), decided, exports, auditLog);
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            String payload = payloads.get(i);
            Meal meal = new Meal(Set.of("lunch"), Diet.OTHER, Optional.of(payload));
            Rsvp rsvp = rsvp(
                    "p" + i + "@ede.example",
                    payload,
                    meal,
                    List.of(new Guest(payload, meal)),
                    Map.of("q" + i, new Answer.Text(payload), "weg", new Answer.Text(payload)));
            assertEquals(Optional.empty(), own.storeUnlessPresent(rsvp));
            topics.add(topic(i, payload));
            Set<TopicKey> about = Set.of(TopicKey.of(topics.getLast()));
            for (Decision decision : List.of(
                    Decision.about(Kind.TAG, about, payload),
                    Decision.about(Kind.PROGRAMME, about, ""),
                    Decision.about(Kind.NOTE, about, payload),
                    Decision.about(Kind.NOTE, about, "Bel na vijf uur."))) {
                int number = decided.all(UTRECHT).size() + 1;
                assertTrue(decided.store(
                        new Decided(UTRECHT, number, "wish-" + number, decision, Examples.NOW, "fatma", "Fatma", 0)));
            }
        }
        assertEquals(List.of(), own.topics().storeUnlessPresent(topics));
        Messages messages = Messages.in(language);
        List<List<Json>> people = new ArrayList<>();
        List<Json> headings = new ArrayList<>(texts(headings(meeting, messages, payloads)));
        people.add(headings);
        own.each(UTRECHT, each -> {
            String payload = each.answer().participant().name();
            int i = payloads.indexOf(payload);
            people.add(line(payload, i, messages, payloads.size(), false));
            people.add(line(payload, i, messages, payloads.size(), true));
        });
        List<List<Json>> brought = new ArrayList<>();
        brought.add(texts(List.of(
                        "theme",
                        "theme-chosen",
                        "theme-sorted",
                        "coalition",
                        "programmed",
                        "tags",
                        "intent",
                        "text",
                        "name",
                        "email",
                        "organisation",
                        "organisation-type",
                        "introduce",
                        "language",
                        "site",
                        "received",
                        "notes")
                .stream()
                .map(column -> messages.text("exports.column." + column))
                .toList()));
        own.topics().each(UTRECHT, each -> {
            Topic topic = each.answer();
            String payload = topic.theme();
            brought.add(texts(List.of(
                    payload,
                    "weg",
                    payload,
                    "",
                    messages.text("exports.yes"),
                    payload,
                    messages.text("intent.present"),
                    "Regel\n" + payload,
                    payload,
                    topic.participant().email().value(),
                    payload,
                    messages.text("organisationType.province"),
                    messages.text("exports.yes"),
                    "en",
                    messages.site("api"),
                    RECEIVED_THERE,
                    payload + "\nBel na vijf uur.")));
        });
        for (FileType type : FileType.values()) {
            keep(make, name + "-people", meeting, Subject.PARTICIPANTS, type, language, people);
            keep(make, name + "-topics", meeting, Subject.TOPICS, type, language, brought);
        }
    }

    private static List<String> headings(Meeting meeting, Messages messages, List<String> payloads) {
        List<String> headings = new ArrayList<>();
        for (String ours : List.of(
                "name",
                "guest-of",
                "email",
                "organisation",
                "organisation-type",
                "role",
                "status",
                "place",
                "people",
                "arrived")) {
            headings.add(messages.text("exports.column." + ours));
        }
        meeting.moments().forEach(moment -> headings.add(moment.name().in(messages.language())));
        for (String ours : List.of("diet", "diet-note", "access")) {
            headings.add(messages.text("exports.column." + ours));
        }
        headings.addAll(payloads);
        for (String ours : List.of("updates", "language", "site", "received", "gone")) {
            headings.add(messages.text("exports.column." + ours));
        }
        return headings;
    }

    private static List<Json> line(String payload, int number, Messages messages, int questions, boolean isGuest) {
        List<Json> line = new ArrayList<>();
        line.add(Json.of(payload));
        line.add(Json.of(isGuest ? payload : ""));
        line.add(Json.of(isGuest ? "" : "p" + number + "@ede.example"));
        line.add(Json.of(payload));
        line.add(Json.of(messages.text("organisationType.municipality")));
        line.add(Json.of(isGuest ? "" : payload));
        line.add(Json.of(messages.text("status.waiting")));
        line.add(isGuest ? Json.of("") : Json.of(7));
        line.add(isGuest ? Json.of("") : Json.of(2));
        line.add(isGuest ? Json.of("") : Json.of(0));
        line.add(Json.of(messages.text("exports.yes")));
        line.add(Json.of(messages.text("exports.no")));
        line.add(Json.of(messages.text("diet.other")));
        line.add(Json.of(payload));
        line.add(Json.of(isGuest ? "" : "Regel\n" + payload));
        for (int i = 0; i < questions; i++) {
            line.add(Json.of(i == number && !isGuest ? payload : ""));
        }
        line.add(Json.of(isGuest ? "" : messages.text("exports.yes")));
        line.add(Json.of(isGuest ? "" : "nl"));
        line.add(Json.of(isGuest ? "" : messages.site("page")));
        line.add(Json.of(isGuest ? "" : RECEIVED_THERE));
        line.add(Json.of(isGuest ? "" : "weg: " + payload));
        return line;
    }

    @Test
    void whoWasErasedIsALineWithoutAnAddress() throws Exception {
        Rsvp gone = rsvp("a@ede.example", "Fatma", nothing(), List.of(), Map.of())
                .erased(Examples.person("nobody-1@ede.example"));
        store(gone);
        String csv = csv(make(Examples.utrecht(), Subject.PARTICIPANTS, FileType.CSV, Language.DUTCH));
        assertTrue(csv.contains("\r\n–;;;–;Gemeente;"), csv);
    }

    /// Of three who signed up together two came: whoever adds the column up knows how many are in.
    @ParameterizedTest
    @EnumSource(Language.class)
    void howManyAreCheckedIn(Language language) throws Exception {
        List<Guest> guests = List.of(new Guest("Jan", nothing()), new Guest("Bo", nothing()));
        store(rsvp("a@ede.example", "Fatma", nothing(), guests, Map.of())
                .standing(new Standing(Status.ACCEPTED, Status.ACCEPTED, 2, 3, OptionalLong.empty(), 2)));
        store(rsvp("b@ede.example", "Zoë", nothing(), List.of(), Map.of())
                .standing(new Standing(Status.ACCEPTED, Status.ACCEPTED, 1, 1, OptionalLong.empty())));
        Messages messages = Messages.in(language);
        Meeting meeting = surveyed(List.of());
        List<List<Json>> fatma = List.of(
                coming("Fatma", messages, 3, 2),
                alongWith("Fatma", "Jan", messages),
                alongWith("Fatma", "Bo", messages));
        List<List<Json>> zoe = List.of(coming("Zoë", messages, 1, 0));
        List<List<Json>> expected = new ArrayList<>(List.of(texts(headings(meeting, messages, List.of()))));
        answers.each(
                UTRECHT,
                each -> expected.addAll(each.answer().participant().name().equals("Zoë") ? zoe : fatma));
        assertEquals(5, expected.size());
        for (FileType type : FileType.values()) {
            keep("arrived-" + language.word(), meeting, Subject.PARTICIPANTS, type, language, expected);
        }
    }

    private static List<Json> coming(String name, Messages messages, int people, int arrived) {
        List<Json> line = new ArrayList<>(alongWith("", name, messages));
        line.set(2, Json.of(name.equals("Zoë") ? "b@ede.example" : "a@ede.example"));
        line.set(5, Json.of("griffier"));
        line.set(8, Json.of(people));
        line.set(9, Json.of(arrived));
        line.set(14, Json.of("ringleiding"));
        line.set(15, Json.of(messages.text("exports.yes")));
        line.set(16, Json.of("nl"));
        line.set(17, Json.of(messages.site("page")));
        line.set(18, Json.of(RECEIVED_THERE));
        return line;
    }

    private static List<Json> alongWith(String host, String name, Messages messages) {
        List<String> line =
                new ArrayList<>(IntStream.range(0, 20).mapToObj(_ -> "").toList());
        line.set(0, name);
        line.set(1, host);
        line.set(3, "Gemeente Ede");
        line.set(4, messages.text("organisationType.municipality"));
        line.set(6, messages.text("status.accepted"));
        line.set(10, messages.text("exports.no"));
        line.set(11, messages.text("exports.no"));
        line.set(12, messages.text("diet.none"));
        return texts(line);
    }

    @Test
    void itIsInTheAuditLogBeforeItIsThere() throws Exception {
        store(rsvp("a@ede.example", "Fatma", nothing(), List.of(new Guest("Jan", nothing())), Map.of()));
        MakeExport.Made made = make(Examples.utrecht(), Subject.PARTICIPANTS, FileType.XLSX, Language.DUTCH);
        assertEquals(2, made.rows());
        Entry entry = auditLog.page(UTRECHT, Optional.empty(), 10).entries().getFirst();
        assertEquals(Act.EXPORTED, entry.act());
        assertEquals("participants xlsx 2", entry.detail());
        assertEquals("organiser-1", entry.by());
        assertNotEquals(
                made.export(),
                make(Examples.utrecht(), Subject.PARTICIPANTS, FileType.XLSX, Language.DUTCH)
                        .export());

        int before = exports.size();
        MakeExport unnoted = new MakeExport(answers, answers.topics(), decisions, exports, new Unheard());
        assertThrows(
                UnavailableException.class,
                () -> make(unnoted, Examples.utrecht(), Subject.TOPICS, FileType.CSV, Language.DUTCH));
        assertEquals(before, exports.size(), "what is not in the log is not there");
    }

    /// Takes no note.
    /// A table is read a hundred rows at first: the file is on its way then, not only when the next ones come.
    @ParameterizedTest
    @EnumSource(FileType.class)
    void theFirstHundredRowsAreOnTheirWay(FileType type) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sheet sheet = type.open(out, Language.DUTCH, "Deelnemers")) {
            sheet.texts("Naam", "Organisatie", "E-mailadres", "Hoe komt u?", "Dieet", "Wanneer");
            for (int row = 0; row < 100; row++) {
                sheet.texts(
                        "Deelnemer " + row,
                        "Gemeente Voorbeeld " + row % 7,
                        row + "@voorbeeld.example",
                        "Lopend, want het is naast ons huis " + UUID.nameUUIDFromBytes(new byte[] {(byte) row}),
                        "vegetarisch",
                        RECEIVED_THERE);
            }
            assertTrue(out.size() > 0, "nothing has gone out");
        }
    }

    private static final class Unheard implements AuditLog {

        @Override
        public void note(Entry entry) {
            throw new UnavailableException("no log", new IOException());
        }

        @Override
        public Page page(MeetingId meeting, Optional<String> after, int limit) {
            return new Page(List.of(), Optional.empty());
        }

        @Override
        public List<Entry> about(MeetingId meeting, Person person, int limit) {
            return List.of();
        }
    }

    private MakeExport.Made make(Meeting meeting, Subject subject, FileType type, Language language) {
        return make(makeExport, meeting, subject, type, language);
    }

    private static MakeExport.Made make(
            MakeExport make, Meeting meeting, Subject subject, FileType type, Language language) {
        Session session = new Session("organiser-1", "Fatma", Role.ORGANISER, true, Examples.NOW);
        return make.make(
                meeting,
                new ExportForm(subject, type),
                Messages.in(language),
                detail -> Entry.of(meeting, Examples.NOW, session, Act.EXPORTED, Optional.empty(), detail));
    }

    private void keep(
            String name, Meeting meeting, Subject subject, FileType type, Language language, List<List<Json>> expected)
            throws IOException {
        keep(makeExport, name, meeting, subject, type, language, expected);
    }

    private void keep(
            MakeExport make,
            String name,
            Meeting meeting,
            Subject subject,
            FileType type,
            Language language,
            List<List<Json>> expected)
            throws IOException {
        MakeExport.Made made = make(make, meeting, subject, type, language);
        assertEquals(expected.size() - 1, made.rows());
        byte[] file = exports.fetch(exports.open(UTRECHT, made.export()).orElseThrow());
        Path folder = Files.createDirectories(Path.of("target/exports"));
        Files.write(folder.resolve(name + "." + type.word()), file);
        Files.write(
                folder.resolve(name + ".json"),
                JsonWriter.bytes(Json.object()
                        .put("separator", language == Language.DUTCH ? ";" : ",")
                        .put(
                                "rows",
                                Json.array(expected.stream().map(JsonArray::new).toList()))
                        .build()));
        if (type == FileType.CSV) {
            String text = new String(file, StandardCharsets.UTF_8);
            assertEquals('\uFEFF', text.charAt(0));
            List<Integer> widths = CsvReader.builder()
                    .fieldSeparator(language == Language.DUTCH ? ';' : ',')
                    .ofCsvRecord(text.substring(1))
                    .stream()
                    .map(record -> record.getFieldCount())
                    .toList();
            assertEquals(expected.stream().map(List::size).toList(), widths);
        }
    }

    private String csv(MakeExport.Made made) {
        return new String(exports.fetch(exports.open(UTRECHT, made.export()).orElseThrow()), StandardCharsets.UTF_8);
    }

    private void store(Rsvp rsvp) {
        assertEquals(Optional.empty(), answers.storeUnlessPresent(rsvp));
    }

    private static List<Json> texts(List<String> cells) {
        return cells.stream().<Json>map(Json::of).toList();
    }

    private static Meal nothing() {
        return new Meal(Set.of(), Diet.NONE, Optional.empty());
    }

    private static JsonObject question(String id, String kind, String label) {
        Json.Builder question = Json.object()
                .put("id", id)
                .put("kind", kind)
                .put("label", Json.object().put("nl", label).put("en", label).build());
        JsonObject option = Json.object()
                .put("id", "x")
                .put(
                        "label",
                        Json.object().put("nl", "Optie x").put("en", "Optie x").build())
                .build();
        JsonObject other = Json.object()
                .put("id", "y")
                .put("label", Json.object().put("nl", "y").put("en", "y").build())
                .build();
        return kind.endsWith("choice") || kind.endsWith("choices")
                ? question.put("options", Json.array(List.of(option, other))).build()
                : question.build();
    }

    private static Meeting surveyed(List<JsonObject> survey) {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("survey")) {
                file.put(name, value);
            }
        });
        return Examples.meeting(file.put("survey", Json.array(survey)).build());
    }

    private static Rsvp rsvp(String email, String typed, Meal meal, List<Guest> guests, Map<String, Answer> answered) {
        EmailAddress address = EmailAddress.of(email);
        boolean isPlain = answered.containsKey("reis") || answered.isEmpty();
        return new Rsvp(
                UTRECHT,
                Examples.SECRETS.person(address),
                new Participant(
                        typed,
                        address,
                        isPlain ? "Gemeente Ede" : typed,
                        OrganisationType.MUNICIPALITY,
                        Language.DUTCH),
                Optional.of(isPlain ? "griffier" : typed),
                meal,
                Optional.of(isPlain ? "ringleiding" : "Regel\n" + typed),
                guests,
                new Answers(answered),
                true,
                submission(email, "page"),
                new Standing(Status.WAITING, Status.WAITING, 1, 0, OptionalLong.of(7)),
                Examples.utrecht().expiresAtEpochSecond());
    }

    private static Topic topic(int number, String typed) {
        EmailAddress address = EmailAddress.of("t" + number + "@example.nl");
        return new Topic(
                UTRECHT,
                Examples.SECRETS.person(address),
                new Participant(typed, address, typed, OrganisationType.PROVINCE, Language.ENGLISH),
                typed,
                Optional.of("weg"),
                "Regel\n" + typed,
                Intent.PRESENT,
                true,
                submission("topic-" + number, "api"),
                1,
                Examples.utrecht().expiresAtEpochSecond());
    }

    private static Submission submission(String id, String site) {
        return new Submission(new SubmissionId(id), "fingerprint", site, RECEIVED);
    }

    private static List<String> payloads() throws IOException {
        return Files.readAllLines(
                Examples.root().resolve("shared/src/test/resources/nl/klankbord/export/payloads.txt"));
    }
}

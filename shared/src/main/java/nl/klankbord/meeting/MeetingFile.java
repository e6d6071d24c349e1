package nl.klankbord.meeting;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Reading;

/// A meeting as a file: what `events/meetings/` holds, what an organiser puts, and what the table keeps.
///
/// Times are RFC 3339 instants. With an offset (`2027-04-24T12:00:00+02:00`) the offset must be the one that the
/// meeting's time zone has then: a slip there would move the whole meeting by an hour. They are written back in UTC.
/// Somebody who types a time reads a clock in that zone, and writes no offset: [#readTyped].
public final class MeetingFile {

    /// What is offered unless the file says otherwise.
    private static final List<Diet> ALL_DIETS =
            Stream.of(Diet.values()).filter(diet -> diet != Diet.NONE).toList();

    /// For one person.
    public static final int MAX_PORTIONS = 100;

    private static final int MAX_MOMENTS = 10;
    private static final int MAX_THEMES = 50;
    private static final int MAX_PLANNERS = 20;
    private static final int MAX_ORGANISERS = 20;

    /// As OpenID Connect Core 1.0 §2 has it for `sub`.
    private static final int MAX_SUBJECT = 255;

    /// Longer than summaries go on after the end: a row that went would be missing in them.
    private static final int MIN_RETENTION_DAYS = 14;

    private static final int MAX_RETENTION_DAYS = 730;

    /// As long as summaries go on: until then each night counts diets again.
    private static final int MIN_NEEDS_DAYS = 7;

    private final Fields fields;
    private final boolean isTyped;
    private ZoneId zone = ZoneOffset.UTC;

    private MeetingFile(Fields fields, boolean isTyped) {
        this.fields = fields;
        this.isTyped = isTyped;
    }

    /// @return the meeting, or all complaints at once
    public static Reading<Meeting> read(JsonObject file) {
        return new MeetingFile(Fields.of(file), false).read();
    }

    /// As [#read], of a file in which times may also be as a clock in the meeting's zone shows them
    /// (`2027-04-24 12:00`): a time that the clock skips is refused, and so is one that it shows twice.
    public static Reading<Meeting> readTyped(JsonObject file) {
        return new MeetingFile(Fields.of(file), true).read();
    }

    /// @return as [#readTyped] takes it: without an offset where none is needed
    public static String typed(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return zone.getRules().getValidOffsets(local).size() == 1
                ? local.toString().replace('T', ' ')
                : instant.atZone(zone).toOffsetDateTime().toString();
    }

    /// @param changed members that it gets in place of its own
    /// @return the meeting that it is then
    /// @throws IllegalArgumentException when it would be none
    public static Meeting with(Meeting meeting, JsonObject changed) {
        Json.Builder file = Json.object();
        write(meeting).members().forEach(file::put);
        changed.members().forEach(file::put);
        if (read(file.build()) instanceof Reading.Valid<Meeting>(Meeting other)) {
            return other;
        }
        throw new IllegalArgumentException("no meeting any more");
    }

    /// @return the same for the same meeting, and for no other: by this somebody who changes it says what they saw
    public static String version(Meeting meeting) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(JsonWriter.bytes(write(meeting)));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    public static JsonObject write(Meeting meeting) {
        Json.Builder file = Json.object()
                .put("id", meeting.id().value())
                .put("state", meeting.state().word())
                .put("title", meeting.title().write())
                .put("text", meeting.text().write())
                .put("place", meeting.place().write())
                .put("organiser", meeting.organiser().write())
                .put("contact", meeting.contact().value())
                .put("language", meeting.language().word())
                .put("timeZone", meeting.timeZone().getId())
                .put("startsAt", meeting.startsAt().toString())
                .put("endsAt", meeting.endsAt().toString())
                .put("deadline", meeting.deadline().toString());
        meeting.capacity().ifPresent(people -> file.put("capacity", people));
        if (!meeting.organisers().isEmpty()) {
            file.put("organisers", Json.texts(meeting.organisers()));
        }
        meeting.reminderDate().ifPresent(date -> file.put("reminderDate", date.toString()));
        if (!meeting.diets().equals(ALL_DIETS)) {
            file.put(
                    "diets", Json.texts(meeting.diets().stream().map(Diet::word).toList()));
        }
        write(meeting.retention(), file);
        return file.put("waitingList", meeting.waitingList())
                .put(
                        "moments",
                        Json.array(meeting.moments().stream()
                                .map(MeetingFile::write)
                                .toList()))
                .put(
                        "themes",
                        Json.array(meeting.themes().stream()
                                .map(MeetingFile::write)
                                .toList()))
                .put("survey", SurveyFile.write(meeting.survey()))
                .put(
                        "planners",
                        Json.array(meeting.planners().stream()
                                .map(MeetingFile::writePlanner)
                                .toList()))
                .put("retentionDays", meeting.retention().days())
                .build();
    }

    private static void write(Retention retention, Json.Builder file) {
        retention.needs().ifPresent(days -> file.put("needsRetentionDays", days));
        retention.topics().ifPresent(days -> file.put("topicsRetentionDays", days));
        retention.log().ifPresent(days -> file.put("logRetentionDays", days));
    }

    private Reading<Meeting> read() {
        zone = zone();
        Optional<MeetingId> id = MeetingId.of(fields.line("id", 64));
        if (id.isEmpty()) {
            fields.complain("id", "id", 64);
        }
        Optional<MeetingState> state = fields.choice("state", MeetingState.class);
        Bilingual title = Bilingual.lines(fields, "title", 150);
        Bilingual text = Bilingual.lines(fields, "text", 2_000);
        Bilingual place = Bilingual.lines(fields, "place", 200);
        Bilingual organiser = Bilingual.lines(fields, "organiser", 150);
        Optional<EmailAddress> contact = fields.email("contact");
        Optional<Language> language = fields.choice("language", Language.class);
        Instant startsAt = instant(fields, "startsAt");
        Instant endsAt = instant(fields, "endsAt");
        Instant deadline = instant(fields, "deadline");
        if (areRead("startsAt", "endsAt") && !endsAt.isAfter(startsAt)) {
            fields.complain("endsAt", "after-start");
        }
        if (areRead("endsAt", "deadline") && deadline.isAfter(endsAt)) {
            fields.complain("deadline", "before-end");
        }
        OptionalInt capacity = fields.has("capacity")
                ? OptionalInt.of((int) fields.number("capacity", 1, 1_000_000))
                : OptionalInt.empty();
        boolean waitingList = fields.flag("waitingList", false);
        List<Moment> moments = moments(startsAt, endsAt);
        List<Diet> diets = diets();
        List<Theme> themes = themes();
        List<Question> survey = SurveyFile.read(fields);
        List<EmailAddress> planners = planners();
        List<String> organisers = fields.texts("organisers", MAX_ORGANISERS, MAX_SUBJECT);
        Optional<LocalDate> reminderDate = reminderDate(startsAt);
        Retention retention = retention();
        fields.finish();
        List<Complaint> complaints = fields.complaints();
        if (!complaints.isEmpty() || id.isEmpty() || state.isEmpty() || contact.isEmpty() || language.isEmpty()) {
            return new Reading.Invalid<>(complaints);
        }
        return new Reading.Valid<>(new Meeting(
                id.get(),
                state.get(),
                title,
                text,
                place,
                organiser,
                contact.get(),
                language.get(),
                zone,
                startsAt,
                endsAt,
                deadline,
                capacity,
                waitingList,
                moments,
                diets,
                themes,
                survey,
                planners,
                organisers,
                reminderDate,
                retention));
    }

    private Retention retention() {
        int days = (int) fields.number("retentionDays", MIN_RETENTION_DAYS, MAX_RETENTION_DAYS);
        OptionalInt needs = days("needsRetentionDays", MIN_NEEDS_DAYS);
        if (areRead("retentionDays", "needsRetentionDays") && needs.orElse(days) > days) {
            fields.complain("needsRetentionDays", "longer-than-answers", days);
        }
        return new Retention(
                days,
                needs,
                days("topicsRetentionDays", MIN_RETENTION_DAYS),
                days("logRetentionDays", MIN_RETENTION_DAYS));
    }

    private OptionalInt days(String name, int atLeast) {
        return fields.has(name)
                ? OptionalInt.of((int) fields.number(name, atLeast, MAX_RETENTION_DAYS))
                : OptionalInt.empty();
    }

    /// What could not be read is said already, and stands for nothing.
    private boolean areRead(String... names) {
        return Stream.of(names).noneMatch(fields::hasComplaintAbout);
    }

    /// Before the day itself: on the morning of a meeting it may be too late.
    private Optional<LocalDate> reminderDate(Instant startsAt) {
        if (!fields.has("reminderDate")) {
            return Optional.empty();
        }
        LocalDate date = date(fields, "reminderDate");
        if (areRead("startsAt", "reminderDate")
                && !date.isBefore(startsAt.atZone(zone).toLocalDate())) {
            fields.complain("reminderDate", "before-day");
        }
        return Optional.of(date);
    }

    private ZoneId zone() {
        String name = fields.line("timeZone", 64);
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        fields.complain("timeZone", "time-zone");
        return ZoneOffset.UTC;
    }

    private List<Moment> moments(Instant startsAt, Instant endsAt) {
        List<Moment> moments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : fields.groups("moments", MAX_MOMENTS)) {
            String id = key(one, ids);
            Bilingual name = Bilingual.lines(one, "name", 60);
            Bilingual item = Bilingual.lines(one, "item", 60);
            Instant start = instant(one, "startsAt");
            if (!one.hasComplaintAbout("startsAt")
                    && areRead("startsAt", "endsAt")
                    && (start.isBefore(startsAt) || start.isAfter(endsAt))) {
                one.complain("startsAt", "within-meeting");
            }
            int portions = (int) one.number("portionsPerPerson", 1, MAX_PORTIONS);
            LocalDate orderBy = date(one, "orderByDate");
            one.finish();
            moments.add(new Moment(id, name, item, start, portions, orderBy));
        }
        return moments;
    }

    /// A caterer who cannot make some of them does not have them offered. What somebody needs is taken all the same.
    private List<Diet> diets() {
        if (!fields.has("diets")) {
            return ALL_DIETS;
        }
        Set<String> words = ALL_DIETS.stream().map(Diet::word).collect(Collectors.toSet());
        Set<String> chosen = fields.choices("diets", words);
        if (chosen.isEmpty() && areRead("diets")) {
            fields.complain("diets", "diets");
        }
        return ALL_DIETS.stream().filter(diet -> chosen.contains(diet.word())).toList();
    }

    private List<Theme> themes() {
        List<Theme> themes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : fields.groups("themes", MAX_THEMES)) {
            String id = key(one, ids);
            themes.add(new Theme(id, Bilingual.lines(one, "title", 120)));
            one.finish();
        }
        return themes;
    }

    private List<EmailAddress> planners() {
        List<EmailAddress> planners = new ArrayList<>();
        for (Fields one : fields.groups("planners", MAX_PLANNERS)) {
            one.email("email").ifPresent(planners::add);
            one.finish();
        }
        return planners;
    }

    static String key(Fields one, Set<String> ids) {
        String id = one.line("id", 32);
        if (!id.matches("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")) {
            one.complain("id", "id", 32);
        } else if (!ids.add(id)) {
            one.complain("id", "twice");
        }
        return id;
    }

    private Instant instant(Fields from, String name) {
        String typed = from.line(name, 40);
        Optional<LocalDateTime> local =
                isTyped ? parsed(typed.replace(' ', 'T'), LocalDateTime::parse) : Optional.empty();
        Optional<OffsetDateTime> time = parsed(typed, OffsetDateTime::parse);
        if (local.isPresent()) {
            return byTheClock(from, name, local.get());
        }
        if (time.isEmpty() && !typed.isEmpty()) {
            from.complain(name, isTyped ? "time" : "instant");
        }
        return time.map(moment -> withOffset(from, name, moment)).orElse(Instant.EPOCH);
    }

    private Instant byTheClock(Fields from, String name, LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            from.complain(name, "gap", gap.getDateTimeAfter().toLocalTime());
            return Instant.EPOCH;
        }
        if (offsets.size() > 1) {
            from.complain(name, "overlap", local.atOffset(offsets.getFirst()), local.atOffset(offsets.getLast()));
        }
        return local.toInstant(offsets.getFirst());
    }

    private Instant withOffset(Fields from, String name, OffsetDateTime time) {
        ZoneOffset offset = zone.getRules().getOffset(time.toInstant());
        if (!time.getOffset().equals(ZoneOffset.UTC) && !time.getOffset().equals(offset)) {
            from.complain(name, "offset", zone.getId(), offset.getId());
        }
        return time.toInstant();
    }

    private static LocalDate date(Fields from, String name) {
        String typed = from.line(name, 40);
        Optional<LocalDate> date = parsed(typed, LocalDate::parse);
        if (date.isEmpty() && !typed.isEmpty()) {
            from.complain(name, "date");
        }
        return date.orElse(LocalDate.EPOCH);
    }

    private static <T> Optional<T> parsed(String typed, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static JsonObject writePlanner(EmailAddress address) {
        return Json.object().put("email", address.value()).build();
    }

    private static JsonObject write(Theme theme) {
        return Json.object()
                .put("id", theme.id())
                .put("title", theme.title().write())
                .build();
    }

    private static JsonObject write(Moment moment) {
        return Json.object()
                .put("id", moment.id())
                .put("name", moment.name().write())
                .put("item", moment.item().write())
                .put("startsAt", moment.startsAt().toString())
                .put("portionsPerPerson", moment.portionsPerPerson())
                .put("orderByDate", moment.orderByDate().toString())
                .build();
    }
}

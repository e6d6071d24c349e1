package nl.klankbord.meeting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Reading;

/// A meeting as a file: what `events/meetings/` holds, what an organiser puts, and what the table keeps.
///
/// Times are RFC 3339 instants. With an offset (`2027-04-24T12:00:00+02:00`) the offset must be the one that the
/// meeting's time zone has then: a slip there would move the whole meeting by an hour. They are written back in UTC.
public final class MeetingFile {

    private static final int MAX_MOMENTS = 10;
    private static final int MAX_THEMES = 50;
    private static final int MAX_PLANNERS = 20;
    private static final int MAX_ORGANISERS = 20;

    /// As OpenID Connect Core 1.0 §2 has it for `sub`.
    private static final int MAX_SUBJECT = 255;

    /// Longer than summaries go on after the end: a row that went would be missing in them.
    private static final int MIN_RETENTION_DAYS = 14;

    private final Fields fields;
    private ZoneId zone = ZoneOffset.UTC;

    private MeetingFile(Fields fields) {
        this.fields = fields;
    }

    /// @return the meeting, or all complaints at once
    public static Reading<Meeting> read(JsonObject file) {
        return new MeetingFile(Fields.of(file)).read();
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
                .put("retentionDays", meeting.retentionDays())
                .build();
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
        if (!endsAt.isAfter(startsAt)) {
            fields.complain("endsAt", "after-start");
        }
        if (deadline.isAfter(endsAt)) {
            fields.complain("deadline", "before-end");
        }
        OptionalInt capacity = fields.has("capacity")
                ? OptionalInt.of((int) fields.number("capacity", 1, 1_000_000))
                : OptionalInt.empty();
        boolean waitingList = fields.flag("waitingList", false);
        List<Moment> moments = moments(startsAt, endsAt);
        List<Theme> themes = themes();
        List<Question> survey = SurveyFile.read(fields);
        List<EmailAddress> planners = planners();
        List<String> organisers = fields.texts("organisers", MAX_ORGANISERS, MAX_SUBJECT);
        Optional<LocalDate> reminderDate = reminderDate(startsAt);
        int retentionDays = (int) fields.number("retentionDays", MIN_RETENTION_DAYS, 730);
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
                themes,
                survey,
                planners,
                organisers,
                reminderDate,
                retentionDays));
    }

    /// Before the day itself: on the morning of a meeting it may be too late.
    private Optional<LocalDate> reminderDate(Instant startsAt) {
        if (!fields.has("reminderDate")) {
            return Optional.empty();
        }
        LocalDate date = date(fields, "reminderDate");
        if (!fields.hasComplaintAbout("reminderDate")
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
            if (start.isBefore(startsAt) || start.isAfter(endsAt)) {
                one.complain("startsAt", "within-meeting");
            }
            int portions = (int) one.number("portionsPerPerson", 1, 100);
            LocalDate orderBy = date(one, "orderByDate");
            one.finish();
            moments.add(new Moment(id, name, item, start, portions, orderBy));
        }
        return moments;
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
        OffsetDateTime time =
                parsed(from, name, OffsetDateTime::parse, "instant").orElse(Instant.EPOCH.atOffset(ZoneOffset.UTC));
        ZoneOffset offset = zone.getRules().getOffset(time.toInstant());
        if (!time.getOffset().equals(ZoneOffset.UTC) && !time.getOffset().equals(offset)) {
            from.complain(name, "offset", zone.getId(), offset.getId());
        }
        return time.toInstant();
    }

    private static LocalDate date(Fields from, String name) {
        return parsed(from, name, LocalDate::parse, "date").orElse(LocalDate.EPOCH);
    }

    private static <T> Optional<T> parsed(Fields from, String name, Function<String, T> parse, String complaint) {
        String typed = from.line(name, 40);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(typed));
        } catch (DateTimeException e) {
            from.complain(name, complaint);
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

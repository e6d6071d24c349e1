package nl.klankbord.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;

/// The texts of one language. A text may hold `{0}`, `{1}` … for what is told in it.
public final class Messages {

    private static final Map<Language, Messages> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Language language;
    private final Properties texts;

    private Messages(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Messages in(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, Messages::load);
    }

    public Language language() {
        return language;
    }

    /// @throws IllegalStateException when the message files have no such text
    public String text(String key, Object... told) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text " + key + " in " + language.word());
        }
        for (int i = 0; i < told.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(told[i]));
        }
        return text;
    }

    public String complaint(Complaint complaint) {
        // The name of the second guest is missed as that of the first.
        String named = complaint.field().replaceAll("\\.\\d+\\.", ".");
        String field = texts.getProperty("complaint." + complaint.code() + "." + named);
        if (field != null) {
            return field;
        }
        String text =
                text("complaint." + complaint.code(), complaint.arguments().toArray());
        String label = texts.getProperty("field." + named);
        // Above the form, away from its field, a complaint must still say what it is about.
        return label == null
                ? text
                : label + ": " + text.substring(0, 1).toLowerCase(language.locale()) + text.substring(1);
    }

    /// As in "zaterdag 24 april 2027".
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", language.locale())
                .format(date);
    }

    /// As in "24 april".
    public String dayAndMonth(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM", language.locale()).format(date);
    }

    public String month(LocalDate date) {
        return DateTimeFormatter.ofPattern("MMMM", language.locale()).format(date);
    }

    public String weekday(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEEE", language.locale()).format(date);
    }

    /// As in "12.00" for Dutch, "12:00" for English.
    public String time(Instant instant, ZoneId zone) {
        String pattern = language == Language.DUTCH ? "HH.mm" : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern).format(instant.atZone(zone));
    }

    /// A text that begins with a moment: its first two arguments are the date and the time.
    ///
    /// @param more its other arguments
    public String at(String name, Instant moment, ZoneId zone, Object... more) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(date(moment.atZone(zone).toLocalDate()));
        arguments.add(time(moment, zone));
        arguments.addAll(Arrays.asList(more));
        return text(name, arguments.toArray());
    }

    /// As in "Lunch om 12.00 uur".
    public String moment(Moment moment, ZoneId zone) {
        return text("rsvp.moment", moment.name().in(language), time(moment.startsAt(), zone));
    }

    /// @param id of a site, or of one of our own doors
    public String site(String id) {
        return texts.getProperty("site." + id, id);
    }

    /// @param word of a line in the audit log; one that nobody knows is shown as it is
    public String detail(String word) {
        return texts.getProperty("audit.detail." + word, word);
    }

    /// As in "+3": a change says in which direction.
    public static String signed(long change) {
        return change > 0 ? "+" + change : String.valueOf(change).replace('-', '−');
    }

    /// From when until when, as in "12.00 tot 18.00 uur".
    public String times(Meeting meeting) {
        return text(
                "meeting.times",
                time(meeting.startsAt(), meeting.timeZone()),
                time(meeting.endsAt(), meeting.timeZone()));
    }

    /// The last day on which answers are taken: a deadline at midnight ends the day before.
    public String lastDay(Meeting meeting) {
        return dayAndMonth(
                meeting.deadline().minusMillis(1).atZone(meeting.timeZone()).toLocalDate());
    }

    private static Messages load(Language language) {
        String file = "messages_" + language.word() + ".properties";
        try (InputStream bytes = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return new Messages(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package nl.klankbord.calendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyListAccessor;
import net.fortuna.ical4j.model.TimeZoneRegistryImpl;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/// A file as ical4j reads it: the fields of [Expected], and nothing that was written by us.
final class ReadBack {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final Calendar calendar;
    private final VEvent event;

    private ReadBack(Calendar calendar) {
        this.calendar = calendar;
        List<VEvent> events = calendar.getComponentList().get("VEVENT");
        if (events.size() != 1) {
            throw new AssertionError(events.size() + " events");
        }
        this.event = events.getFirst();
    }

    static ReadBack of(byte[] file) {
        try {
            return new ReadBack(new CalendarBuilder(new TimeZoneRegistryImpl()).build(new ByteArrayInputStream(file)));
        } catch (IOException | ParserException e) {
            throw new AssertionError(e);
        }
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", value(calendar, "METHOD"));
        fields.put("status", value(event, "STATUS"));
        fields.put("uid", value(event, "UID"));
        fields.put("sequence", value(event, "SEQUENCE"));
        fields.put("stampedAt", instant("DTSTAMP").toString());
        fields.put("startsAt", instant("DTSTART").toString());
        fields.put("endsAt", instant("DTEND").toString());
        fields.put("title", value(event, "SUMMARY"));
        fields.put("text", value(event, "DESCRIPTION"));
        fields.put("place", value(event, "LOCATION"));
        event.<Property>getProperty("CONTACT").ifPresent(contact -> fields.put("contact", contact.getValue()));
        event.<Organizer>getProperty("ORGANIZER").ifPresent(organizer -> person(fields, "organiser", organizer));
        List<Property> attendees = event.getProperties("ATTENDEE");
        if (attendees.size() > 1) {
            throw new AssertionError(attendees.toString());
        }
        attendees.forEach(attendee -> person(fields, "attendee", attendee));
        return fields;
    }

    /// ical4j 4.4.0 reads `^^n` in a name, and `\\\n` in a text, from the wrong end, and misses such values.
    /// ical.js reads them right: `checks/calendar`.
    static Predicate<Map.Entry<String, String>> isRead() {
        return field -> Set.of("organiser", "attendee").contains(field.getKey())
                ? field.getValue().indexOf('^') < 0
                : !field.getValue().contains("\\\n");
    }

    /// @return what ical4j finds wrong by RFC 5545 and, with a method, by RFC 5546
    String faults() {
        return calendar.validate().getEntries().toString();
    }

    /// Reckoned from the VTIMEZONE in the file, not from a table of zones.
    private Instant instant(String name) {
        Property property = event.getRequiredProperty(name);
        String value = property.getValue();
        if (value.endsWith("Z")) {
            return LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
                    .toInstant(ZoneOffset.UTC);
        }
        String zone = property.getRequiredParameter("TZID").getValue();
        VTimeZone found = calendar.getComponentList().<VTimeZone>get("VTIMEZONE").stream()
                .filter(each -> value(each, "TZID").equals(zone))
                .findFirst()
                .orElseThrow();
        LocalDateTime local = LocalDateTime.parse(value, LOCAL);
        LocalDateTime latest = LocalDateTime.MIN;
        ZoneOffset offset = null;
        for (Observance observance : found.getObservances()) {
            LocalDateTime onset = onset(observance, local);
            if (!onset.isAfter(local) && onset.isAfter(latest)) {
                latest = onset;
                offset =
                        observance.<TzOffsetTo>getRequiredProperty("TZOFFSETTO").getOffset();
            }
        }
        if (offset == null) {
            throw new AssertionError("nothing says what the clock of " + zone + " shows at " + local);
        }
        return local.toInstant(offset);
    }

    /// @return the last one that is not after the local time, if there is one; else one after it
    private static LocalDateTime onset(Observance observance, LocalDateTime local) {
        LocalDateTime first = LocalDateTime.parse(value(observance, "DTSTART"), LOCAL);
        return observance
                .<RRule<LocalDateTime>>getProperty("RRULE")
                .map(rule -> rule.getRecur().getDates(first, first, local.plusSeconds(1)))
                .filter(onsets -> !onsets.isEmpty())
                .map(List::getLast)
                .orElse(first);
    }

    private static void person(Map<String, String> fields, String name, Property property) {
        fields.put(name, property.getParameter("CN").map(Parameter::getValue).orElse(""));
        String uri = property.getValue();
        fields.put(
                name + "Address",
                java.net.URLDecoder.decode(
                        uri.substring("mailto:".length()).replace("+", "%2B"),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String value(PropertyListAccessor of, String name) {
        return of.<Property>getProperty(name).map(Property::getValue).orElse("");
    }
}

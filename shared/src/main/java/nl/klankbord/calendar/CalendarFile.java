package nl.klankbord.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A file that a calendar takes in (RFC 5545), for one person: nobody reads in it who else comes.
///
/// Clients are particular. Lines stand in the order in which Google writes them, and hold what Outlook,
/// Google, Apple and Thunderbird were seen to need, and nothing more.
public final class CalendarFile {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final String mediaType;
    private final byte[] bytes;

    private CalendarFile(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /// For the mail that tells somebody that they are in, or that time or place changed. One of a higher
    /// sequence moves the entry.
    ///
    /// The organiser who also comes gets an [#entry]: Outlook does not find a meeting to which its own owner
    /// invites them.
    public static CalendarFile request(Invitation invitation) {
        return invitation.isForItsOrganiser() ? entry(invitation) : scheduled("REQUEST", "CONFIRMED", invitation);
    }

    /// Takes the entry out of the calendar.
    ///
    /// @param invitation as it was, with a higher sequence
    public static CalendarFile cancellation(Invitation invitation) {
        return scheduled("CANCEL", "CANCELLED", invitation);
    }

    /// For taking in by hand. With the same uid, so that the mails of later changes find it.
    ///
    /// Without method it is a snapshot and nobody's question (RFC 5545 §3.7.2). Then there must be no
    /// organizer (§3.8.4.3): Outlook would ask for an answer and hang on it (civicrm-core #28954), other
    /// calendars would lock the entry. Who organises is told as contact.
    public static CalendarFile entry(Invitation invitation) {
        ContentLines lines = begun();
        List<Observance> observances = zone(lines, invitation);
        event(lines, invitation, observances);
        lines.add(
                "CONTACT",
                ContentLines.text(invitation.organiser() + ", "
                        + invitation.organiserAddress().value()));
        return ended(lines, "CONFIRMED", "text/calendar; charset=UTF-8");
    }

    /// @return as a header has it. In a mail its method must be that in the file (RFC 6047 §2.4), or
    ///     Gmail and Outlook show an attachment and no invitation
    public String mediaType() {
        return mediaType;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static CalendarFile scheduled(String method, String status, Invitation invitation) {
        ContentLines lines = begun().add("METHOD", method);
        List<Observance> observances = zone(lines, invitation);
        event(lines, invitation, observances);
        lines.add(
                "ORGANIZER" + ContentLines.commonName(invitation.organiser()),
                ContentLines.mailto(invitation.organiserAddress()));
        // They have said yes to us. ACCEPTED: Gmail shows "Yes" and Apple a firm entry, not a question;
        // Exchange reads it in published files only ([MS-OXCICAL] §2.1.3.1.1.20.2.3), so Outlook still offers
        // to accept. RSVP=FALSE: then it does so without mailing the organiser once for every guest. Gmail
        // keeps its buttons either way, and whoever changes their mind there still sends a reply.
        lines.add(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
                        + ContentLines.commonName(invitation.attendee()),
                ContentLines.mailto(invitation.attendeeAddress()));
        return ended(lines, status, "text/calendar; charset=UTF-8; method=" + method);
    }

    private static ContentLines begun() {
        return new ContentLines()
                .add("BEGIN", "VCALENDAR")
                .add("PRODID", "-//Klankbord//Klankbord//EN")
                .add("VERSION", "2.0")
                .add("CALSCALE", "GREGORIAN");
    }

    private static List<Observance> zone(ContentLines lines, Invitation invitation) {
        List<Observance> observances =
                Observance.around(invitation.timeZone().getRules(), invitation.startsAt(), invitation.endsAt());
        if (!observances.isEmpty()) {
            lines.add("BEGIN", "VTIMEZONE").add("TZID", invitation.timeZone().getId());
            observances.forEach(observance -> observance.writeTo(lines));
            lines.add("END", "VTIMEZONE");
        }
        return observances;
    }

    private static void event(ContentLines lines, Invitation invitation, List<Observance> observances) {
        lines.add("BEGIN", "VEVENT")
                .add("UID", ContentLines.text(invitation.uid()))
                .add("SEQUENCE", Integer.toString(invitation.sequence()))
                .add("DTSTAMP", utc(invitation.stampedAt()));
        if (observances.isEmpty()) {
            lines.add("DTSTART", utc(invitation.startsAt())).add("DTEND", utc(invitation.endsAt()));
        } else {
            String zone = ";TZID=" + invitation.timeZone().getId();
            lines.add("DTSTART" + zone, local(invitation, invitation.startsAt()))
                    .add("DTEND" + zone, local(invitation, invitation.endsAt()));
        }
        lines.add("SUMMARY", ContentLines.text(invitation.title()));
        addIfAny(lines, "DESCRIPTION", ContentLines.text(invitation.text()));
        addIfAny(lines, "LOCATION", ContentLines.text(invitation.place()));
    }

    private static void addIfAny(ContentLines lines, String name, String value) {
        if (!value.isBlank()) {
            lines.add(name, value);
        }
    }

    private static CalendarFile ended(ContentLines lines, String status, String mediaType) {
        lines.add("STATUS", status)
                .add("TRANSP", "OPAQUE")
                .add("CLASS", "PUBLIC")
                .add("END", "VEVENT")
                .add("END", "VCALENDAR");
        return new CalendarFile(mediaType, lines.bytes());
    }

    private static String utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).format(UTC);
    }

    private static String local(Invitation invitation, Instant moment) {
        return moment.atZone(invitation.timeZone()).format(Observance.LOCAL_TIME);
    }
}

package nl.klankbord.calendar;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a reader of a file is to find in it.
final class Expected {

    private Expected() {}

    /// @param method of the file; empty when it has none
    static Map<String, String> of(Invitation invitation, String method) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", method);
        fields.put("status", method.equals("CANCEL") ? "CANCELLED" : "CONFIRMED");
        fields.put("uid", seen(invitation.uid()));
        fields.put("sequence", Integer.toString(invitation.sequence()));
        fields.put("stampedAt", invitation.stampedAt().toString());
        fields.put("startsAt", invitation.startsAt().toString());
        fields.put("endsAt", invitation.endsAt().toString());
        fields.put("title", seen(invitation.title()));
        fields.put("text", seen(invitation.text()));
        fields.put("place", seen(invitation.place()));
        if (method.isEmpty()) {
            fields.put(
                    "contact",
                    seen(invitation.organiser() + ", "
                            + invitation.organiserAddress().value()));
        } else {
            fields.put("organiser", seen(invitation.organiser()).replace('\\', '/'));
            fields.put("organiserAddress", invitation.organiserAddress().value());
            fields.put("attendee", seen(invitation.attendee()).replace('\\', '/'));
            fields.put("attendeeAddress", invitation.attendeeAddress().value());
        }
        return fields;
    }

    /// Said here once more, letter by letter: line ends of every kind are one, other controls are not to be
    /// seen.
    private static String seen(String typed) {
        StringBuilder seen = new StringBuilder();
        int[] points = typed.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            switch (points[i]) {
                case '\r' -> {
                    if (i + 1 == points.length || points[i + 1] != '\n') {
                        seen.append('\n');
                    }
                }
                case '\n', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> seen.append('\n');
                case '\t' -> seen.append('\t');
                default -> {
                    if (points[i] >= 0xD800 && points[i] <= 0xDFFF) {
                        seen.append('\uFFFD');
                    } else if (!Character.isISOControl(points[i])) {
                        seen.appendCodePoint(points[i]);
                    }
                }
            }
        }
        return seen.toString().strip();
    }
}

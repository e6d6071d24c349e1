package nl.klankbord.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.submission.Complaint;

/// A form as it is shown: what was typed is kept, and each complaint stands where it belongs.
///
/// @param kind `rsvp` or `topic`: begins the id of every field, as one page holds both forms
/// @param values by field name, as typed
/// @param key repeats the submission if the form is sent twice
/// @param trouble why the form is not stored although nothing is wrong with it: a text of the message files under
///     `problem.`; empty for none
public record FormState(
        String kind,
        Map<String, List<String>> values,
        List<Complaint> complaints,
        String key,
        String trouble,
        Stand stand) {

    /// The fields that the forms of `rsvp.jte`, `topic.jte`, `updates.jte`, `table.jte` and those about a manifest
    /// show.
    private static final Pattern SHOWN =
            Pattern.compile("manifestTitle|licence|heading|passage|section|sources|comment|paragraph|"
                    + "name|email|organisation|organisationType|role|attending|moments|diet|dietNote|dietConsent|access|accessConsent"
                    + "|guests|guests\\.\\d\\.(name|diet|dietNote|moments)|answers\\.[a-z0-9-]+|updates|theme|themeId|text|intent|introduce|(subject|text)\\.(nl|en)|to"
                    + "|themes|topics|title|tag|note|subject|message|words|into|statement");

    /// Asks for a form with so many rows for guests, and does not send it in.
    public static final String ROWS_FIELD = "guestRows";

    /// In the address: asks whether others want something like this topic, and does not send it in.
    public static final String OTHERS = "others";

    /// How many organisations do; `0` when too few do to say so.
    public static final String ALIKE = "alike";

    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 10;

    public static FormState empty(String kind, String key) {
        return typed(kind, Map.of(), List.of(), key, "");
    }

    /// As it was typed on our own page, to be shown again.
    public static FormState typed(
            String kind, Map<String, List<String>> values, List<Complaint> complaints, String key, String trouble) {
        return new FormState(kind, values, complaints, key, trouble, Stand.OUR_PAGE);
    }

    /// To be changed.
    public static FormState of(Rsvp rsvp, String key) {
        return typed("rsvp", RsvpValues.of(rsvp), List.of(), key, "");
    }

    /// @return the same, with one thing more that it sends along
    public FormState with(String field, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(field, List.of(value));
        return new FormState(kind, more, complaints, key, trouble, stand);
    }

    public FormState at(Stand elsewhere) {
        return new FormState(kind, values, complaints, key, trouble, elsewhere);
    }

    /// @return where the form is sent to
    public String action(String meeting, String language) {
        return path(meeting) + "?lang=" + language + "#" + summary();
    }

    /// @return where a topic is sent to, only to ask whether others want something like it
    public String othersAsked(String meeting, String language) {
        return path(meeting) + "?" + OTHERS + "=ask&lang=" + language + "#" + id(ALIKE);
    }

    private String path(String meeting) {
        return stand.base() + "/m/" + meeting + "/" + kind + "s";
    }

    /// @return the id of what says what is wrong: a browser that comes back there puts its focus on it
    public String summary() {
        return kind + "-errors";
    }

    public boolean asks(String field) {
        return stand.fields().isEmpty() || stand.fields().contains(field);
    }

    public String id(String field) {
        return kind + "-" + field.replace('.', '-');
    }

    /// @return the id of what a complaint is about; the form itself when no field that it shows is
    public String target(Complaint complaint) {
        // A question that is gone has no field any more.
        boolean isShown = !complaint.code().equals("unknown");
        boolean isField = kind.equals("meeting")
                ? MeetingForm.shows(complaint.field())
                : SHOWN.matcher(complaint.field()).matches();
        return isShown && isField ? id(complaint.field()) : kind;
    }

    public String value(String field) {
        List<String> typed = values.getOrDefault(field, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    public boolean isChosen(String field, String choice) {
        return values.getOrDefault(field, List.of()).contains(choice);
    }

    public List<Complaint> complaintsAbout(String field) {
        return complaints.stream()
                .filter(complaint -> complaint.field().equals(field))
                .toList();
    }

    public boolean isWrong(String field) {
        return !complaintsAbout(field).isEmpty();
    }

    /// @return guests to show: those filled in or asked for, and always room for three
    public int guestRows() {
        int filled = (int) values.keySet().stream()
                .filter(name -> name.matches("guests\\.\\d+\\.name"))
                .count();
        String asked = value(ROWS_FIELD);
        int rows = Math.max(filled, asked.matches("\\d{1,2}") ? Integer.parseInt(asked) : 0);
        return Math.clamp(rows, FEWEST_ROWS, MOST_ROWS);
    }

    /// @return whether a button may ask for one row more. On another site's page there is none: what it asks for
    ///     would be shown on ours.
    public boolean mayAddGuest() {
        return stand.base().isEmpty() && guestRows() < MOST_ROWS;
    }

    /// @return whether something is filled in, or wrong, in one of these fields
    public boolean isTouched(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> !value(field).isBlank() || isWrong(field));
    }

    /// @param action that the form is sent to
    /// @return the same, to come back at a field
    public String backAt(String action, String field) {
        return action.split("#", 2)[0] + "#" + id(field);
    }
}

package nl.klankbord.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /// The fields that the forms of `rsvp.jte` and `topic.jte` show.
    private static final Pattern SHOWN = Pattern.compile(
            "name|email|organisation|organisationType|attending|moments|diet|dietNote|access|guests|updates"
                    + "|guests\\.\\d\\.(name|diet)|theme|text|intent|introduce");

    public static FormState empty(String kind, String key) {
        return new FormState(kind, Map.of(), List.of(), key, "", Stand.OUR_PAGE);
    }

    public FormState at(Stand elsewhere) {
        return new FormState(kind, values, complaints, key, trouble, elsewhere);
    }

    /// @return where the form is sent to
    public String action(String meeting, String language) {
        return stand.base() + "/m/" + meeting + "/" + kind + "s?lang=" + language + "#" + kind;
    }

    public boolean asks(String field) {
        return stand.fields().isEmpty() || stand.fields().contains(field);
    }

    public String id(String field) {
        return kind + "-" + field.replace('.', '-');
    }

    /// @return the id of what a complaint is about; the form itself when no field that it shows is
    public String target(Complaint complaint) {
        return SHOWN.matcher(complaint.field()).matches() ? id(complaint.field()) : kind;
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

    /// @return guests to show: those filled in, and always room for three
    public int guestRows() {
        int filled = (int) values.keySet().stream()
                .filter(name -> name.matches("guests\\.\\d+\\.name"))
                .count();
        return Math.max(3, Math.min(filled, 10));
    }
}

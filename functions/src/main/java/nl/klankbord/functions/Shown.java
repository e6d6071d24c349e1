package nl.klankbord.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.klankbord.page.FormState;
import nl.klankbord.page.SortingView;
import nl.klankbord.sorting.Decided;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Sender;

/// What a page about decisions shows that follows a form which could not be taken.
///
/// @param meanwhile what others decided about the same
record Shown(FormState form, List<Decided> meanwhile) {

    static final Shown NOTHING = new Shown(SortingView.NO_FORM, List.of());

    /// @param kind of the form
    /// @param sent all that came with it
    /// @param shown which of its fields are shown again
    static Shown wrong(String kind, Map<String, List<String>> sent, Set<String> shown, List<Complaint> complaints) {
        return new Shown(form(kind, sent, shown, complaints, Doors.first(sent, "id")), List.of());
    }

    /// With a name of its own, as it is asked anew by somebody who knows more.
    static Shown late(String kind, Map<String, List<String>> sent, Set<String> shown, List<Decided> theirs) {
        return new Shown(form(kind, sent, shown, List.of(), Sender.newKey()), theirs);
    }

    private static FormState form(
            String kind, Map<String, List<String>> sent, Set<String> shown, List<Complaint> complaints, String key) {
        Map<String, List<String>> typed = new LinkedHashMap<>(sent);
        typed.keySet().retainAll(shown);
        return FormState.typed(kind, typed, complaints, key, "");
    }
}

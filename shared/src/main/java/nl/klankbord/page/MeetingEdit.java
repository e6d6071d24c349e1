package nl.klankbord.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingChange.Gone;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingState;
import nl.klankbord.meeting.QuestionKind;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Word;

/// A meeting that is being made or changed: what stands around its form.
///
/// @param meeting as it stands; empty when it is new
/// @param gone what was answered and would be asked no more
/// @param isOutdated whether somebody else changed it since the form was shown
/// @param done what was just done: a text of the message files under `meetings.done.`; empty for nothing
public record MeetingEdit(
        Messages messages, Optional<Meeting> meeting, List<Gone> gone, boolean isOutdated, String done) {

    public MeetingEdit {
        gone = List.copyOf(gone);
    }

    /// @param field in words, with the number of its row
    /// @param typed empty for nothing
    /// @param standing empty for nothing
    public record Difference(String field, String typed, String standing) {}

    /// @return where the form goes
    public String action() {
        return meeting.map(known -> address(known) + "/edit").orElse("/desk/meetings") + lang();
    }

    public String address(Meeting known) {
        return "/desk/meetings/" + known.id().value();
    }

    public String lang() {
        return "?lang=" + messages.language().word();
    }

    /// @return what the form brings, to say what its sender saw; empty for a new meeting
    public String version() {
        return meeting.map(MeetingFile::version).orElse("");
    }

    /// @return what is typed otherwise than it stands
    public List<Difference> differences(FormState form) {
        Map<String, List<String>> standing = meeting.map(MeetingForm::values).orElse(Map.of());
        Set<String> fields = new LinkedHashSet<>(form.values().keySet());
        fields.addAll(standing.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            String typed = shown(field, form.values().getOrDefault(field, List.of()));
            String there = shown(field, standing.getOrDefault(field, List.of()));
            if (MeetingForm.shows(field) && standing.size() > 0 && !typed.equals(there) && !field.equals("id")) {
                differences.add(new Difference(label(field), typed, there));
            }
        }
        return differences;
    }

    private String shown(String field, List<String> values) {
        if (field.equals("diets")) {
            Map<String, String> diets = diets();
            return String.join(
                    ", ",
                    values.stream().filter(diets::containsKey).map(diets::get).toList());
        }
        String value = values.isEmpty() ? "" : values.getFirst();
        String text = value.replace("\r\n", "\n").strip();
        return field.matches("waitingList|.*\\.required")
                ? messages.text(text.equals("true") ? "meetings.yes" : "meetings.no")
                : text;
    }

    private String label(String field) {
        String[] parts = field.split("\\.", 3);
        String label = messages.text("field." + field.replaceAll("\\.\\d+\\.", "."));
        return MeetingForm.LISTS.contains(parts[0])
                ? messages.text("meetings.row." + parts[0], Integer.parseInt(parts[1]) + 1) + ", " + label
                : label;
    }

    /// @return the day in words, so that a wrong one is noticed; empty when it is none
    public String day(String typed) {
        try {
            LocalDate date = typed.length() > 10
                    ? LocalDateTime.parse(typed.substring(0, Math.min(16, typed.length()))
                                    .replace(' ', 'T'))
                            .toLocalDate()
                    : LocalDate.parse(typed);
            return messages.date(date);
        } catch (DateTimeException _) {
            return "";
        }
    }

    /// @return what the form brings when somebody knows that just these go
    public String goneIds() {
        return goneIds(gone);
    }

    public static String goneIds(List<Gone> gone) {
        return String.join(" ", gone.stream().map(Gone::id).toList());
    }

    /// @return every choice, by its word
    public Map<String, String> kinds() {
        return choices(QuestionKind.values(), "meetings.kind.");
    }

    /// @return what the form may offer, by its word
    public Map<String, String> diets() {
        Map<String, String> diets = choices(Diet.values(), "diet.");
        diets.remove(Diet.NONE.word());
        return diets;
    }

    public Map<String, String> languages() {
        return choices(Language.values(), "meetings.language.");
    }

    private <E extends Enum<E> & Word> Map<String, String> choices(E[] all, String texts) {
        Map<String, String> choices = new LinkedHashMap<>();
        Stream.of(all).forEach(each -> choices.put(each.word(), messages.text(texts + each.word())));
        return choices;
    }

    /// @return what may become of it now, by a button each
    public List<MeetingState> next() {
        return meeting.map(known -> next(known.state())).orElse(List.of());
    }

    /// Once others have seen it, it is no draft any more; until then nothing but opening it shows it to them.
    public static List<MeetingState> next(MeetingState state) {
        return switch (state) {
            case DRAFT -> List.of(MeetingState.OPEN, MeetingState.SHELVED);
            case OPEN -> List.of(MeetingState.CLOSED);
            case CLOSED -> List.of(MeetingState.OPEN, MeetingState.ARCHIVED);
            case ARCHIVED -> List.of(MeetingState.CLOSED);
            case SHELVED -> List.of(MeetingState.DRAFT);
        };
    }
}

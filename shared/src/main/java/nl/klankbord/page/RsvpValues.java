package nl.klankbord.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.klankbord.rsvp.Answer;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;

/// An RSVP as the fields of its form would be, had somebody just filled them in.
final class RsvpValues {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private RsvpValues() {}

    static Map<String, List<String>> of(Rsvp rsvp) {
        RsvpValues form = new RsvpValues();
        form.put("name", rsvp.participant().name());
        form.put("email", rsvp.participant().email().value());
        form.put("organisation", rsvp.participant().organisation());
        form.put("organisationType", rsvp.participant().organisationType().word());
        form.put("language", rsvp.participant().language().word());
        rsvp.role().ifPresent(role -> form.put("role", role));
        form.put("attending", String.valueOf(rsvp.status().isComing()));
        form.put("", rsvp.meal());
        form.put("moments", rsvp.meal().moments());
        rsvp.access().ifPresent(access -> form.put("access", access));
        for (int number = 0; number < rsvp.guests().size(); number++) {
            form.put(
                    "guests." + number + ".",
                    rsvp.guests().get(number),
                    rsvp.meal().moments());
        }
        // What is stored was agreed to.
        if (rsvp.meals().anyMatch(Meal::tellsOfADiet)) {
            form.put("dietConsent", "true");
        }
        if (rsvp.access().isPresent()) {
            form.put("accessConsent", "true");
        }
        rsvp.answers().byQuestion().forEach((question, answer) -> form.put("answers." + question, texts(answer)));
        if (rsvp.updates()) {
            form.put("updates", "true");
        }
        return form.values;
    }

    /// Where nothing is ticked, the moments of the host are meant.
    private void put(String prefix, Guest guest, Set<String> ofHost) {
        put(prefix + "name", guest.name());
        put(prefix, guest.meal());
        Set<String> moments = guest.meal().moments();
        if (!moments.equals(ofHost)) {
            put(prefix + "moments", moments.isEmpty() ? Set.of("-") : moments);
        }
    }

    private void put(String prefix, Meal meal) {
        put(prefix + "diet", meal.diet().word());
        meal.dietNote().ifPresent(note -> put(prefix + "dietNote", note));
    }

    private void put(String field, Iterable<String> texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(all::add);
        if (!all.isEmpty()) {
            values.put(field, all);
        }
    }

    private void put(String field, String text) {
        put(field, List.of(text));
    }

    private static List<String> texts(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> List.of(text);
            case Answer.Several(List<String> options) -> options;
            case Answer.YesOrNo(boolean isYes) -> List.of(String.valueOf(isYes));
            case Answer.Whole(long number) -> List.of(String.valueOf(number));
        };
    }
}

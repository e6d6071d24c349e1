package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.klankbord.link.Mine;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.Question;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Answer;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.submission.Participant;

/// What somebody told us, in words.
public final class MineView {

    private MineView() {}

    /// @return what it is, and what was told, in the order of the form
    public static Map<String, String> lines(Messages messages, Mine mine) {
        Map<String, String> lines = new LinkedHashMap<>();
        Participant participant = mine.participant();
        lines.put(messages.text("form.name"), participant.name());
        lines.put(messages.text("form.email"), participant.email().value());
        lines.put(
                messages.text("form.organisation"),
                participant.organisation() + " ("
                        + messages.text("organisationType."
                                + participant.organisationType().word())
                        + ")");
        mine.rsvp().ifPresent(rsvp -> answer(messages, mine, rsvp, lines));
        return lines;
    }

    private static void answer(Messages messages, Mine mine, Rsvp rsvp, Map<String, String> lines) {
        rsvp.role().ifPresent(role -> lines.put(messages.text("form.role"), role));
        if (mine.isComing()) {
            lines.put(messages.text("rsvp.moments"), meal(messages, mine, rsvp.meal()));
            if (!rsvp.guests().isEmpty()) {
                String guests = rsvp.guests().stream()
                        .map(guest -> guest(messages, mine, guest))
                        .collect(Collectors.joining("; "));
                lines.put(messages.text("rsvp.guests"), guests);
            }
        }
        mine.meeting()
                .survey()
                .forEach(question -> Optional.ofNullable(
                                rsvp.answers().byQuestion().get(question.id()))
                        .ifPresent(answer ->
                                lines.put(question.label().in(messages.language()), told(messages, question, answer))));
        rsvp.access().ifPresent(access -> lines.put(messages.text("rsvp.access"), access));
        lines.put(
                messages.text("mine.receivedAt"),
                messages.date(rsvp.submission()
                        .receivedAt()
                        .atZone(mine.meeting().timeZone())
                        .toLocalDate()));
    }

    private static String told(Messages messages, Question question, Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> option(messages, question, text);
            case Answer.Several(List<String> options) ->
                options.stream()
                        .map(option -> option(messages, question, option))
                        .collect(Collectors.joining(", "));
            case Answer.YesOrNo(boolean isYes) -> messages.text(isYes ? "rsvp.survey.yes" : "rsvp.survey.no");
            case Answer.Whole(long number) -> String.valueOf(number);
        };
    }

    private static String option(Messages messages, Question question, String text) {
        return question.options().stream()
                .filter(option -> option.id().equals(text))
                .findFirst()
                .map(option -> option.label().in(messages.language()))
                .orElse(text);
    }

    private static String guest(Messages messages, Mine mine, Guest guest) {
        return guest.name() + ": " + meal(messages, mine, guest.meal());
    }

    private static String meal(Messages messages, Mine mine, Meal meal) {
        String moments = mine.meeting().names(meal.moments(), messages.language());
        String diet = meal.diet() == Diet.NONE
                ? ""
                : " (" + messages.text("diet." + meal.diet().word()) + ")";
        String note = meal.dietNote().map(text -> ": " + text).orElse("");
        return (moments.isEmpty() ? messages.text("mine.noMoments") : moments) + diet + note;
    }
}

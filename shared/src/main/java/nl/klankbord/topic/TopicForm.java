package nl.klankbord.topic;

import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Reading;

/// What the topic form asks, as read from what was sent. JSON and HTML forms have the same fields.
///
/// @param wording in which the sender says the theme; empty when the organiser's own says it all
record TopicForm(
        Participant participant,
        Optional<String> wording,
        Optional<String> themeId,
        String text,
        Intent intent,
        boolean introduce) {

    static Reading<TopicForm> read(JsonObject sent, Meeting meeting) {
        Fields fields = Fields.of(sent);
        Optional<Participant> participant = Participant.read(fields, meeting.language());
        Optional<String> wording = fields.optionalLine("theme", 120);
        Optional<String> themeId = fields.optionalLine("themeId", 32);
        boolean isPicked = themeId.flatMap(meeting::theme).isPresent();
        if (wording.isEmpty() && !isPicked) {
            fields.complain("theme", "required");
        }
        if (themeId.isPresent() && !isPicked) {
            fields.complain("themeId", "choice");
        }
        String text = fields.lines("text", 2_000);
        Optional<Intent> intent = fields.choice("intent", Intent.class);
        boolean introduce = fields.flag("introduce", false);
        fields.finish();
        return participant.isEmpty() || intent.isEmpty() || !fields.complaints().isEmpty()
                ? new Reading.Invalid<>(fields.complaints())
                : new Reading.Valid<>(
                        new TopicForm(participant.get(), wording, themeId, text, intent.get(), introduce));
    }

    /// @return in the sender's words, or else in the organiser's, in the language of the sender
    String theme(Meeting meeting) {
        return wording.or(() -> themeId.flatMap(meeting::theme)
                        .map(theme -> theme.title().in(participant.language())))
                .orElseThrow();
    }

    /// @return the same text for the same content, whichever door it came through
    String content() {
        return String.join(
                "\u0000",
                participant.name(),
                participant.email().comparable(),
                participant.organisation(),
                participant.organisationType().word(),
                participant.language().word(),
                wording.orElse(""),
                themeId.orElse(""),
                text,
                intent.word(),
                String.valueOf(introduce));
    }
}

package nl.klankbord.topic;

import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Reading;

/// What the topic form asks, as read from what was sent. JSON and HTML forms have the same fields.
record TopicForm(
        Participant participant,
        String theme,
        Optional<String> themeId,
        String text,
        Intent intent,
        boolean introduce) {

    static Reading<TopicForm> read(JsonObject sent, Meeting meeting) {
        Fields fields = Fields.of(sent);
        Optional<Participant> participant = Participant.read(fields, meeting.language());
        String theme = fields.line("theme", 120);
        Optional<String> themeId = fields.optionalLine("themeId", 32);
        if (themeId.isPresent() && meeting.theme(themeId.get()).isEmpty()) {
            fields.complain("themeId", "choice");
        }
        String text = fields.lines("text", 2_000);
        Optional<Intent> intent = fields.choice("intent", Intent.class);
        boolean introduce = fields.flag("introduce", false);
        fields.finish();
        return participant.isEmpty() || intent.isEmpty() || !fields.complaints().isEmpty()
                ? new Reading.Invalid<>(fields.complaints())
                : new Reading.Valid<>(new TopicForm(participant.get(), theme, themeId, text, intent.get(), introduce));
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
                theme,
                themeId.orElse(""),
                text,
                intent.word(),
                String.valueOf(introduce));
    }
}

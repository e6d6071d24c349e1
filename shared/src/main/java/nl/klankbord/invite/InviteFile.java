package nl.klankbord.invite;

import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;

/// What an organiser writes to one person, in that person's language.
///
/// @param subject one line of at most 100 characters
/// @param text with an empty line between paragraphs: at most 5,000 characters
public record InviteFile(String subject, String text) {

    private static final int MAX_SUBJECT = 100;
    private static final int MAX_TEXT = 5_000;

    public static Reading<InviteFile> read(JsonObject sent) {
        Fields fields = Fields.of(sent);
        InviteFile file = new InviteFile(fields.line("subject", MAX_SUBJECT), fields.lines("text", MAX_TEXT));
        fields.finish();
        return fields.complaints().isEmpty() ? new Reading.Valid<>(file) : new Reading.Invalid<>(fields.complaints());
    }
}

package nl.klankbord.export;

import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;

/// What somebody wants to take away.
public record ExportForm(Subject subject, FileType format) {

    /// @return or all complaints at once
    public static Reading<ExportForm> read(JsonObject sent) {
        Fields fields = Fields.of(sent);
        Optional<Subject> subject = fields.choice("subject", Subject.class);
        Optional<FileType> format = fields.choice("format", FileType.class);
        fields.finish();
        return fields.complaints().isEmpty()
                ? new Reading.Valid<>(new ExportForm(subject.orElseThrow(), format.orElseThrow()))
                : new Reading.Invalid<>(fields.complaints());
    }
}

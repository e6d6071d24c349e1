package nl.klankbord.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.submission.Sender;
import nl.klankbord.submission.Word;

/// Names one export. Nobody can guess one.
///
/// @param key random
public record ExportId(Subject subject, FileType type, String key) {

    private static final Pattern FORM = Pattern.compile("([a-z]{1,20})-([a-z]{1,8})-([A-Za-z0-9_-]{22})");

    static ExportId next(Subject subject, FileType type) {
        return new ExportId(subject, type, Sender.newKey());
    }

    /// @return empty when it names none
    public static Optional<ExportId> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Word.find(Subject.class, parts.group(1))
                .flatMap(subject -> Word.find(FileType.class, parts.group(2))
                        .map(type -> new ExportId(subject, type, parts.group(3))));
    }

    /// @return what [#of] reads
    public String value() {
        return subject.word() + "-" + type.word() + "-" + key;
    }
}

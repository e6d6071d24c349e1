package nl.klankbord.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Question.Option;
import nl.klankbord.submission.Fields;

/// The survey in a meeting's file.
final class SurveyFile {

    /// Nobody answers more on a phone, between two other things.
    private static final int MAX_QUESTIONS = 20;

    /// So that the largest answer that is valid, in any script, is one that the doors take: 64 kB as JSON,
    /// 256 kB as a form.
    private static final int MAX_LONG_TEXTS = 5;

    private static final int MIN_OPTIONS = 2;
    private static final int MAX_OPTIONS = 20;

    private SurveyFile() {}

    static List<Question> read(Fields file) {
        List<Question> survey = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : file.groups("survey", MAX_QUESTIONS)) {
            String id = MeetingFile.key(one, ids);
            Optional<QuestionKind> kind = one.choice("kind", QuestionKind.class);
            Bilingual label = Bilingual.lines(one, "label", 200);
            Optional<Bilingual> hint =
                    one.has("hint") ? Optional.of(Bilingual.lines(one, "hint", 300)) : Optional.empty();
            boolean required = one.flag("required", false);
            List<Option> options = options(one);
            kind.ifPresent(known -> complain(one, known, options.size()));
            one.finish();
            survey.add(new Question(id, kind.orElse(QuestionKind.SHORT_TEXT), label, hint, required, options));
        }
        if (survey.stream()
                        .filter(question -> question.kind() == QuestionKind.LONG_TEXT)
                        .count()
                > MAX_LONG_TEXTS) {
            file.complain("survey", "long-texts", MAX_LONG_TEXTS);
        }
        return survey;
    }

    static JsonArray write(List<Question> survey) {
        return Json.array(survey.stream().map(SurveyFile::write).toList());
    }

    private static List<Option> options(Fields question) {
        List<Option> options = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : question.groups("options", MAX_OPTIONS)) {
            options.add(new Option(MeetingFile.key(one, ids), Bilingual.lines(one, "label", 100)));
            one.finish();
        }
        return options;
    }

    private static void complain(Fields question, QuestionKind kind, int options) {
        if (question.hasComplaintAbout("options")) {
            return;
        }
        if (kind.isChoice() && options < MIN_OPTIONS) {
            question.complain("options", "options", MIN_OPTIONS);
        } else if (!kind.isChoice() && options > 0) {
            question.complain("options", "no-options");
        }
    }

    private static JsonObject write(Question question) {
        Json.Builder json = Json.object()
                .put("id", question.id())
                .put("kind", question.kind().word())
                .put("label", question.label().write());
        question.hint().ifPresent(hint -> json.put("hint", hint.write()));
        json.put("required", question.required());
        if (question.kind().isChoice()) {
            json.put(
                    "options",
                    Json.array(question.options().stream()
                            .map(option -> Json.object()
                                    .put("id", option.id())
                                    .put("label", option.label().write())
                                    .build())
                            .toList()));
        }
        return json.build();
    }
}

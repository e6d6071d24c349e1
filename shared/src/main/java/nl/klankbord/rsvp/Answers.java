package nl.klankbord.rsvp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Question;
import nl.klankbord.submission.Fields;

/// What somebody answers to the survey of a meeting, by the id of the question.
public record Answers(Map<String, Answer> byQuestion) {

    public static final Answers NONE = new Answers(Map.of());

    private static final String FIELD = "answers";

    private static final int MAX_SHORT = 200;
    private static final int MAX_LONG = 2_000;

    /// Nine digits, so that nothing that reads it has to think of its size.
    private static final long MAX_NUMBER = 999_999_999;

    public Answers {
        byQuestion = Collections.unmodifiableMap(new LinkedHashMap<>(byQuestion));
    }

    /// @param isNeeded whether an answer to a required question may not be missing
    static Answers read(Fields fields, Meeting meeting, boolean isNeeded) {
        Optional<Fields> given = fields.has(FIELD) ? Optional.of(fields.group(FIELD)) : Optional.empty();
        if (fields.hasComplaintAbout(FIELD)) {
            return NONE;
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : meeting.survey()) {
            String field = FIELD + "." + question.id();
            Optional<Answer> answer = given.flatMap(group -> read(group, question));
            answer.ifPresent(present -> answers.put(question.id(), present));
            if (isNeeded && question.required() && answer.isEmpty() && !fields.hasComplaintAbout(field)) {
                // Each language says the question in its own words.
                fields.complain(
                        field,
                        "unanswered",
                        question.label().dutch(),
                        question.label().english());
            }
        }
        given.ifPresent(Fields::finish);
        return new Answers(answers);
    }

    /// Gives what a form sent as text the types that the questions of its meeting ask, as a program sends
    /// them. A text that is none of its type stays as it is, for the reader to refuse.
    public static JsonObject typed(JsonObject form, Meeting meeting) {
        if (!(form.get(FIELD) instanceof JsonObject texts)) {
            return form;
        }
        Map<String, Json> answers = new LinkedHashMap<>(texts.members());
        for (Question question : meeting.survey()) {
            answers.computeIfPresent(
                    question.id(), (_, text) -> text instanceof JsonText typed ? typed(question, typed) : text);
        }
        Map<String, Json> members = new LinkedHashMap<>(form.members());
        members.put(FIELD, new JsonObject(answers));
        return new JsonObject(members);
    }

    /// @return without answers to questions that the meeting does not ask any more
    static JsonObject stillAsked(JsonObject sent, Meeting meeting) {
        if (!(sent.get(FIELD) instanceof JsonObject all)) {
            return sent;
        }
        Map<String, Json> answers = new LinkedHashMap<>(all.members());
        answers.keySet().retainAll(meeting.survey().stream().map(Question::id).toList());
        Map<String, Json> members = new LinkedHashMap<>(sent.members());
        members.put(FIELD, new JsonObject(answers));
        return new JsonObject(members);
    }

    /// A survey changes while answers come in, and who changes their answer sees only what is asked by now. What was
    /// said to a question or a choice that is gone stays said.
    ///
    /// @param before what they had answered
    /// @return these answers, and of those before what could not be answered again
    Answers keeping(Answers before, Meeting meeting) {
        Map<String, Answer> all = new LinkedHashMap<>(byQuestion);
        before.byQuestion().forEach((id, answer) -> {
            Optional<Question> question = meeting.question(id);
            if (question.isEmpty()) {
                all.put(id, answer);
            } else if (!isPossible(answer, question.get())) {
                all.merge(id, answer, (now, then) -> both(now, then, question.get()));
            }
        });
        return new Answers(all);
    }

    /// @return what was sent, without answers that stand there already and that the survey has no place for
    static JsonObject withoutKept(JsonObject sent, Answers before, Meeting meeting) {
        if (!(sent.get(FIELD) instanceof JsonObject all)) {
            return sent;
        }
        Map<String, Json> answers = new LinkedHashMap<>(all.members());
        before.byQuestion().forEach((id, answer) -> {
            if (meeting.question(id)
                    .filter(question -> isPossible(answer, question))
                    .isEmpty()) {
                answers.remove(id, json(answer));
            }
        });
        Map<String, Json> members = new LinkedHashMap<>(sent.members());
        members.put(FIELD, new JsonObject(answers));
        return new JsonObject(members);
    }

    private static boolean isPossible(Answer answer, Question question) {
        return switch (question.kind()) {
            case SHORT_TEXT, LONG_TEXT -> answer instanceof Answer.Text;
            case ONE_CHOICE ->
                answer instanceof Answer.Text(String option)
                        && question.optionIds().contains(option);
            case SEVERAL_CHOICES ->
                answer instanceof Answer.Several(List<String> options)
                        && question.optionIds().containsAll(options);
            case YES_NO -> answer instanceof Answer.YesOrNo;
            case NUMBER -> answer instanceof Answer.Whole;
        };
    }

    /// Of several choices those that are gone stay chosen; else the new answer takes the place of the old.
    private static Answer both(Answer now, Answer then, Question question) {
        if (!(now instanceof Answer.Several(List<String> chosen))
                || !(then instanceof Answer.Several(List<String> before))) {
            return now;
        }
        List<String> options = new ArrayList<>(chosen);
        before.stream().filter(option -> !question.optionIds().contains(option)).forEach(options::add);
        return new Answer.Several(options);
    }

    public boolean isEmpty() {
        return byQuestion.isEmpty();
    }

    JsonObject json() {
        Json.Builder json = Json.object();
        byQuestion.forEach((question, answer) -> json.put(question, json(answer)));
        return json.build();
    }

    /// @return the same text for the same answers, in whatever order the questions stand
    String content() {
        var content = new StringJoiner("\u0001");
        new TreeMap<>(byQuestion).forEach((question, answer) -> content.add(question + "=" + content(answer)));
        return content.toString();
    }

    private static Optional<Answer> read(Fields answers, Question question) {
        String id = question.id();
        return switch (question.kind()) {
            case SHORT_TEXT -> answers.optionalLine(id, MAX_SHORT).map(Answer.Text::new);
            case LONG_TEXT -> answers.optionalLines(id, MAX_LONG).map(Answer.Text::new);
            case ONE_CHOICE -> answers.optionalOneOf(id, question.optionIds()).map(Answer.Text::new);
            case SEVERAL_CHOICES -> several(answers.choices(id, question.optionIds()), question);
            case YES_NO ->
                answers.has(id) ? Optional.of(new Answer.YesOrNo(answers.flag(id, false))) : Optional.empty();
            case NUMBER ->
                answers.has(id) ? Optional.of(new Answer.Whole(answers.number(id, 0, MAX_NUMBER))) : Optional.empty();
        };
    }

    private static Optional<Answer> several(Set<String> chosen, Question question) {
        List<String> inOrder = new ArrayList<>(question.optionIds());
        inOrder.retainAll(chosen);
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(new Answer.Several(inOrder));
    }

    private static Json typed(Question question, JsonText text) {
        String value = text.value().strip();
        return switch (question.kind()) {
            case SHORT_TEXT, LONG_TEXT, ONE_CHOICE -> text;
            case SEVERAL_CHOICES -> new JsonArray(List.of(text));
            case YES_NO -> value.equals("true") || value.equals("false") ? Json.of(value.equals("true")) : text;
            case NUMBER -> value.matches("[0-9]{1,9}") ? Json.of(Long.parseLong(value)) : text;
        };
    }

    private static Json json(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> Json.of(text);
            case Answer.Several(List<String> options) -> Json.texts(options);
            case Answer.YesOrNo(boolean isYes) -> Json.of(isYes);
            case Answer.Whole(long number) -> Json.of(number);
        };
    }

    private static String content(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> text;
            case Answer.Several(List<String> options) ->
                String.join(",", options.stream().sorted().toList());
            case Answer.YesOrNo(boolean isYes) -> String.valueOf(isYes);
            case Answer.Whole(long number) -> String.valueOf(number);
        };
    }
}

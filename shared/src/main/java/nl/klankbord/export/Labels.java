package nl.klankbord.export;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Question;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Answer;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Word;

/// What tables say, in one language and in the zone of the meeting.
final class Labels {

    /// As sorted by text as by time, and a date to every spreadsheet.
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Messages messages;
    private final Meeting meeting;

    Labels(Messages messages, Meeting meeting) {
        this.messages = messages;
        this.meeting = meeting;
    }

    <T> Column<T> ours(String name, Function<T, String> of) {
        return Column.ours(heading(name), row -> Cell.of(of.apply(row)));
    }

    String heading(String name) {
        return messages.text("exports.column." + name);
    }

    String word(String kind, Word word) {
        return messages.text(kind + "." + word.word());
    }

    String yesOrNo(boolean isYes) {
        return messages.text(isYes ? "exports.yes" : "exports.no");
    }

    String at(Instant instant) {
        return AT.format(instant.atZone(meeting.timeZone()));
    }

    /// @return empty for who was erased: nobody is to be mailed
    static String email(Participant participant) {
        return participant.isErased() ? "" : participant.email().value();
    }

    Cell answer(Answers answers, Question question) {
        Answer answer = answers.byQuestion().get(question.id());
        return switch (answer) {
            case null -> Cell.EMPTY;
            case Answer.Whole(long number) -> Cell.of(number);
            case Answer.Text(String text) when question.kind().isChoice() -> Cell.of(option(question, text));
            case Answer.Several(List<String> options) ->
                Cell.of(options.stream().map(each -> option(question, each)).collect(Collectors.joining("; ")));
            default -> Cell.of(plain(answer));
        };
    }

    /// As it was answered, when its question says no more what it means.
    String plain(Answer answer) {
        return switch (answer) {
            case Answer.Text(String text) -> text;
            case Answer.Several(List<String> options) -> String.join("; ", options);
            case Answer.YesOrNo(boolean isYes) -> yesOrNo(isYes);
            case Answer.Whole(long number) -> String.valueOf(number);
        };
    }

    private String option(Question question, String id) {
        return question.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .map(option -> option.label().in(messages.language()))
                .orElse(id);
    }
}

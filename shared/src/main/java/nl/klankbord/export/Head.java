package nl.klankbord.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.meeting.Question;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;

/// Somebody under an RSVP: who sent it, or one who comes along. Each has a line of their own, so that lines are
/// people: what is counted, filtered or printed as a badge in a spreadsheet is then right without a formula.
///
/// @param guest empty for who sent it
record Head(Rsvp rsvp, Optional<Guest> guest) {

    static Stream<Head> under(Rsvp rsvp) {
        return Stream.concat(
                Stream.of(new Head(rsvp, Optional.empty())),
                rsvp.guests().stream().map(guest -> new Head(rsvp, Optional.of(guest))));
    }

    /// What somebody else answered is not repeated with who comes along, so that a sum or a mailing takes it once.
    static List<Column<Head>> columns(Meeting meeting, Messages messages) {
        Labels labels = new Labels(messages, meeting);
        List<Column<Head>> columns = new ArrayList<>();
        columns.add(labels.ours("name", Head::name));
        columns.add(labels.ours(
                "guest-of",
                head -> head.guest().isPresent() ? head.rsvp().participant().name() : ""));
        columns.add(labels.ours("email", head -> head.first(rsvp -> Labels.email(rsvp.participant()))));
        columns.add(
                labels.ours("organisation", head -> head.rsvp().participant().organisation()));
        columns.add(labels.ours(
                "organisation-type",
                head -> labels.word(
                        "organisationType", head.rsvp().participant().organisationType())));
        columns.add(labels.ours("role", head -> head.first(rsvp -> rsvp.role().orElse(""))));
        columns.add(
                labels.ours("status", head -> labels.word("status", head.rsvp().status())));
        columns.add(Column.ours(
                labels.heading("place"),
                head -> head.isFirst() ? Cell.of(head.rsvp().standing().place()) : Cell.EMPTY));
        columns.add(Column.ours(
                labels.heading("people"),
                head -> head.isFirst() ? Cell.of(head.rsvp().people()) : Cell.EMPTY));
        // A number: the door counts who came in of those who signed up together, and does not note which.
        columns.add(Column.ours(
                labels.heading("arrived"),
                head -> head.isFirst() ? Cell.of(head.rsvp().standing().arrived()) : Cell.EMPTY));
        for (Moment moment : meeting.moments()) {
            columns.add(new Column<>(
                    moment.id(),
                    moment.name().in(messages.language()),
                    head -> Cell.of(labels.yesOrNo(head.meal().moments().contains(moment.id())))));
        }
        columns.add(labels.ours("diet", head -> labels.word("diet", head.meal().diet())));
        columns.add(labels.ours("diet-note", head -> head.meal().dietNote().orElse("")));
        columns.add(
                labels.ours("access", head -> head.first(rsvp -> rsvp.access().orElse(""))));
        for (Question question : meeting.survey()) {
            columns.add(new Column<>(
                    question.id(),
                    question.label().in(messages.language()),
                    head -> head.isFirst() ? labels.answer(head.rsvp().answers(), question) : Cell.EMPTY));
        }
        columns.add(labels.ours("updates", head -> head.first(rsvp -> labels.yesOrNo(rsvp.updates()))));
        columns.add(labels.ours(
                "language",
                head -> head.first(rsvp -> rsvp.participant().language().word())));
        columns.add(labels.ours(
                "site",
                head -> head.first(rsvp -> messages.site(rsvp.submission().site()))));
        columns.add(labels.ours(
                "received",
                head -> head.first(rsvp -> labels.at(rsvp.submission().receivedAt()))));
        columns.add(labels.ours("gone", head -> head.noLongerAsked(meeting, labels)));
        return columns;
    }

    private boolean isFirst() {
        return guest.isEmpty();
    }

    private String first(Function<Rsvp, String> says) {
        return isFirst() ? says.apply(rsvp) : "";
    }

    private String name() {
        return guest.map(Guest::name).orElseGet(() -> rsvp.participant().name());
    }

    private Meal meal() {
        return guest.map(Guest::meal).orElseGet(rsvp::meal);
    }

    /// What was answered before the organiser took a moment or a question away. Which there are is known only once all
    /// rows are read, and the headings stand above them: so they share a column.
    private String noLongerAsked(Meeting meeting, Labels labels) {
        Stream<String> moments = meal().moments().stream()
                .filter(moment -> meeting.moment(moment).isEmpty());
        Stream<String> answers = guest.isPresent()
                ? Stream.empty()
                : rsvp.answers().byQuestion().entrySet().stream()
                        .filter(answer -> meeting.survey().stream()
                                .noneMatch(question -> question.id().equals(answer.getKey())))
                        .map(answer -> answer.getKey() + ": " + labels.plain(answer.getValue()));
        return Stream.concat(moments, answers).collect(Collectors.joining("\n"));
    }
}

package nl.klankbord.dynamo;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import nl.klankbord.meeting.Diet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.participants.Listed;
import nl.klankbord.participants.Search;
import nl.klankbord.participants.Show;
import nl.klankbord.rsvp.Answer;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.Guest;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Standing;
import nl.klankbord.rsvp.Status;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Word;

/// An RSVP as a row, and the answer that was given to a submission.
final class RsvpRow {

    static final String SEATS = "seats";
    static final String ARRIVED = "arrived";

    /// The version that the sender is to be told of; without it, that is the row's own.
    private static final String CHANGED = "changed";

    /// The sort key of the index by name: a row without it is not in the index.
    static final String LISTED = "listed";

    /// First the mark of the part of the list, then what is searched.
    static final String SEARCHED = "searched";

    private static final String PEOPLE = "people";

    /// What a row may lack: a change takes them away when they are not there any more.
    static final Set<String> OPTIONAL =
            Set.of("role", "access", "dietNote", "answers", SEATS, "place", ARRIVED, CHANGED, LISTED, SEARCHED);

    private RsvpRow() {}

    static Row write(Rsvp rsvp) {
        Row row = Row.at(Keys.rsvp(rsvp.meeting(), rsvp.person()))
                .put("status", rsvp.status().word())
                .put("first", rsvp.standing().first().word())
                .put("role", rsvp.role())
                .put("access", rsvp.access())
                .put("updates", rsvp.updates())
                .put(
                        "guests",
                        rsvp.guests().stream()
                                .map(guest -> write(guest.meal(), Row.empty().put("name", guest.name())))
                                .toList())
                .put("version", rsvp.version())
                .put("expiresAt", rsvp.expiresAtEpochSecond());
        if (rsvp.standing().seats() > 0) {
            row.put(SEATS, rsvp.standing().seats());
        }
        if (rsvp.standing().arrived() > 0) {
            row.put(ARRIVED, rsvp.standing().arrived());
        }
        if (rsvp.standing().changed() != rsvp.version()) {
            row.put(CHANGED, rsvp.standing().changed());
        }
        list(rsvp, row);
        rsvp.standing().place().ifPresent(place -> row.put("place", place));
        if (!rsvp.answers().isEmpty()) {
            row.put("answers", write(rsvp.answers()));
        }
        write(rsvp.meal(), row);
        ParticipantRow.write(rsvp.participant(), row);
        ParticipantRow.write(rsvp.submission(), row);
        return row;
    }

    /// What the index by name has besides. Whoever is erased is not in it.
    private static void list(Rsvp rsvp, Row row) {
        row.put(PEOPLE, rsvp.people());
        if (!rsvp.participant().isErased()) {
            // Behind the name the person, as two may have the same.
            row.put(
                            LISTED,
                            Search.fold(rsvp.participant().name()) + "#"
                                    + rsvp.person().value())
                    .put(SEARCHED, mark(rsvp) + Search.searched(rsvp));
        }
    }

    /// In capitals, as nobody's word is that is looked for.
    private static String mark(Rsvp rsvp) {
        String status = rsvp.status().word().toUpperCase(Locale.ROOT);
        String arrived = rsvp.standing().arrived() > 0 ? "ARRIVED" : "EXPECTED";
        return status + " " + arrived + "\n";
    }

    /// @return how whatever belongs on that part of the list begins
    static String mark(Show show) {
        String status = show.status()
                .map(only -> only.word().toUpperCase(Locale.ROOT) + " ")
                .orElse("");
        return switch (show) {
            case EXPECTED -> status + "EXPECTED";
            case ARRIVED -> status + "ARRIVED";
            default -> status;
        };
    }

    static Listed listed(Row row) {
        return new Listed(
                new Person(row.text("sk").substring(Keys.RSVP.length())),
                row.text("name"),
                row.text("organisation"),
                Word.require(Status.class, row.text("status")),
                (int) row.number(PEOPLE),
                row.has(ARRIVED) ? (int) row.number(ARRIVED) : 0);
    }

    static Rsvp read(MeetingId meeting, Row row) {
        return new Rsvp(
                meeting,
                new Person(row.text("sk").substring(Keys.RSVP.length())),
                ParticipantRow.participant(row),
                row.optionalText("role"),
                meal(row),
                row.optionalText("access"),
                row.rows("guests").stream()
                        .map(guest -> new Guest(guest.text("name"), meal(guest)))
                        .toList(),
                answers(row),
                row.flag("updates"),
                ParticipantRow.submission(row),
                standing(row),
                row.number("expiresAt"));
    }

    private static Row write(Answers answers) {
        Row row = Row.empty();
        answers.byQuestion().forEach((question, answer) -> {
            switch (answer) {
                case Answer.Text(String text) -> row.put(question, text);
                case Answer.Several(List<String> options) -> row.put(question, new LinkedHashSet<>(options));
                case Answer.YesOrNo(boolean isYes) -> row.put(question, isYes);
                case Answer.Whole(long number) -> row.put(question, number);
            }
        });
        return row;
    }

    /// By what each is, whatever the survey asks by now; rows from before there were surveys have none.
    private static Answers answers(Row row) {
        if (!row.has("answers")) {
            return Answers.NONE;
        }
        Row answers = row.row("answers");
        Map<String, Answer> byQuestion = new LinkedHashMap<>();
        answers.attributes()
                .forEach((question, value) -> byQuestion.put(
                        question,
                        switch (value.type()) {
                            case S -> new Answer.Text(answers.text(question));
                            case BOOL -> new Answer.YesOrNo(answers.flag(question));
                            case N -> new Answer.Whole(answers.number(question));
                            default -> new Answer.Several(answers.texts(question));
                        }));
        return new Answers(byQuestion);
    }

    private static Standing standing(Row row) {
        return new Standing(
                Word.require(Status.class, row.text("status")),
                Word.require(Status.class, row.optionalText("first").orElseGet(() -> row.text("status"))),
                (int) row.number("version"),
                row.has(SEATS) ? (int) row.number(SEATS) : 0,
                row.has("place") ? OptionalLong.of(row.number("place")) : OptionalLong.empty(),
                row.has(ARRIVED) ? (int) row.number(ARRIVED) : 0,
                (int) row.number(row.has(CHANGED) ? CHANGED : "version"));
    }

    static Row write(Repeat repeat) {
        Row row = Row.at(Keys.repeat(repeat.meeting(), repeat.submission().id()))
                .put("status", repeat.status().word())
                .put("version", repeat.version())
                .put("expiresAt", repeat.expiresAtEpochSecond());
        ParticipantRow.write(repeat.submission(), row);
        return row;
    }

    static Repeat repeat(MeetingId meeting, Row row) {
        return new Repeat(
                meeting,
                Word.require(Status.class, row.text("status")),
                row.has("version") ? (int) row.number("version") : 1,
                ParticipantRow.submission(row),
                row.number("expiresAt"));
    }

    private static Row write(Meal meal, Row row) {
        return row.put("moments", meal.moments())
                .put("diet", meal.diet().word())
                .put("dietNote", meal.dietNote());
    }

    private static Meal meal(Row row) {
        return new Meal(
                new LinkedHashSet<>(row.texts("moments")),
                Word.require(Diet.class, row.text("diet")),
                row.optionalText("dietNote"));
    }
}

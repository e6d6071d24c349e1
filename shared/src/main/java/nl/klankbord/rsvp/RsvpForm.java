package nl.klankbord.rsvp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Submission;

/// What the RSVP form asks, as read from what was sent. JSON and HTML forms have the same fields.
record RsvpForm(
        Participant participant,
        Optional<String> role,
        boolean attending,
        Meal meal,
        Optional<String> access,
        List<Guest> guests,
        Answers answers,
        boolean updates) {

    /// A delegation larger than this answers in two.
    static final int MAX_GUESTS = 10;

    static Reading<RsvpForm> read(JsonObject sent, Meeting meeting) {
        return read(sent, meeting, true);
    }

    /// What was shown, edited and sent back. The survey may have changed since it was answered: an answer to a
    /// question that is gone stays as it is, and a question that came cannot be answered in somebody's place.
    static Reading<RsvpForm> edited(JsonObject sent, Meeting meeting) {
        return read(Answers.stillAsked(sent, meeting), meeting, false);
    }

    private static Reading<RsvpForm> read(JsonObject sent, Meeting meeting, boolean isSurveyed) {
        Fields fields = Fields.of(sent);
        Optional<Participant> participant = Participant.read(fields, meeting.language());
        Optional<String> role = fields.optionalLine("role", 100);
        boolean attending = fields.flag("attending");
        Meal meal = Meal.read(fields, meeting, java.util.Set.of());
        Optional<String> access = fields.optionalLines("access", 300);
        List<Guest> guests = guests(fields, meeting, meal);
        // Who has yet to say whether they come is told at once what else is missing.
        boolean mayCome = attending || fields.hasComplaintAbout("attending");
        boolean isADietTold =
                meal.tellsOfADiet() || guests.stream().map(Guest::meal).anyMatch(Meal::tellsOfADiet);
        consent(fields, "dietConsent", mayCome && isADietTold);
        consent(fields, "accessConsent", mayCome && access.isPresent());
        Answers answers = Answers.read(fields, meeting, isSurveyed && mayCome);
        boolean updates = fields.flag("updates", false);
        fields.finish();
        return participant.isEmpty() || !fields.complaints().isEmpty()
                ? new Reading.Invalid<>(fields.complaints())
                : new Reading.Valid<>(
                        new RsvpForm(participant.get(), role, attending, meal, access, guests, answers, updates));
    }

    /// A diet, or what somebody needs to take part, may tell of their health (GDPR art. 9). A form says
    /// whether its box was ticked; a program that leaves it out vouches for it.
    private static void consent(Fields fields, String name, boolean isNeeded) {
        if (!fields.flag(name, true) && isNeeded) {
            fields.complain(name, "consent");
        }
    }

    /// Who does not come eats nothing, needs nothing, brings nobody and is not surveyed, whatever the form
    /// still had ticked. What is not kept any more is not taken any more.
    Rsvp rsvp(Meeting meeting, Person person, Submission submission) {
        Rsvp rsvp = new Rsvp(
                meeting.id(),
                person,
                participant,
                role,
                attending ? meal : Meal.NOTHING,
                attending ? access : Optional.empty(),
                attending ? guests : List.of(),
                attending ? answers : Answers.NONE,
                updates,
                submission,
                Standing.first(attending ? Status.ACCEPTED : Status.DECLINED),
                meeting.expiresAtEpochSecond());
        return meeting.keepsNeeds(submission.receivedAt()) ? rsvp : rsvp.withoutNeeds();
    }

    /// @return the same text for the same content, whichever door it came through
    String content() {
        var content = new StringJoiner("\u0000");
        content.add(participant.name())
                .add(participant.email().comparable())
                .add(participant.organisation())
                .add(participant.organisationType().word())
                .add(participant.language().word())
                .add(role.orElse(""))
                .add(String.valueOf(attending))
                .add(content(meal))
                .add(access.orElse(""))
                .add(String.valueOf(updates));
        guests.forEach(guest -> content.add(guest.name()).add(content(guest.meal())));
        if (!answers.isEmpty()) {
            // Without, it is what it was before there were surveys: who sends the same again gets the same answer.
            content.add("answers").add(answers.content());
        }
        return content.toString();
    }

    private static String content(Meal meal) {
        return String.join(",", meal.moments()) + " " + meal.diet().word() + " "
                + meal.dietNote().orElse("");
    }

    private static List<Guest> guests(Fields fields, Meeting meeting, Meal host) {
        List<Guest> guests = new ArrayList<>();
        for (Fields one : fields.groups("guests", MAX_GUESTS)) {
            guests.add(new Guest(one.line("name", 100), Meal.read(one, meeting, host.moments())));
            one.finish();
        }
        return guests;
    }
}

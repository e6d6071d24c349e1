package nl.klankbord.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.submission.Complaint;

/// What an organiser makes of a meeting: what is to be asked, or refused, because of when it is done and of what
/// stood there before. What a meeting must be by itself, [MeetingFile] says.
///
/// @param before empty for a new meeting
public record MeetingChange(Optional<Meeting> before, Meeting after) {

    /// A question, or a choice of one, that the survey has no more.
    ///
    /// @param id under which its answers are kept; of a choice that of its question, a dot, and its own
    public record Gone(String id, Bilingual label) {}

    /// A meeting that was may stay as it was; whoever names a day names one to come. A draft is still to be.
    ///
    /// @return days and times that are newly said, and past
    public List<Complaint> past(Instant now) {
        List<Complaint> past = new ArrayList<>();
        LocalDate today = now.atZone(after.timeZone()).toLocalDate();
        if (after.startsAt().isBefore(now)
                && isNew(before.map(Meeting::startsAt).filter(after.startsAt()::equals))) {
            past.add(Complaint.of("startsAt", "past"));
        }
        if (after.deadline().isBefore(now)
                && isNew(before.map(Meeting::deadline).filter(after.deadline()::equals))) {
            past.add(Complaint.of("deadline", "past"));
        }
        if (after.reminderDate().filter(today::isAfter).isPresent()
                && isNew(before.map(Meeting::reminderDate).filter(after.reminderDate()::equals))) {
            past.add(Complaint.of("reminderDate", "past"));
        }
        for (int number = 0; number < after.moments().size(); number++) {
            Moment moment = after.moments().get(number);
            if (moment.orderByDate().isBefore(today)
                    && isNew(before.flatMap(meeting -> meeting.moment(moment.id()))
                            .filter(known -> known.orderByDate().equals(moment.orderByDate())))) {
                past.add(Complaint.of("moments." + number + ".orderByDate", "past"));
            }
        }
        return past;
    }

    /// Not [MeetingFile]'s to say: a meeting that was stored so before must be readable still.
    ///
    /// @return days to order by that are newly said, and after the day of their moment
    public List<Complaint> ordersTooLate() {
        List<Complaint> late = new ArrayList<>();
        for (int number = 0; number < after.moments().size(); number++) {
            Moment moment = after.moments().get(number);
            LocalDate day = moment.startsAt().atZone(after.timeZone()).toLocalDate();
            if (moment.orderByDate().isAfter(day)
                    && before.flatMap(meeting -> meeting.moment(moment.id()))
                            .filter(known -> known.orderByDate().equals(moment.orderByDate())
                                    && known.startsAt().equals(moment.startsAt()))
                            .isEmpty()) {
                late.add(Complaint.of("moments." + number + ".orderByDate", "order-late"));
            }
        }
        return late;
    }

    private boolean isNew(Optional<?> same) {
        return same.isEmpty() || before.filter(meeting -> !meeting.isPublic()).isPresent();
    }

    /// Others see an archived meeting. One that they never saw is shelved: putting it away must not show it to them.
    ///
    /// @return what is wrong with its state
    public List<Complaint> neverOpen() {
        return after.state() == MeetingState.ARCHIVED
                        && before.filter(Meeting::isPublic).isEmpty()
                ? List.of(Complaint.of("state", "never-open"))
                : List.of();
    }

    /// @return whether calendars that have the meeting are wrong from now on
    public boolean movesCalendars() {
        return before.filter(meeting -> !meeting.startsAt().equals(after.startsAt())
                        || !meeting.endsAt().equals(after.endsAt())
                        || !meeting.timeZone().equals(after.timeZone())
                        || !meeting.title().equals(after.title())
                        || !meeting.place().equals(after.place()))
                .isPresent();
    }

    /// @return what is asked no more, in the order in which it was
    public List<Gone> gone() {
        List<Gone> gone = new ArrayList<>();
        for (Question question : before.map(Meeting::survey).orElse(List.of())) {
            Optional<Question> now = after.question(question.id());
            if (now.isEmpty()) {
                gone.add(new Gone(question.id(), question.label()));
                continue;
            }
            question.options().stream()
                    .filter(option -> !now.get().optionIds().contains(option.id()))
                    .forEach(option -> gone.add(new Gone(question.id() + "." + option.id(), option.label())));
        }
        return gone;
    }

    /// An answer is of a kind, and so is what is exported under its id: another kind is another question.
    ///
    /// @return questions that were answered in another way
    public List<Complaint> otherKinds() {
        List<Complaint> other = new ArrayList<>();
        for (int number = 0; number < after.survey().size(); number++) {
            Question question = after.survey().get(number);
            if (before.flatMap(meeting -> meeting.question(question.id()))
                    .filter(known -> known.kind() != question.kind())
                    .isPresent()) {
                other.add(Complaint.of("survey." + number + ".id", "other-kind"));
            }
        }
        return other;
    }
}

package nl.klankbord.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;

/// What people come to.
///
/// @param text the invitation
/// @param contact where somebody turns who comes too late
/// @param deadline the first moment at which no answer is taken any more
/// @param capacity people, guests included; empty when there is room for all
/// @param diets that the form offers to choose from, besides none at all
/// @param survey what the organiser asks besides, in this order: at most 20 questions
/// @param planners who get the nightly summary
/// @param organisers who may organise it, by the `sub` of their tokens (RFC 7519 §4.1.2); empty for every
///     organiser of the deployment
/// @param reminderDate on whose morning whoever asked to be kept informed is reminded, before the day itself;
///     empty for no reminder
/// @param retention how long after the end rows about people are kept
public record Meeting(
        MeetingId id,
        MeetingState state,
        Bilingual title,
        Bilingual text,
        Bilingual place,
        Bilingual organiser,
        EmailAddress contact,
        Language language,
        ZoneId timeZone,
        Instant startsAt,
        Instant endsAt,
        Instant deadline,
        OptionalInt capacity,
        boolean waitingList,
        List<Moment> moments,
        List<Diet> diets,
        List<Theme> themes,
        List<Question> survey,
        List<EmailAddress> planners,
        List<String> organisers,
        Optional<LocalDate> reminderDate,
        Retention retention) {

    /// When people are at work and have read nothing else yet.
    private static final LocalTime REMINDING = LocalTime.of(9, 0);

    /// Planners still look back for a week after a meeting.
    private static final Duration LOOKING_BACK = Duration.ofDays(7);

    public boolean takesAnswers(Instant now) {
        return state == MeetingState.OPEN && now.isBefore(deadline);
    }

    /// @return whether it is there for others than its organisers
    public boolean isPublic() {
        return state != MeetingState.DRAFT && state != MeetingState.SHELVED;
    }

    /// @return whether the night of `now` still writes a summary: until a week after the end, open or not; of a
    ///     draft, shelved or not, there is nothing to sum up
    public boolean isSummedUp(Instant now) {
        return isPublic() && now.isBefore(endsAt.plus(LOOKING_BACK));
    }

    /// @return when personal links end: what somebody forwarded long ago opens nothing any more. Whoever
    ///     wants to see or erase their data after that, asks the contact.
    public Instant linksEndAt() {
        return endsAt.plus(LOOKING_BACK);
    }

    /// @return whether personal links have ended, and with them what could stop a mail
    public boolean isOver(Instant now) {
        return !now.isBefore(linksEndAt());
    }

    /// @return from when on the reminder is sent; empty when there is none
    public Optional<Instant> remindAt() {
        return reminderDate.map(date -> date.atTime(REMINDING).atZone(timeZone).toInstant());
    }

    /// @return when answers go, in whole seconds as DynamoDB's time to live has it
    public long expiresAtEpochSecond() {
        return expiresAtEpochSecond(Retention.Kind.ANSWERS);
    }

    /// @return when rows of this kind go, in whole seconds as DynamoDB's time to live has it
    public long expiresAtEpochSecond(Retention.Kind kind) {
        return endsAt.plus(Duration.ofDays(retention.days(kind))).getEpochSecond();
    }

    /// @return the last day on which these are there
    public LocalDate keptUntil(Retention.Kind kind) {
        return Instant.ofEpochSecond(expiresAtEpochSecond(kind))
                .atZone(timeZone)
                .toLocalDate();
    }

    /// @return the last day on which anything about people is there
    public LocalDate keptUntil() {
        return Stream.of(Retention.Kind.values())
                .map(this::keptUntil)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// @return whether diets and what people need are kept (still): the night takes them from the answers when not
    public boolean keepsNeeds(Instant now) {
        return now.getEpochSecond() < expiresAtEpochSecond(Retention.Kind.NEEDS);
    }

    /// @return whether all that was counted is there (still), so that counting it again gives the same
    public boolean isCountable(Instant now) {
        return keepsNeeds(now) && now.getEpochSecond() < expiresAtEpochSecond(Retention.Kind.TOPICS);
    }

    /// @param subject of a token that was checked
    public boolean isOrganisedBy(String subject) {
        return organisers.isEmpty() || organisers.contains(subject);
    }

    public LocalDate date() {
        return startsAt.atZone(timeZone).toLocalDate();
    }

    public Optional<Moment> moment(String id) {
        return moments.stream().filter(moment -> moment.id().equals(id)).findFirst();
    }

    /// @param moments ids; of one that is there no more nothing is said
    /// @return their names, with commas between
    public String names(Set<String> moments, Language language) {
        return moments.stream()
                .flatMap(id -> moment(id).stream())
                .map(moment -> moment.name().in(language))
                .collect(Collectors.joining(", "));
    }

    public Optional<Theme> theme(String id) {
        return themes.stream().filter(theme -> theme.id().equals(id)).findFirst();
    }

    public Optional<Question> question(String id) {
        return survey.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /// @return in the order of the day
    public Set<String> momentIds() {
        Set<String> ids = new LinkedHashSet<>();
        moments.forEach(moment -> ids.add(moment.id()));
        return ids;
    }
}

package nl.klankbord.calendar;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Standard time or daylight saving time of a zone, and since when (RFC 5545 §3.6.5).
///
/// Exchange takes one of either only, with a rule that names one weekday of a month or one day, and may
/// refuse a file that says more ([MS-OXCICAL] §2.1.3.1.1.19.2). So no more is said here.
///
/// @param onset on the clock as it was before
/// @param yearly the recurrence rule; empty when it began once
record Observance(boolean isDaylight, LocalDateTime onset, ZoneOffset before, ZoneOffset after, String yearly) {

    static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxxx");

    /// After so many years the days of the week fall on the same dates again.
    private static final int CYCLE = 28;

    /// Where nothing says since when, as all calendars have it.
    private static final int LONG_AGO = 1970;

    private static final int[] WEEKS = {1, 2, 3, 4, -1};

    /// @return one or two that tell both moments exactly; none when a local time cannot: with a fixed
    ///     offset it says no more than UTC does, and in the hour that comes twice it means either
    static List<Observance> around(ZoneRules rules, Instant start, Instant end) {
        if (rules.isFixedOffset() || comesTwice(rules, start) || comesTwice(rules, end)) {
            return List.of();
        }
        List<Observance> yearly = yearly(rules, start);
        return yearly.isEmpty() ? once(rules, start, end) : yearly;
    }

    void writeTo(ContentLines lines) {
        String name = isDaylight ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", name)
                .add("DTSTART", onset.format(LOCAL_TIME))
                .add("TZOFFSETFROM", OFFSET.format(before))
                .add("TZOFFSETTO", OFFSET.format(after));
        if (!yearly.isEmpty()) {
            lines.add("RRULE", yearly);
        }
        lines.add("END", name);
    }

    private static boolean comesTwice(ZoneRules rules, Instant moment) {
        return rules.getValidOffsets(LocalDateTime.ofInstant(moment, rules.getOffset(moment)))
                        .size()
                > 1;
    }

    /// @return both, with the rules of the zone; none when those did not hold yet, or are more than a
    ///     calendar can take
    private static List<Observance> yearly(ZoneRules rules, Instant start) {
        List<ZoneOffsetTransition> history = rules.getTransitions();
        int firstYear = history.isEmpty()
                ? LONG_AGO
                : history.getLast().getDateTimeBefore().getYear() + 1;
        if (firstYear >= start.atOffset(rules.getOffset(start)).getYear()) {
            return List.of();
        }
        List<Observance> found = rules.getTransitionRules().stream()
                .flatMap(rule -> yearly(rules, rule, firstYear).stream())
                .toList();
        boolean isAll = found.size() == rules.getTransitionRules().size();
        return isAll && areOneOfEither(found) ? found : List.of();
    }

    private static Optional<Observance> yearly(ZoneRules rules, ZoneOffsetTransitionRule rule, int firstYear) {
        List<LocalDate> dates = IntStream.range(firstYear, firstYear + CYCLE)
                .mapToObj(
                        year -> rule.createTransition(year).getDateTimeBefore().toLocalDate())
                .toList();
        int month = dates.getFirst().getMonthValue();
        if (dates.stream().anyMatch(date -> date.getMonthValue() != month)) {
            return Optional.empty();
        }
        return day(dates)
                .map(day -> of(rules, rule.createTransition(firstYear), "FREQ=YEARLY;BYMONTH=" + month + ";" + day));
    }

    /// Found from the dates: a zone may count from UTC or from the end of the day before, a calendar does
    /// not.
    private static Optional<String> day(List<LocalDate> dates) {
        LocalDate first = dates.getFirst();
        if (dates.stream().allMatch(date -> date.getDayOfMonth() == first.getDayOfMonth())) {
            return Optional.of("BYMONTHDAY=" + first.getDayOfMonth());
        }
        DayOfWeek weekday = first.getDayOfWeek();
        return IntStream.of(WEEKS)
                .filter(week ->
                        dates.stream().allMatch(date -> date.equals(date.with(dayOfWeekInMonth(week, weekday)))))
                .mapToObj(week -> "BYDAY=" + week + weekday.name().substring(0, 2))
                .findFirst();
    }

    /// @return what holds at the start and what comes next, or what holds alone when nothing comes soon
    ///     enough to matter
    private static List<Observance> once(ZoneRules rules, Instant start, Instant end) {
        ZoneOffsetTransition since = rules.previousTransition(start.plusNanos(1));
        ZoneOffsetTransition next = rules.nextTransition(start);
        if (since != null && next != null) {
            List<Observance> both = List.of(of(rules, since, ""), of(rules, next, ""));
            ZoneOffsetTransition third = rules.nextTransition(next.getInstant());
            if (areOneOfEither(both) && (third == null || third.getInstant().isAfter(end))) {
                return both;
            }
        }
        boolean isOne = next == null || next.getInstant().isAfter(end);
        ZoneOffset offset = rules.getOffset(start);
        return isOne
                ? List.of(new Observance(false, LocalDateTime.of(LONG_AGO, 1, 1, 0, 0), offset, offset, ""))
                : List.of();
    }

    private static Observance of(ZoneRules rules, ZoneOffsetTransition transition, String yearly) {
        return new Observance(
                rules.isDaylightSavings(transition.getInstant()),
                transition.getDateTimeBefore(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter(),
                yearly);
    }

    private static boolean areOneOfEither(List<Observance> observances) {
        return observances.size() == 2
                && observances.getFirst().isDaylight() != observances.getLast().isDaylight();
    }
}

package nl.klankbord.local;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The instants of an EventBridge Scheduler expression, `cron(minutes hours day-of-month month day-of-week year)`.
///
/// A local time that does not exist is skipped; one that happens twice counts once, the first time:
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
final class CronTimes {
    private static final Pattern EXPRESSION = Pattern.compile("cron\\((.+)\\)");
    private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .supportsL()
            .supportsW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance();

    private final ExecutionTime times;
    private final ZoneId zone;

    CronTimes(String expression, ZoneId zone) {
        this.times = ExecutionTime.forCron(parse(expression));
        this.zone = zone;
    }

    static void check(Tree expression) {
        try {
            parse(expression.text());
        } catch (IllegalArgumentException e) {
            throw expression.complaint(
                    "must be a cron(…) expression that AWS would take; rate(…) and at(…) are not known to the local"
                            + " machine: " + e.getMessage());
        }
    }

    private static Cron parse(String expression) {
        Matcher cron = EXPRESSION.matcher(expression.strip());
        if (!cron.matches()) {
            throw new IllegalArgumentException(expression);
        }
        return new CronParser(AWS).parse(cron.group(1)).validate();
    }

    Optional<Instant> firstAfter(Instant moment) {
        // Counted on a clock without summer time, so that each local time comes by exactly once.
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone).minusHours(3);
        while (true) {
            Optional<ZonedDateTime> next = times.nextExecution(local.atZone(ZoneOffset.UTC));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            local = next.get().toLocalDateTime();
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (!offsets.isEmpty() && local.toInstant(offsets.getFirst()).isAfter(moment)) {
                return Optional.of(local.toInstant(offsets.getFirst()));
            }
        }
    }
}

package nl.klankbord.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Stands in for EventBridge Scheduler, and for Lambda, which tries again what the schedule only hands over.
///
/// After a sleep it runs all that was missed, in order, as AWS's would have run. What was missed while the machine was
/// off is not run: the next night tells it.
final class Scheduler implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Scheduler.class.getName());

    /// How long a clock that jumps, as of a laptop that slept, stays unnoticed.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(20);

    private final List<Template.Schedule> schedules;
    private final Functions functions;
    private final FailureFolder failures;
    private final Clock clock;
    private final Duration firstPause;
    private final Map<Template.Schedule, Instant> next = new LinkedHashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("scheduler").unstarted(this::run);

    Scheduler(
            List<Template.Schedule> schedules,
            Functions functions,
            FailureFolder failures,
            Clock clock,
            Duration firstPause) {
        this.schedules = schedules;
        this.functions = functions;
        this.failures = failures;
        this.clock = clock;
        this.firstPause = firstPause;
        schedules.forEach(schedule -> plan(schedule, clock.instant()));
    }

    private void plan(Template.Schedule schedule, Instant after) {
        Optional<Instant> time = new CronTimes(schedule.expression(), schedule.zone()).firstAfter(after);
        if (time.isPresent()) {
            next.put(schedule, time.get());
        } else {
            next.remove(schedule);
        }
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!next.isEmpty()) {
                fireDue();
                Thread.sleep(pause());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        Duration pause = next.values().stream()
                .map(time -> Duration.between(clock.instant(), time))
                .min(Duration::compareTo)
                .orElse(LONGEST_SLEEP);
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST_SLEEP) < 0 ? pause : LONGEST_SLEEP;
    }

    /// Calls what should have been called by now, each once for every time that has passed.
    void fireDue() throws InterruptedException {
        Instant now = clock.instant();
        for (Template.Schedule schedule : schedules) {
            Instant due = next.get(schedule);
            while (due != null && !due.isAfter(now)) {
                deliver(schedule, due);
                plan(schedule, due);
                due = next.get(schedule);
            }
        }
    }

    private void deliver(Template.Schedule schedule, Instant due) throws InterruptedException {
        String event = event(schedule, due);
        int attempts = 1;
        Invocation invocation = invoke(schedule, event);
        while (invocation instanceof Invocation.Failed failed) {
            LOG.log(Level.ERROR, schedule.id() + " of " + due + " failed: " + failed.why());
            if (attempts > schedule.maximumRetries()) {
                failures.write(new FailureFolder.FailedEvent(schedule, due, event, attempts, failed));
                return;
            }
            Thread.sleep(firstPause.multipliedBy(attempts));
            attempts++;
            invocation = invoke(schedule, event);
        }
    }

    /// Calls the function of each schedule now, in the order of the template.
    Map<String, Invocation> runNow() {
        Map<String, Invocation> answers = new LinkedHashMap<>();
        for (Template.Schedule schedule : schedules) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            answers.put(schedule.function(), invoke(schedule, event(schedule, now)));
        }
        return answers;
    }

    private Invocation invoke(Template.Schedule schedule, String event) {
        return functions.invoke(schedule.function(), event.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(Template.Schedule schedule, Instant time) {
        String arn = LocalValues.arn("scheduler", "schedule/default/" + schedule.id());
        String execution = UUID.randomUUID().toString();
        return schedule.input()
                .map(text -> text.replace("<aws.scheduler.scheduled-time>", time.toString())
                        .replace("<aws.scheduler.schedule-arn>", arn)
                        .replace("<aws.scheduler.execution-id>", execution)
                        .replace("<aws.scheduler.attempt-number>", "1"))
                .orElseGet(() -> defaultInput(arn, execution, time));
    }

    private static String defaultInput(String arn, String execution, Instant time) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", execution);
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", LocalValues.ACCOUNT);
        event.put("time", time);
        event.put("region", LocalValues.REGION);
        event.put("resources", List.of(arn));
        event.put("detail", "{}");
        return Json.text(event);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

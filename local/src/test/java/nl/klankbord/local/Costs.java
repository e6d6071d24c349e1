package nl.klankbord.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a number of answers takes of each thing that AWS charges for. Where it could be more or less, it is more.
final class Costs {

    private static final long LARGEST_MEETING = 10_000;
    private static final double TOPICS_PER_RSVP = (double) EveryRequest.TOPICS / EveryRequest.RSVPS;
    private static final int PAGE_VIEWS = 3;
    private static final int NIGHTS = 42;
    private static final int TALLIES_A_DAY = 10;
    private static final int DOWNLOADS_A_DAY = 3;
    private static final double FUNCTION_GB = 1;
    private static final double WARM_SECONDS = 0.016;
    private static final double COLD_SECONDS = 1;
    private static final int CALLS_PER_COLD_ONE = 50;
    private static final double NIGHT_SECONDS_PER_RSVP = 274.0 / 100_000;
    private static final double LOG_BYTES_PER_CALL = 1_000;
    private static final double ROW_MONTHS = (NIGHTS / 2.0 + 180) / 30.4;
    private static final double FILE_MONTHS = 12;
    /// DynamoDB adds so much to each row that it stores.
    private static final int ROW_OVERHEAD_BYTES = 100;

    static final List<String> ASSUMPTIONS = List.of(
            "An answer is an RSVP by form, by somebody who looks at the page " + PAGE_VIEWS
                    + " times and fetches its style sheet and mark once.",
            "For every four RSVPs there is one topic. Each is told of by a mail.",
            "A meeting has at most 10,000 RSVPs: 1,000,000 answers are a hundred such meetings.",
            "Answers come in evenly over " + NIGHTS + " nights; every night something changed, and one planner gets a"
                    + " mail.",
            "An organiser of each meeting looks at the live counts " + TALLIES_A_DAY + " times a day, and downloads "
                    + DOWNLOADS_A_DAY + " summaries.",
            "No function remembers a meeting, and each answer is counted alone: the dearest way.",
            "A warm call takes 16 ms (an RSVP through the local machine, p50, see performance.md); one call in "
                    + CALLS_PER_COLD_ONE + " is cold and takes 1 s; a night takes 2.7 ms for each RSVP (274 s for"
                    + " 100,000, same page).",
            "A function has 1 GB. Each call logs 1 kB and is traced.",
            "Rows stay 180 days after the meeting, files a year.");

    private final Map<String, EveryRequest.Asked> asked;

    Costs(Map<String, EveryRequest.Asked> asked) {
        this.asked = asked;
    }

    /// @return how much of each price in `checks/costs/prices.json`
    Map<String, Double> of(long rsvps) {
        long meetings = Math.ceilDiv(rsvps, LARGEST_MEETING);
        double topics = rsvps * TOPICS_PER_RSVP;
        Map<String, Double> times = new LinkedHashMap<>();
        times.put(EveryRequest.PAGE, (double) rsvps * PAGE_VIEWS);
        times.put(EveryRequest.STYLE, (double) rsvps);
        times.put(EveryRequest.MARK, (double) rsvps);
        times.put(EveryRequest.RSVP, (double) rsvps);
        times.put(EveryRequest.TOPIC, topics);
        times.put(EveryRequest.RECEIPT, rsvps + topics);
        times.put(EveryRequest.TALLY, (double) meetings * NIGHTS * TALLIES_A_DAY);
        times.put(EveryRequest.DOWNLOAD, (double) meetings * NIGHTS * DOWNLOADS_A_DAY);
        double requests =
                times.values().stream().mapToDouble(Double::doubleValue).sum();
        double dataOut = times.entrySet().stream()
                .mapToDouble(each -> each.getValue() * asked(each.getKey()).bytes())
                .sum();
        // A download grows with the meeting; what was measured is one with the example's answers.
        double rsvpsAMeeting = (double) rsvps / meetings;
        dataOut += times.get(EveryRequest.DOWNLOAD)
                * asked(EveryRequest.DOWNLOAD).bytes()
                * Math.max(0, rsvpsAMeeting / EveryRequest.RSVPS - 1);
        times.put(EveryRequest.COUNT_RSVP, (double) rsvps);
        times.put(EveryRequest.COUNT_TOPIC, topics);
        // Whoever brings a topic within the hour hears of it in a mail of its own, when the hour is over.
        times.put(EveryRequest.TOLD_RSVP, rsvps + topics);
        double calls = requests + 2 * (rsvps + topics) + NIGHTS;
        double nights = (double) NIGHTS * meetings;
        // On an average night, half of the answers are in.
        double rsvpsRead = nights * rsvpsAMeeting / 2;
        EveryRequest.Asked emptyNight = asked(EveryRequest.EMPTY_NIGHT);
        EveryRequest.Asked night = asked(EveryRequest.NIGHT);
        double readsPerRsvp = (night.readUnits() - emptyNight.readUnits()) / EveryRequest.RSVPS;

        Map<String, Double> quantities = new LinkedHashMap<>();
        quantities.put("httpApi", requests);
        quantities.put("lambdaRequests", calls);
        quantities.put(
                "lambdaTime",
                FUNCTION_GB
                        * (calls * WARM_SECONDS
                                + calls / CALLS_PER_COLD_ONE * COLD_SECONDS
                                + rsvpsRead * NIGHT_SECONDS_PER_RSVP));
        quantities.put("writes", units(times, false) + nights * night.writeUnits());
        quantities.put("reads", units(times, true) + nights * emptyNight.readUnits() + rsvpsRead * readsPerRsvp);
        // One read of the meeting; each other is of 4 kB of rows, each row once.
        double rowBytes = (asked(EveryRequest.ANSWERS_OF_A_SITE).readUnits() - 1) * 4096 / EveryRequest.RSVPS
                + (1 + TOPICS_PER_RSVP) * ROW_OVERHEAD_BYTES;
        quantities.put("rows", rsvps * rowBytes * ROW_MONTHS / 1e9);
        quantities.put("backup", rsvps * rowBytes * ROW_MONTHS / 1e9);
        quantities.put("s3Puts", nights * night.count("s3:PutObject"));
        quantities.put("s3Gets", nights * night.count("s3:GetObject") + times.get(EveryRequest.DOWNLOAD));
        quantities.put("s3Storage", rsvpsRead * fileBytesPerRsvp() * FILE_MONTHS / 1e9);
        quantities.put("mails", nights * night.count("ses:SendRawEmail") + rsvps + topics);
        quantities.put("schedules", (double) NIGHTS);
        quantities.put("logs", calls * LOG_BYTES_PER_CALL / 1e9);
        quantities.put("traces", calls);
        quantities.put("dataOut", dataOut / 1e9);
        return quantities;
    }

    /// @return how much of each price a month of minutes takes, of a deployment with four meetings and nothing to
    ///     post
    Map<String, Double> ofMinutes() {
        double minutes = 60 * 24 * 30.4;
        Map<String, Double> quantities = new LinkedHashMap<>();
        double fives = minutes / 5;
        quantities.put("lambdaRequests", minutes + fives);
        quantities.put("lambdaTime", (minutes + fives) * FUNCTION_GB * WARM_SECONDS);
        quantities.put(
                "reads",
                minutes * asked(EveryRequest.IDLE_MINUTE).readUnits()
                        + fives * asked(EveryRequest.IDLE_FIVE_MINUTES).readUnits());
        quantities.put("schedules", minutes + fives);
        quantities.put("traces", minutes + fives);
        return quantities;
    }

    private double units(Map<String, Double> times, boolean reads) {
        return times.entrySet().stream()
                .mapToDouble(each -> each.getValue()
                        * (reads
                                ? asked(each.getKey()).readUnits()
                                : asked(each.getKey()).writeUnits()))
                .sum();
    }

    private double fileBytesPerRsvp() {
        return (double) (asked("a summary as JSON").bytes()
                        + asked("a summary as HTML").bytes()
                        + asked(EveryRequest.DOWNLOAD).bytes())
                / EveryRequest.RSVPS;
    }

    private EveryRequest.Asked asked(String what) {
        return Objects.requireNonNull(asked.get(what), what);
    }
}

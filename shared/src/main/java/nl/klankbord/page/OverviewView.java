package nl.klankbord.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.catering.Ordered;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.meeting.Seats;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Picture;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.Order;
import nl.klankbord.summary.ThemeCount;
import nl.klankbord.tally.Tally;

/// How a meeting stands, in an organiser's words: numbers, what changed since yesterday, and what a person should
/// look at.
///
/// @param tally live
/// @param seats live; empty when there is room for all, or seats are still being given
/// @param earlier what the newest night before today counted, or today's where it is the first; empty when there was
///     none, or its file is gone
/// @param counted what the last night counted; empty as `earlier`
/// @param picture topics under their themes, live; empty where there are too many to read each time
/// @param isNightMissed whether last night's summary should be there and is not
/// @param ordered every order, of each moment the oldest first
/// @param held how many answers wait to be let in: [#MOST_HELD] for that many or more
/// @param refused mails of updates that can never go
/// @param unreached people who could not be told by mail how things stand for them
/// @param now when these numbers were read
public record OverviewView(
        Messages messages,
        Meeting meeting,
        Tally tally,
        Optional<Seats> seats,
        Optional<EarlierSummary> earlier,
        Optional<EarlierSummary> counted,
        Optional<Picture> picture,
        boolean isNightMissed,
        List<Ordered> ordered,
        int held,
        int refused,
        int unreached,
        Instant now) {

    public OverviewView {
        ordered = List.copyOf(ordered);
    }

    /// More than this is "many" to a person.
    public static final int MOST_HELD = 50;

    public static final int CHART_WIDTH = 560;
    public static final int CHART_HEIGHT = 160;

    private static final int LABEL_HEIGHT = 24;
    private static final int MOST_DAYS = 31;

    /// A chart of a day or two is no wall.
    private static final int FEWEST_STEPS = 12;

    private static final int MOST_THEMES = 12;
    private static final int ORDER_SOON_DAYS = 7;

    /// One number.
    ///
    /// @param of what it is compared with; empty for nothing
    /// @param more a line below it; may be empty
    /// @param change since the last night
    public record Tile(String name, long number, OptionalLong of, String more, OptionalLong change) {

        public boolean isChanged() {
            return change.orElse(0) != 0;
        }

        /// As in "+3".
        public String signed() {
            return Messages.signed(change.orElse(0));
        }
    }

    /// A row of a table.
    public record Row(String name, long number, OptionalLong change) {

        public boolean isChanged() {
            return change.orElse(0) != 0;
        }

        public String signed() {
            return Messages.signed(change.orElse(0));
        }
    }

    public String asOf() {
        return messages.at("overview.asOf", now, meeting.timeZone());
    }

    /// As in "since Wednesday 7 April"; empty when there is nothing to compare with.
    public String since() {
        return earlier.map(night -> messages.text(
                        night.date().isBefore(today()) ? "overview.since" : "overview.since.first",
                        messages.dayAndMonth(night.date())))
                .orElse("");
    }

    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        String accepted = "people." + Status.ACCEPTED.word();
        tiles.add(new Tile(
                messages.text("overview.coming"),
                tally.count(accepted),
                meeting.capacity().isPresent()
                        ? OptionalLong.of(meeting.capacity().getAsInt())
                        : OptionalLong.empty(),
                seats.filter(line -> line.waiting() > 0)
                        .map(line -> messages.text("overview.waiting", line.waiting()))
                        .orElse(""),
                change(accepted)));
        for (Moment moment : meeting.moments()) {
            String heads = "moments." + moment.id() + ".";
            long people = tally.sum(heads);
            tiles.add(new Tile(
                    moment.item().in(messages.language()),
                    people * moment.portionsPerPerson(),
                    OptionalLong.empty(),
                    messages.text("overview.portions", people, moment.portionsPerPerson()),
                    times(change(heads), moment.portionsPerPerson())));
        }
        tiles.add(topics("present"));
        tiles.add(topics("address"));
        return tiles;
    }

    public List<Row> organisations() {
        List<Row> rows = new ArrayList<>();
        for (OrganisationType type : OrganisationType.values()) {
            String name = "organisations." + type.word();
            if (tally.count(name) > 0 || change(name).orElse(0) != 0) {
                rows.add(new Row(messages.text("organisationType." + type.word()), tally.count(name), change(name)));
            }
        }
        return rows;
    }

    public List<Row> sites() {
        return tally.counts().entrySet().stream()
                .filter(count -> count.getKey().startsWith("sites."))
                .map(this::site)
                .toList();
    }

    public List<Row> statuses() {
        List<Row> rows = new ArrayList<>();
        for (Status status : Status.values()) {
            String name = "people." + status.word();
            rows.add(new Row(messages.text("summary.people." + status.word()), tally.count(name), change(name)));
        }
        return rows;
    }

    /// One day of the chart, in a picture of [#CHART_WIDTH] by [#CHART_HEIGHT].
    ///
    /// @param height of its bar, from the bottom
    public record Day(String name, long answers, int x, int width, int height) {

        /// @return the top of its bar
        public int y() {
            return CHART_HEIGHT - height;
        }
    }

    /// RSVPs by the day: from the first answer on, [#MOST_DAYS] at most. The last night counted them, and what came
    /// since is of today; where that was another night, of the days since, which live counts do not tell apart.
    public List<Day> days() {
        List<Came> came = came();
        long most = Math.max(1, came.stream().mapToLong(Came::answers).max().orElse(1));
        int step = CHART_WIDTH / Math.max(came.size(), FEWEST_STEPS);
        List<Day> days = new ArrayList<>();
        for (Came each : came) {
            days.add(new Day(each.name(), each.answers(), days.size() * step, Math.max(1, step * 3 / 4), (int)
                    (each.answers() * (CHART_HEIGHT - LABEL_HEIGHT) / most)));
        }
        return days;
    }

    private record Came(String name, long answers) {}

    private List<Came> came() {
        long since = Math.max(
                0, answers(tally) - counted.map(night -> answers(night.tally())).orElse(0L));
        List<Came> came = new ArrayList<>();
        counted.ifPresent(night -> came.addAll(came(night, night.date().equals(today()) ? since : 0)));
        if (since > 0 && counted.map(night -> night.date().isBefore(today())).orElse(true)) {
            came.add(new Came(
                    counted.map(night -> messages.text("overview.days.since", messages.dayAndMonth(night.date())))
                            .orElseGet(() -> messages.text("overview.days.untilNow")),
                    since));
        }
        return came;
    }

    /// @param more that came on its own day after that night
    private List<Came> came(EarlierSummary night, long more) {
        SortedMap<LocalDate, Long> answers = new TreeMap<>(night.answersPerDay());
        if (more > 0) {
            answers.merge(night.date(), more, Long::sum);
        }
        if (answers.isEmpty()) {
            return List.of();
        }
        // A night that is run late counts what came after its own day, too.
        LocalDate last = answers.lastKey().isAfter(night.date()) ? answers.lastKey() : night.date();
        LocalDate earliest = last.minusDays(MOST_DAYS - 1);
        LocalDate first = answers.firstKey().isBefore(earliest) ? earliest : answers.firstKey();
        return first.datesUntil(last.plusDays(1))
                .map(date -> new Came(messages.dayAndMonth(date), answers.getOrDefault(date, 0L)))
                .toList();
    }

    /// @return RSVPs: every answer came by some site, and those that are topics are counted apart
    private static long answers(Tally counts) {
        return counts.sum("sites.") - counts.sum("topics.");
    }

    /// @param shown days of the chart
    public static long mostInADay(List<Day> shown) {
        return shown.stream().mapToLong(Day::answers).max().orElse(0);
    }

    /// What was brought most.
    public List<ThemeCount> themes() {
        List<ThemeCount> themes = allThemes();
        return themes.subList(0, Math.min(themes.size(), MOST_THEMES));
    }

    /// With when that was true, if it is not now.
    public String themesTitle() {
        return counted.filter(_ -> picture.isEmpty())
                .map(night -> messages.text("overview.themes.night", messages.dayAndMonth(night.date())))
                .orElseGet(() -> messages.text("overview.themes"));
    }

    /// @return topics that are not under these themes yet
    public long topicsSince() {
        return picture.isPresent()
                ? 0
                : tally.sum("topics.")
                        - counted.map(night -> night.tally().sum("topics.")).orElse(0L);
    }

    private List<ThemeCount> allThemes() {
        return picture.map(live -> live.themes().stream()
                        .filter(theme -> theme.topics() > 0)
                        .map(theme -> new ThemeCount(
                                theme.title().in(messages.language()),
                                theme.present(),
                                theme.address(),
                                theme.organisations()))
                        .toList())
                .orElseGet(() -> counted.map(EarlierSummary::themes).orElse(List.of()));
    }

    /// How many themes there are besides; nothing for none.
    public int moreThemes() {
        return Math.max(0, allThemes().size() - MOST_THEMES);
    }

    /// What a person should look at, the most pressing first. Each says what to do.
    public List<String> attention() {
        List<String> attention = new ArrayList<>();
        seats.filter(line -> line.left() < 0)
                .ifPresent(line -> attention.add(messages.text("overview.attention.tooMany", -line.left())));
        meeting.moments().forEach(moment -> toOrder(moment).ifPresent(attention::add));
        if (held > 0) {
            attention.add(
                    messages.text(held < MOST_HELD ? "overview.attention.held" : "overview.attention.heldMany", held));
        }
        seats.filter(line -> line.waiting() > 0)
                .ifPresent(line -> attention.add(messages.text("overview.attention.waiting", line.waiting())));
        if (unreached > 0) {
            attention.add(messages.text("overview.attention.unreached", unreached));
        }
        if (refused > 0) {
            attention.add(messages.text("overview.attention.refused", refused));
        }
        if (isNightMissed) {
            attention.add(messages.text("overview.attention.night"));
        }
        return attention;
    }

    /// Once it has begun there is nothing left to order.
    private Optional<String> toOrder(Moment moment) {
        if (!now.isBefore(moment.startsAt())) {
            return Optional.empty();
        }
        Order order = Order.of(moment, tally);
        Optional<Ordered> last = Ordered.last(ordered, moment);
        if (last.isPresent()) {
            return last.filter(each -> each.isChanged(moment, order.diets()))
                    .map(_ -> toOrder("overview.attention.orderChanged", moment, 0));
        }
        long days = ChronoUnit.DAYS.between(today(), moment.orderByDate());
        if (days > ORDER_SOON_DAYS || order.people() == 0) {
            return Optional.empty();
        }
        if (days < 0) {
            return Optional.of(toOrder("overview.attention.orderLate", moment, days));
        }
        return Optional.of(
                toOrder(days == 0 ? "overview.attention.orderToday" : "overview.attention.order", moment, days));
    }

    private String toOrder(String message, Moment moment, long days) {
        return messages.text(
                message, moment.item().in(messages.language()), messages.dayAndMonth(moment.orderByDate()), days);
    }

    private Tile topics(String intent) {
        return new Tile(
                messages.text("summary.themes." + intent),
                tally.count("topics." + intent),
                OptionalLong.empty(),
                "",
                change("topics." + intent));
    }

    private Row site(Map.Entry<String, Long> count) {
        String site = count.getKey().substring("sites.".length());
        return new Row(messages.site(site), count.getValue(), change(count.getKey()));
    }

    /// @param name of a count; ending in a dot, of all that begin so
    private OptionalLong change(String name) {
        return earlier.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(count(tally, name) - count(earlier.get().tally(), name));
    }

    private static long count(Tally counts, String name) {
        return name.endsWith(".") ? counts.sum(name) : counts.count(name);
    }

    private static OptionalLong times(OptionalLong number, int factor) {
        return number.isPresent() ? OptionalLong.of(number.getAsLong() * factor) : number;
    }

    private LocalDate today() {
        return now.atZone(meeting.timeZone()).toLocalDate();
    }
}

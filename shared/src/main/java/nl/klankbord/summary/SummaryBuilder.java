package nl.klankbord.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.coalition.CoalitionPicture;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Moment;
import nl.klankbord.rsvp.Meal;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Status;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// Makes a summary out of answers handed over one by one, in any order. It keeps sums, not the RSVPs.
public final class SummaryBuilder {

    private static final Comparator<TopicLine> BY_ARRIVAL = Comparator.comparing(TopicLine::receivedAt)
            .thenComparing(topic -> topic.id().value());

    private static final Comparator<TopicLine> PRESENTERS_FIRST =
            Comparator.comparing(TopicLine::intent).reversed().thenComparing(BY_ARRIVAL);

    private final Meeting meeting;
    private final LocalDate date;
    private final Sorting sorting;
    private final Optional<Suggested> suggested;
    private final Tally.Sum tally = new Tally.Sum();
    private final Map<String, List<String>> dietNotes = new HashMap<>();
    private final List<String> accessNeeds = new ArrayList<>();
    private final SortedMap<LocalDate, Long> answersPerDay = new TreeMap<>();
    private final List<TopicLine> topics = new ArrayList<>();
    private final Map<TopicKey, String> contributed = new HashMap<>();
    private final SortedMap<String, Organisation> organisations = new TreeMap<>();
    private long waiting;
    private Instant lastAnswerAt = Instant.MIN;
    private ManifestState manifest = ManifestState.NONE;

    /// @param sorting what organisers decided about topics: they stand under the themes where those put them
    /// @param suggested which coalitions were suggested last
    public SummaryBuilder(Meeting meeting, LocalDate date, Sorting sorting, Optional<Suggested> suggested) {
        this.meeting = meeting;
        this.date = date;
        this.sorting = sorting;
        this.suggested = suggested;
    }

    public void add(Rsvp rsvp) {
        tally.add(rsvp.tally());
        Instant receivedAt = rsvp.submission().receivedAt();
        note(receivedAt);
        answersPerDay.merge(receivedAt.atZone(meeting.timeZone()).toLocalDate(), 1L, Long::sum);
        if (rsvp.status() == Status.WAITING) {
            waiting++;
        }
        if (rsvp.status() != Status.ACCEPTED) {
            return;
        }
        organisation(rsvp.participant()).people += rsvp.people();
        rsvp.access().ifPresent(accessNeeds::add);
        rsvp.meals().forEach(this::note);
    }

    public void add(Topic topic) {
        tally.add(topic.tally());
        note(topic.submission().receivedAt());
        organisation(topic.participant()).topics++;
        topics.add(new TopicLine(
                topic.submission().id(),
                topic.intent(),
                sorting.theme(meeting, topic),
                topic.text(),
                topic.participant().name(),
                topic.participant().organisation(),
                topic.participant().organisationType(),
                topic.introduce(),
                topic.submission().receivedAt()));
        if (!topic.participant().isErased()) {
            contributed.put(TopicKey.of(topic), key(topic.participant().organisation()));
        }
    }

    public void add(ManifestState state) {
        manifest = state;
    }

    public Summary build(Optional<EarlierSummary> earlier) {
        Tally counts = tally.tally();
        return new Summary(
                meeting,
                date,
                lastAnswerAt.equals(Instant.MIN) ? Optional.empty() : Optional.of(lastAnswerAt),
                changes(earlier, counts),
                counts,
                seats(counts),
                meeting.moments().stream().map(moment -> order(moment, counts)).toList(),
                accessNeeds.stream().sorted().toList(),
                Collections.unmodifiableSortedMap(new TreeMap<>(answersPerDay)),
                themes(),
                coalitions(),
                manifest,
                organisations.values().stream().map(Organisation::line).toList());
    }

    private Changes changes(Optional<EarlierSummary> earlier, Tally counts) {
        return new Changes(
                earlier.map(EarlierSummary::date),
                earlier.map(then -> counts.minus(then.tally())).orElse(counts),
                topics.stream()
                        .filter(topic -> earlier.map(then -> !then.topics().contains(topic.id()))
                                .orElse(true))
                        .sorted(BY_ARRIVAL)
                        .toList());
    }

    private Optional<SeatsLine> seats(Tally counts) {
        long taken = counts.count("people." + Status.ACCEPTED.word());
        return meeting.capacity().isPresent()
                ? Optional.of(new SeatsLine(meeting.capacity().getAsInt(), taken, waiting))
                : Optional.empty();
    }

    private Order order(Moment moment, Tally counts) {
        return Order.of(
                moment,
                counts,
                dietNotes.getOrDefault(moment.id(), List.of()).stream().sorted().toList());
    }

    /// Grouped as typed or sorted, but for case and spaces; the largest group first, then by the alphabet.
    private List<ThemeGroup> themes() {
        SortedMap<String, List<TopicLine>> groups = new TreeMap<>();
        topics.stream()
                .sorted(BY_ARRIVAL)
                .forEach(topic -> groups.computeIfAbsent(key(topic.theme()), key -> new ArrayList<>())
                        .add(topic));
        return groups.values().stream()
                .map(group -> new ThemeGroup(
                        group.getFirst().theme(),
                        group.stream().sorted(PRESENTERS_FIRST).toList()))
                // The sort is stable, so groups of one size keep the order of the alphabet.
                .sorted(Comparator.comparingInt(
                        (ThemeGroup group) -> -group.topics().size()))
                .toList();
    }

    private CoalitionsPart coalitions() {
        if (suggested.isEmpty() && sorting.coalitions().isEmpty()) {
            return CoalitionsPart.NONE;
        }
        CoalitionPicture picture = CoalitionPicture.of(sorting, suggested, contributed.keySet());
        List<Table> decided = picture.tables().stream().filter(Table::decided).toList();
        return new CoalitionsPart(
                decided.stream()
                        .map(table -> new CoalitionLine(
                                table.label().dutch(),
                                table.members().size(),
                                table.members().stream()
                                        .map(TopicKey::person)
                                        .distinct()
                                        .count(),
                                table.members().stream()
                                        .map(contributed::get)
                                        .distinct()
                                        .count()))
                        .toList(),
                picture.tables().size() - decided.size(),
                picture.single().size());
    }

    private Organisation organisation(Participant participant) {
        return organisations
                .computeIfAbsent(key(participant.organisation()), key -> new Organisation())
                .named(participant.organisation(), participant.organisationType());
    }

    private void note(Meal meal) {
        meal.dietNote()
                .ifPresent(note -> meal.moments()
                        .forEach(moment -> dietNotes
                                .computeIfAbsent(moment, key -> new ArrayList<>())
                                .add(note)));
    }

    private void note(Instant receivedAt) {
        if (receivedAt.isAfter(lastAnswerAt)) {
            lastAnswerAt = receivedAt;
        }
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static final class Organisation {
        private String name = "";
        private OrganisationType type = OrganisationType.OTHER;
        private long people;
        private long topics;

        /// Of several spellings and types the first of the alphabet stands, whichever came first.
        Organisation named(String spelling, OrganisationType typed) {
            if (name.isEmpty() || spelling.compareTo(name) < 0) {
                name = spelling;
                type = typed;
            } else if (spelling.equals(name) && typed.compareTo(type) < 0) {
                type = typed;
            }
            return this;
        }

        OrganisationLine line() {
            return new OrganisationLine(name, type, people, topics);
        }
    }
}

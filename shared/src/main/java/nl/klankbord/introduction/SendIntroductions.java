package nl.klankbord.introduction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.topic.Topics;

/// Asks people by mail whether they want to meet the others at their table, and introduces those who
/// said yes.
///
/// What is owed to somebody is worked out anew for each mail, from how things stand then: so nobody is
/// named who said no, left the table or had their data erased meanwhile, and nothing goes to them. A
/// crash between a mail and its note means a second mail to that one person, never none.
public final class SendIntroductions {

    private final Circles circles;
    private final Topics topics;
    private final Introductions introductions;
    private final IntroductionMails mails;
    private final Clock clock;

    public SendIntroductions(
            Circles circles, Topics topics, Introductions introductions, IntroductionMails mails, Clock clock) {
        this.circles = circles;
        this.topics = topics;
        this.introductions = introductions;
        this.mails = mails;
        this.clock = clock;
    }

    /// @param until when to stop, done or not: whoever calls this again goes on there
    /// @return mails that went
    /// @throws UnavailableException when one may not have gone; it goes when this is called again
    public int send(Meeting meeting, Instant until) {
        if (meeting.isOver(clock.instant())) {
            return 0;
        }
        Map<CoalitionId, List<Introduction>> waiting = waiting(meeting);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Circle> all = circles.findAll(meeting.id(), waiting.keySet());
        waiting.values().forEach(asked -> dropWhoeverWent(meeting, asked, all));
        int mailed = 0;
        for (Circle circle : all) {
            for (Seat seat : circle.seats()) {
                if (clock.instant().isBefore(until) && isOwed(circle, seat)) {
                    mailed += send(meeting, seat.introduction().orElseThrow()) ? 1 : 0;
                }
            }
        }
        return mailed;
    }

    /// @return by table, where somebody may be owed a mail
    private Map<CoalitionId, List<Introduction>> waiting(Meeting meeting) {
        Map<CoalitionId, List<Introduction>> tables = introductions.all(meeting.id()).stream()
                .collect(Collectors.groupingBy(
                        Introduction::coalition, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        tables.values().removeIf(table -> table.stream().noneMatch(one -> mayBeOwed(one, table)));
        return tables;
    }

    private static boolean mayBeOwed(Introduction one, List<Introduction> table) {
        return one.isToBeAsked()
                || (one.hasAgreed()
                        && table.stream()
                                .anyMatch(other -> other.hasAgreed()
                                        && !other.id().equals(one.id())
                                        && !one.told().contains(other.id())));
    }

    private static boolean isOwed(Circle circle, Seat seat) {
        return (seat.standing() == Standing.ASKED
                        && seat.introduction().orElseThrow().isToBeAsked())
                || !circle.owedTo(seat).isEmpty();
    }

    /// They had their data erased while an organiser asked them.
    private void dropWhoeverWent(Meeting meeting, List<Introduction> asked, List<Circle> all) {
        asked.stream()
                .filter(Introduction::isToBeAsked)
                .filter(one ->
                        all.stream().noneMatch(circle -> circle.of(one.person()).isPresent()))
                .filter(one -> topics.of(meeting.id(), one.person()).isEmpty())
                .forEach(introductions::drop);
    }

    private boolean send(Meeting meeting, Introduction introduction) {
        Instant claimedAt = clock.instant();
        if (!introductions.claim(introduction, claimedAt)) {
            return false;
        }
        Optional<Mailed> mailed;
        try {
            mailed = circles.find(meeting.id(), introduction.coalition())
                    .flatMap(circle -> circle.of(introduction.person()).flatMap(seat -> mail(meeting, circle, seat)));
        } catch (UnavailableException e) {
            letGo(introduction, claimedAt, e);
            throw e;
        }
        if (mailed.isEmpty()) {
            introductions.letGo(introduction, claimedAt);
            return false;
        }
        introductions.note(mailed.get().after(), claimedAt);
        return mailed.get().isSent();
    }

    /// @param after what is known of whoever got it from now on
    private record Mailed(Introduction after, boolean isSent) {}

    /// @return empty when nothing is owed any more
    private Optional<Mailed> mail(Meeting meeting, Circle circle, Seat to) {
        if (!isOwed(circle, to)) {
            return Optional.empty();
        }
        Introduction introduction = to.introduction().orElseThrow();
        List<Seat> others = circle.owedTo(to);
        if (others.isEmpty()) {
            boolean isSent = mails.ask(meeting, circle, to);
            return Optional.of(
                    new Mailed(introduction.mailed(clock.instant().truncatedTo(ChronoUnit.SECONDS), !isSent), isSent));
        }
        boolean isSent = mails.introduce(meeting, circle, to, others);
        TreeSet<String> told = others.stream()
                .map(other -> other.introduction().orElseThrow().id())
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(new Mailed(introduction.introduced(told, !isSent), isSent));
    }

    /// So that whoever tries next need not wait until this claim is too old.
    private void letGo(Introduction introduction, Instant claimedAt, UnavailableException why) {
        try {
            introductions.letGo(introduction, claimedAt);
        } catch (UnavailableException e) {
            why.addSuppressed(e);
        }
    }
}

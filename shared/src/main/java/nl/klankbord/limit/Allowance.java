package nl.klankbord.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Secrets;
import nl.klankbord.submission.Sender;

/// How much may come in for a meeting on one day: from a site as its organiser set it, from one source, and
/// in the name of one person.
///
/// A site is counted in the table, exactly. Of sources and persons the first [#HERE] are counted here, by
/// the function itself, and only the rest in the table: nearly everybody sends a form or two, which then
/// cost no second write. So of a source or a person never fewer are let in than may be, and at most [#HERE]
/// more for each other instance of the function that runs.
public final class Allowance {

    /// An RSVP and a handful of topics, with room for mistakes; whoever sends them, from wherever.
    static final int MOST_OF_A_PERSON = 20;

    /// What is counted without the table.
    static final int HERE = 5;

    /// More than an instance sees in a busy hour. What is forgotten beyond it is in the table, where it
    /// matters.
    private static final int REMEMBERED = 10_000;

    private final Limits limits;
    private final Secrets secrets;
    private final int mostOfASource;
    private final Map<String, Integer> seen = new HashMap<>();

    /// @param mostOfASource more than [#HERE], as people of one town hall share an address; 0 for no limit
    public Allowance(Limits limits, Secrets secrets, int mostOfASource) {
        this.limits = limits;
        this.secrets = secrets;
        this.mostOfASource = mostOfASource;
    }

    /// @param now what day it is, by the clock of the meeting
    /// @return empty when this sender may send one more, which is counted; who signs has the limit
    ///     of its site alone, and what an organiser lets in has none
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Optional<Refusal> refusal(Meeting meeting, Sender sender, Person person, Instant now) {
        ZonedDateTime here = now.atZone(meeting.timeZone());
        LocalDate day = here.toLocalDate();
        Duration untilThen = Duration.between(here, day.plusDays(1).atStartOfDay(meeting.timeZone()));
        if (sender.source().isPresent()) {
            if (!isOneMoreOfItsSource(meeting.id(), sender.source().get(), day)
                    || !isOneMoreTaken(meeting.id(), "person:" + person.value(), day, MOST_OF_A_PERSON)) {
                return Optional.of(new Refusal.TooMany(false, untilThen));
            }
        }
        return areTakenOfItsSite(meeting.id(), sender, day, 1)
                ? Optional.empty()
                : Optional.of(new Refusal.TooMany(true, untilThen));
    }

    /// Whether a site that signs may send all of these, which are counted; if not, none is, and each may still be
    /// asked for by itself.
    ///
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public boolean allowsAll(Meeting meeting, Sender sender, int howMany, Instant now) {
        LocalDate day = now.atZone(meeting.timeZone()).toLocalDate();
        return sender.source().isEmpty() && areTakenOfItsSite(meeting.id(), sender, day, howMany);
    }

    private boolean areTakenOfItsSite(MeetingId meeting, Sender sender, LocalDate day, int howMany) {
        return sender.mostPerDay().isEmpty()
                || limits.take(
                        meeting,
                        sender.site(),
                        day,
                        howMany,
                        sender.mostPerDay().getAsInt());
    }

    private boolean isOneMoreOfItsSource(MeetingId meeting, String address, LocalDate day) {
        return mostOfASource == 0
                || isOneMoreTaken(
                        meeting, "source:" + secrets.source(meeting.value(), day, address), day, mostOfASource);
    }

    private boolean isOneMoreTaken(MeetingId meeting, String whom, LocalDate day, int most) {
        return seen(meeting.value() + " " + whom + " " + day) <= HERE
                || limits.take(meeting, whom, day, 1, most - HERE);
    }

    /// @return how many times, this one included
    private synchronized int seen(String what) {
        if (seen.size() >= REMEMBERED) {
            seen.clear();
        }
        return seen.merge(what, 1, Integer::sum);
    }
}

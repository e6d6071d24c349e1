package nl.klankbord.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Rsvps;

/// What the nights wrote, for whoever reads it.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when a store gives no answer.
public final class Nights {

    /// The night writes at half past five, and may be late by some hours before anybody need worry.
    private static final LocalTime NIGHT_IS_OVER = LocalTime.of(9, 0);

    private static final int MOST_KEPT = 8;
    private static final int FEW = 25;

    private final Summaries summaries;
    private final Artefacts artefacts;

    /// What was read last: a large meeting's file is megabytes, and a desk looks again with every click, at the last
    /// night and at that of yesterday.
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    public Nights(Summaries summaries, Artefacts artefacts) {
        this.summaries = summaries;
        this.artefacts = artefacts;
    }

    /// @return the newest first
    public List<SummaryRecord> all(MeetingId meeting) {
        return summaries.list(meeting);
    }

    public Optional<SummaryRecord> last(MeetingId meeting) {
        return all(meeting).stream().findFirst();
    }

    /// Who had no summary yet waits for the first night, unless there were answers before it.
    ///
    /// @param last day that there is a summary of
    /// @return whether there should be one of today by now
    public static boolean isMissed(Meeting meeting, Optional<LocalDate> last, Rsvps rsvps, Instant now) {
        ZonedDateTime here = now.atZone(meeting.timeZone());
        return meeting.isSummedUp(now)
                && here.toLocalTime().isAfter(NIGHT_IS_OVER)
                && last.or(() -> answered(meeting, rsvps))
                        .filter(here.toLocalDate()::isAfter)
                        .isPresent();
    }

    /// Answers are kept by whose they are, not by when they came: a few tell soon enough that nights do not come.
    private static Optional<LocalDate> answered(Meeting meeting, Rsvps rsvps) {
        return rsvps.page(meeting.id(), Optional.empty(), FEW).rsvps().stream()
                .map(rsvp -> rsvp.submission()
                        .receivedAt()
                        .atZone(meeting.timeZone())
                        .toLocalDate())
                .min(Comparator.naturalOrder());
    }

    /// @return what that night counted; empty when its file is gone
    public Optional<EarlierSummary> read(MeetingId meeting, SummaryRecord night) {
        Key key = new Key(meeting, night.date());
        Kept known = kept.get(key);
        if (known != null && known.night().equals(night)) {
            return Optional.of(known.counted());
        }
        return artefacts.find(meeting, night.date(), Format.JSON).map(file -> {
            EarlierSummary counted = SummaryJson.read(file);
            // While the night writes, the file may be newer than what says so.
            if (MakeSummary.digest(file).equals(night.digest())) {
                if (kept.size() >= MOST_KEPT) {
                    kept.clear();
                }
                kept.put(key, new Kept(night, counted));
            }
            return counted;
        });
    }

    /// @return empty when there was no such night, or its file is gone
    public Optional<byte[]> file(MeetingId meeting, LocalDate date, Format format) {
        return summaries.find(meeting, date).flatMap(_ -> artefacts.find(meeting, date, format));
    }

    private record Key(MeetingId meeting, LocalDate date) {}

    private record Kept(SummaryRecord night, EarlierSummary counted) {}
}

package nl.klankbord.summary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topics;

/// Makes a summary out of the answers as they are, beside what planners were mailed last. It keeps nothing and tells
/// nobody: so it may be asked for at any time, and the night does as if it was not.
public final class MakeSummary {

    private final Rsvps rsvps;
    private final Topics topics;
    private final Decisions decisions;
    private final Suggestions suggestions;
    private final Function<MeetingId, ManifestState> manifest;
    private final Summaries summaries;
    private final Artefacts artefacts;

    /// @param manifest how far that of a meeting is
    public MakeSummary(
            Rsvps rsvps,
            Topics topics,
            Decisions decisions,
            Suggestions suggestions,
            Function<MeetingId, ManifestState> manifest,
            Summaries summaries,
            Artefacts artefacts) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.decisions = decisions;
        this.suggestions = suggestions;
        this.manifest = manifest;
        this.summaries = summaries;
        this.artefacts = artefacts;
    }

    /// @return with what changed since the last that was mailed, also today
    public Summary now(Meeting meeting, Instant now) {
        return make(meeting, now.atZone(meeting.timeZone()).toLocalDate(), summaries.list(meeting.id()));
    }

    /// @param earlier the newest first
    /// @return with what changed since the last of these that was mailed
    Summary make(Meeting meeting, LocalDate date, List<SummaryRecord> earlier) {
        Optional<EarlierSummary> told = told(meeting.id(), earlier);
        SummaryBuilder builder = new SummaryBuilder(
                meeting, date, Sorting.of(decisions.all(meeting.id())), suggestions.find(meeting.id()));
        rsvps.each(meeting.id(), rsvp -> builder.add(rsvp.answer()));
        topics.each(meeting.id(), topic -> builder.add(topic.answer()));
        builder.add(manifest.apply(meeting.id()));
        return builder.build(told);
    }

    /// What planners know: the newest summary that they were mailed. One that was written without a mail told
    /// nothing new, or its mail failed, and then this one tells it. A file that is not the one that was mailed is
    /// of a run that broke off.
    private Optional<EarlierSummary> told(MeetingId meeting, List<SummaryRecord> earlier) {
        return earlier.stream()
                .filter(SummaryRecord::isMailed)
                .flatMap(summary -> artefacts
                        .find(meeting, summary.date(), Format.JSON)
                        .filter(file -> digest(file).equals(summary.digest()))
                        .stream())
                .findFirst()
                .map(SummaryJson::read);
    }

    static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

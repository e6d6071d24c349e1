package nl.klankbord.summary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.recount.RecountMeeting.Recounted;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topics;

/// Every night: recounts each meeting from its answers, writes its summary, and tells its planners what changed.
///
/// Running it again on the same day is safe: the same answers give the same files, and no second mail. A night that was
/// missed is caught up with by the next: a run that comes later than that one only recounts.
public final class WriteSummaries {

    private final Meetings meetings;
    private final Rsvps rsvps;
    private final Topics topics;
    private final Decisions decisions;
    private final RecountMeeting recount;
    private final Summaries summaries;
    private final Artefacts artefacts;
    private final Map<Format, Rendering> renderings;
    private final SummaryMails mails;

    /// @param renderings one for every format
    public WriteSummaries(
            Meetings meetings,
            Rsvps rsvps,
            Topics topics,
            Decisions decisions,
            RecountMeeting recount,
            Summaries summaries,
            Artefacts artefacts,
            Map<Format, Rendering> renderings,
            SummaryMails mails) {
        this.meetings = meetings;
        this.rsvps = rsvps;
        this.topics = topics;
        this.decisions = decisions;
        this.recount = recount;
        this.summaries = summaries;
        this.artefacts = artefacts;
        this.renderings = Map.copyOf(renderings);
        this.mails = mails;
    }

    /// @param scheduledAt when this run was due; its day, in each meeting's zone, is the summary's day
    /// @return one for each meeting that is still to come or was held in the last week
    public List<Night> write(Instant scheduledAt) {
        List<Night> nights = new ArrayList<>();
        for (Meeting meeting : meetings.all()) {
            if (meeting.isSummedUp(scheduledAt)) {
                nights.add(write(meeting, scheduledAt));
            }
        }
        return nights;
    }

    /// One meeting's trouble must not cost another its summary.
    private Night write(Meeting meeting, Instant scheduledAt) {
        try {
            Recounted recounted = recount.recount(meeting);
            LocalDate date = scheduledAt.atZone(meeting.timeZone()).toLocalDate();
            List<SummaryRecord> present = summaries.list(meeting.id());
            // What this run would tell as news of its day, the newer summary has told already.
            if (!present.isEmpty() && present.getFirst().date().isAfter(date)) {
                return new Night.Overtaken(
                        meeting.id(), date, present.getFirst().date(), recounted);
            }
            Summary summary = summary(meeting, date, told(meeting.id(), date, present));
            SummaryRecord written = publish(summary);
            boolean isMailed = mail(summary, written);
            // Last: a mail that is refused each night must not cost the meeting its summary.
            recount.tell(meeting);
            return new Night.Written(meeting.id(), written, recounted, isMailed);
        } catch (RuntimeException e) {
            return new Night.Failed(meeting.id(), e);
        }
    }

    private Summary summary(Meeting meeting, LocalDate date, Optional<EarlierSummary> told) {
        SummaryBuilder builder = new SummaryBuilder(meeting, date, Sorting.of(decisions.all(meeting.id())));
        rsvps.each(meeting.id(), rsvp -> builder.add(rsvp.answer()));
        topics.each(meeting.id(), topic -> builder.add(topic.answer()));
        return builder.build(told);
    }

    /// What planners know: the newest summary of an earlier day that they were mailed. One that was written without a
    /// mail told nothing new, or its mail failed, and then this one tells it. A file that is not the one that was
    /// mailed is of a run that broke off.
    private Optional<EarlierSummary> told(MeetingId meeting, LocalDate date, List<SummaryRecord> present) {
        return present.stream()
                .filter(summary -> summary.date().isBefore(date) && summary.isMailed())
                .flatMap(summary -> artefacts
                        .find(meeting, summary.date(), Format.JSON)
                        .filter(file -> digest(file).equals(summary.digest()))
                        .stream())
                .findFirst()
                .map(SummaryJson::read);
    }

    /// The record comes last: what it names is there.
    private SummaryRecord publish(Summary summary) {
        MeetingId meeting = summary.meeting().id();
        String digest = digest(SummaryJson.render(summary));
        Optional<SummaryRecord> present = summaries.find(meeting, summary.date());
        if (present.isPresent() && present.get().digest().equals(digest)) {
            return present.get();
        }
        renderings.forEach(
                (format, rendering) -> artefacts.store(meeting, summary.date(), format, rendering.render(summary)));
        SummaryRecord written = new SummaryRecord(
                summary.date(),
                present.map(SummaryRecord::version).orElse(0) + 1,
                digest,
                present.flatMap(SummaryRecord::mailedDigest));
        summaries.store(meeting, written);
        return written;
    }

    /// A crash between the mail and its note means a second mail, never a missing one.
    private boolean mail(Summary summary, SummaryRecord written) {
        // Who was mailed another version of this day must hear also that nothing is left of its changes.
        boolean isNews =
                written.mailedDigest().isPresent() || !summary.changes().isNothing();
        if (written.isMailed() || !isNews) {
            return false;
        }
        mails.send(summary);
        summaries.store(
                summary.meeting().id(),
                new SummaryRecord(written.date(), written.version(), written.digest(), Optional.of(written.digest())));
        return true;
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// What came of one meeting's night.
    public sealed interface Night {

        MeetingId meeting();

        record Written(MeetingId meeting, SummaryRecord summary, Recounted recounted, boolean isMailed)
                implements Night {}

        /// @param by the newest day that there is a summary of
        record Overtaken(MeetingId meeting, LocalDate date, LocalDate by, Recounted recounted) implements Night {}

        record Failed(MeetingId meeting, RuntimeException cause) implements Night {}
    }
}

package nl.klankbord.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.recount.RecountMeeting.Recounted;

/// Every night: recounts each meeting from its answers, writes its summary, and tells its planners what changed.
///
/// Running it again on the same day is safe: the same answers give the same files, and no second mail. A night that was
/// missed is caught up with by the next: a run that comes later than that one only recounts.
public final class WriteSummaries {

    private final Meetings meetings;
    private final MakeSuggestions makeSuggestions;
    private final MakeSummary makeSummary;
    private final RecountMeeting recount;
    private final Summaries summaries;
    private final Artefacts artefacts;
    private final Map<Format, Rendering> renderings;
    private final SummaryMails mails;

    /// @param renderings one for every format
    public WriteSummaries(
            Meetings meetings,
            MakeSuggestions makeSuggestions,
            MakeSummary makeSummary,
            RecountMeeting recount,
            Summaries summaries,
            Artefacts artefacts,
            Map<Format, Rendering> renderings,
            SummaryMails mails) {
        this.meetings = meetings;
        this.makeSuggestions = makeSuggestions;
        this.makeSummary = makeSummary;
        this.recount = recount;
        this.summaries = summaries;
        this.artefacts = artefacts;
        this.renderings = Map.copyOf(renderings);
        this.mails = mails;
    }

    /// @param scheduledAt when this run was due; its day, in each meeting's zone, is the summary's day
    /// @param now when it runs: of a meeting of which something has had its time nothing is counted any more
    /// @return one for each other meeting that was still to come then or was held in the week before
    public List<Night> write(Instant scheduledAt, Instant now) {
        List<Night> nights = new ArrayList<>();
        for (Meeting meeting : meetings.all()) {
            if (meeting.isSummedUp(scheduledAt) && meeting.isCountable(now)) {
                nights.add(write(meeting, scheduledAt, now));
            }
        }
        return nights;
    }

    /// One meeting's trouble must not cost another its summary.
    private Night write(Meeting meeting, Instant scheduledAt, Instant now) {
        try {
            Recounted recounted = recount.recount(meeting);
            LocalDate date = scheduledAt.atZone(meeting.timeZone()).toLocalDate();
            List<SummaryRecord> present = summaries.list(meeting.id());
            // What this run would tell as news of its day, the newer summary has told already.
            if (!present.isEmpty() && present.getFirst().date().isAfter(date)) {
                return new Night.Overtaken(
                        meeting.id(), date, present.getFirst().date(), recounted);
            }
            List<SummaryRecord> earlier = present.stream()
                    .filter(record -> record.date().isBefore(date))
                    .toList();
            Optional<RuntimeException> unsuggested = suggest(meeting, now);
            Summary summary = makeSummary.make(meeting, date, earlier);
            SummaryRecord written = publish(summary);
            boolean isMailed = mail(summary, written);
            // Last: a mail that is refused each night must not cost the meeting its summary.
            recount.tell(meeting);
            return new Night.Written(meeting.id(), written, recounted, isMailed, unsuggested);
        } catch (RuntimeException e) {
            return new Night.Failed(meeting.id(), e);
        }
    }

    /// Who counts the sandwiches need not wait for who belongs at one table: then the last suggestion stands.
    ///
    /// @return why there is none of tonight
    private Optional<RuntimeException> suggest(Meeting meeting, Instant now) {
        try {
            makeSuggestions.make(meeting, now);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /// The record comes last: what it names is there.
    private SummaryRecord publish(Summary summary) {
        MeetingId meeting = summary.meeting().id();
        String digest = MakeSummary.digest(SummaryJson.render(summary));
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

    /// What came of one meeting's night.
    public sealed interface Night {

        MeetingId meeting();

        /// @param unsuggested why there is no suggestion of coalitions of this night; empty when there is
        record Written(
                MeetingId meeting,
                SummaryRecord summary,
                Recounted recounted,
                boolean isMailed,
                Optional<RuntimeException> unsuggested)
                implements Night {}

        /// @param by the newest day that there is a summary of
        record Overtaken(MeetingId meeting, LocalDate date, LocalDate by, Recounted recounted) implements Night {}

        record Failed(MeetingId meeting, RuntimeException cause) implements Night {}
    }
}

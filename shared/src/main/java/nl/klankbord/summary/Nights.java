package nl.klankbord.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;

/// What the nights wrote, for whoever reads it.
///
/// Every method throws [nl.klankbord.meeting.UnavailableException] when a store gives no answer.
public final class Nights {

    private final Summaries summaries;
    private final Artefacts artefacts;

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

    /// @return what that night counted; empty when its file is gone
    public Optional<EarlierSummary> read(MeetingId meeting, SummaryRecord night) {
        return artefacts.find(meeting, night.date(), Format.JSON).map(SummaryJson::read);
    }

    /// @return empty when there was no such night, or its file is gone
    public Optional<byte[]> file(MeetingId meeting, LocalDate date, Format format) {
        return summaries.find(meeting, date).flatMap(_ -> artefacts.find(meeting, date, format));
    }
}

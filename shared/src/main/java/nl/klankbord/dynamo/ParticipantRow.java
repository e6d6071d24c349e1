package nl.klankbord.dynamo;

import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Participant;
import nl.klankbord.submission.Submission;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.submission.Word;

/// What rows of RSVPs and topics have in common: who answered, and how the answer came in.
final class ParticipantRow {

    private ParticipantRow() {}

    static void write(Participant participant, Row row) {
        row.put("name", participant.name())
                .put("email", participant.email().value())
                .put("organisation", participant.organisation())
                .put("organisationType", participant.organisationType().word())
                .put("language", participant.language().word());
    }

    static Participant participant(Row row) {
        return new Participant(
                row.text("name"),
                EmailAddress.of(row.text("email")),
                row.text("organisation"),
                Word.require(OrganisationType.class, row.text("organisationType")),
                Word.require(Language.class, row.text("language")));
    }

    static void write(Submission submission, Row row) {
        row.put("submission", submission.id().value())
                .put("fingerprint", submission.fingerprint())
                .put("site", submission.site())
                .put("receivedAt", submission.receivedAt().toString());
    }

    static Submission submission(Row row) {
        return new Submission(
                new SubmissionId(row.text("submission")),
                row.text("fingerprint"),
                row.text("site"),
                row.instant("receivedAt"));
    }
}

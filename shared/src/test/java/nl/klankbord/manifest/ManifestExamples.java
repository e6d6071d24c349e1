package nl.klankbord.manifest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;

/// Manifests that tests begin with.
public final class ManifestExamples {

    public static final MeetingId UTRECHT = new MeetingId("utrecht");
    public static final TopicKey FATMAS = key("f");
    public static final TopicKey KEES = key("k");

    private ManifestExamples() {}

    /// Of two sections, the first with two paragraphs.
    public static ManifestFile file() {
        return new ManifestFile(
                "Zo doen wij dat",
                Licence.CC_BY,
                List.of(
                        new Section(
                                "s1",
                                "Loting",
                                List.of(
                                        paragraph("a", "Loot.\n\nElk jaar.", FATMAS, KEES),
                                        paragraph("b", "Vertel wie er lootte.", KEES))),
                        new Section("s2", "Verder", List.of(paragraph("c", "Wij gaan door.")))));
    }

    public static Paragraph paragraph(String id, String text, TopicKey... sources) {
        return new Paragraph(id, text, new TreeSet<>(Set.of(sources)), 0);
    }

    /// @param letter repeated, for both parts
    public static TopicKey key(String letter) {
        return new TopicKey(new Person(letter.repeat(22)), new SubmissionId(letter.repeat(22)));
    }

    public static Draft draft(int version, ManifestFile file) {
        return new Draft(
                UTRECHT,
                file,
                version,
                Examples.NOW.plusSeconds(version),
                "organiser-1",
                "Olga",
                Examples.utrecht().expiresAtEpochSecond());
    }
}

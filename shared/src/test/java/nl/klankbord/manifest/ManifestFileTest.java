package nl.klankbord.manifest;

import static nl.klankbord.manifest.ManifestExamples.FATMAS;
import static nl.klankbord.manifest.ManifestExamples.KEES;
import static nl.klankbord.manifest.ManifestExamples.file;
import static nl.klankbord.manifest.ManifestExamples.paragraph;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.klankbord.introduction.Statement;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import org.junit.jupiter.api.Test;

final class ManifestFileTest {

    @Test
    void aFileIsReadAsItWasWritten() {
        ManifestFile flagged = file().without(KEES.person());
        assertEquals(new Valid<>(flagged), ManifestFile.read(flagged.write()));
        assertEquals(1, flagged.paragraph("b").orElseThrow().gone());
    }

    @Test
    void whatHasNoIdGetsOneAndNoTwoHaveTheSame() {
        Json.JsonObject sent = Examples.json("""
                {"title": "Wij", "sections": [{"heading": "A", "paragraphs": [{"text": "b"}, {"text": "c"}]}]}
                """);
        ManifestFile read = ((Valid<ManifestFile>) ManifestFile.read(sent)).value();
        assertEquals(Licence.CC_BY, read.licence());
        assertEquals(
                2,
                read.paragraphs().stream()
                        .map(Paragraph::id)
                        .filter(ManifestFile::isId)
                        .distinct()
                        .count());
        assertEquals(
                List.of("sections.0.paragraphs.1.id twice", "sections.0.paragraphs.1.sources choice"), complaints("""
                        {"title": "Wij", "sections": [{"id": "x", "heading": "A", "paragraphs": [{"text": "b"},
                        {"id": "x", "text": "c", "sources": ["nobody"]}]}]}
                        """));
    }

    @Test
    void oneMayBeginWithASection() {
        ManifestFile begun = ManifestFile.EMPTY.with(new Section("s", "Kop", List.of()));
        assertEquals(new Valid<>(begun), ManifestFile.read(begun.write()));
        assertTrue(file().isReady() && !begun.isReady());
    }

    @Test
    void whatIsGoneStaysCountedHoweverAParagraphIsRewritten() {
        Paragraph standing = new Paragraph("a", "Loot.", new TreeSet<>(Set.of(FATMAS, KEES)), 1);
        Paragraph without = standing.rewritten("Loot!", Set.of(FATMAS), Set.of(FATMAS));
        assertEquals(new Paragraph("a", "Loot!", new TreeSet<>(Set.of(FATMAS)), 2), without);
        assertEquals(without, without.rewritten("Loot!", Set.of(FATMAS), Set.of(FATMAS)), "sent again");
        Paragraph left = standing.rewritten("Loot!", Set.of(), Set.of(FATMAS, KEES));
        assertEquals(1, left.gone(), "what is there and not chosen any more is not gone");
        Paragraph named = standing.rewritten("Loot!", Set.of(FATMAS, KEES), Set.of(FATMAS));
        assertEquals(2, named.among(Set.of(FATMAS)).gone(), "what a form names still is counted when it is stored");
    }

    @Test
    void whatACoalitionStatesFitsInAParagraph() {
        String statement = "é".repeat(Statement.MAX_TEXT);
        ManifestFile file = ManifestFile.EMPTY.with(new Section("s", "Kop", List.of(paragraph("a", statement))));
        assertEquals(new Valid<>(file), ManifestFile.read(file.write()));
    }

    @Test
    void allOfItTogetherHasAnEnd() {
        List<Paragraph> long20 = Collections.nCopies(20, paragraph("x", "a".repeat(4_500)));
        ManifestFile much = new ManifestFile("t", Licence.CC0, List.of(new Section("s", "h", long20)));
        assertEquals(
                List.of("paragraphs long"),
                much.tooMuch().stream().map(ManifestFileTest::told).toList());
        assertEquals(List.of(), file().tooMuch());
    }

    @Test
    void aParagraphGoesUpAndDownAlsoIntoTheNextSection() {
        assertEquals("bac", order(file().moved("a", false)));
        ManifestFile lower = file().moved("b", false);
        assertEquals("abc", order(lower));
        assertEquals("s2", lower.around("b").orElseThrow().id());
        assertEquals("s1", lower.moved("b", true).around("b").orElseThrow().id());
        assertEquals(file(), file().moved("a", true));
        assertEquals(file(), file().moved("c", false));
        assertEquals("cab", order(file().moved("s2", true)));
        assertEquals(file(), file().moved("nothing", true));
    }

    @Test
    void aSectionIsTakenAwayOnlyWhenItIsEmpty() {
        assertEquals(file(), file().removed("s1"));
        ManifestFile without = file().removed("c").removed("s2");
        assertEquals(List.of("s1"), without.sections().stream().map(Section::id).toList());
    }

    @Test
    void aParagraphIsPutInPlaceOfItselfOrAtTheEnd() {
        ManifestFile changed = file().put("s2", paragraph("a", "Anders.", KEES));
        assertEquals("abc", order(changed));
        assertEquals(Set.of(KEES), changed.paragraph("a").orElseThrow().sources());
        assertEquals("abcd", order(file().put("s2", paragraph("d", "Nieuw."))));
    }

    @Test
    void whatIsGoneIsFlaggedUntilSomebodyHasLooked() {
        ManifestFile less = file().among(Set.of());
        Paragraph a = less.paragraph("a").orElseThrow();
        assertEquals(2, a.gone());
        assertTrue(a.isFlagged(Set.of()));
        assertTrue(file().paragraph("a").orElseThrow().isFlagged(Set.of(KEES)));
        assertTrue(!less.settled("a").paragraph("a").orElseThrow().isFlagged(Set.of()));
    }

    private static String order(ManifestFile file) {
        return String.join("", file.paragraphs().stream().map(Paragraph::id).toList());
    }

    private static List<String> complaints(String sent) {
        if (!(ManifestFile.read(Examples.json(sent)) instanceof Invalid<ManifestFile>(List<Complaint> complaints))) {
            throw new AssertionError("nothing is wrong with it");
        }
        return complaints.stream().map(ManifestFileTest::told).toList();
    }

    private static String told(Complaint complaint) {
        return complaint.field() + " " + complaint.code();
    }
}

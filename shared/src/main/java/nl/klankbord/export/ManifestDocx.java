package nl.klankbord.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import nl.klankbord.manifest.Printed;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/// A manifest as a document for a word processor (Office Open XML). Headings are headings, so that it has an outline
/// and a screen reader finds its way.
final class ManifestDocx {

    private ManifestDocx() {}

    static byte[] write(Printed printed) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            XWPFStyles styles = document.createStyles();
            heading(styles, "Heading1", 0);
            heading(styles, "Heading2", 1);
            document.getProperties().getCoreProperties().setTitle(printed.title());
            add(document, "Heading1", 22, true, printed.title());
            printed.about().forEach(line -> add(document, "", 10, false, line));
            for (Printed.Chapter chapter : printed.chapters()) {
                add(document, "Heading2", 16, true, chapter.heading());
                for (Printed.Piece piece : chapter.pieces()) {
                    piece.alineas().forEach(alinea -> add(document, "", 11, false, alinea));
                    String credit = (piece.from() + " " + piece.named()).strip();
                    if (!credit.isEmpty()) {
                        add(document, "", 9, false, credit);
                    }
                }
            }
            String terms = printed.terms().isEmpty() ? "" : ": " + printed.terms();
            add(document, "", 9, false, printed.licence() + terms);
            document.write(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(XWPFDocument document, String style, int size, boolean isBold, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        if (!style.isEmpty()) {
            paragraph.setStyle(style);
        }
        paragraph.setSpacingAfter(120);
        XWPFRun run = paragraph.createRun();
        run.setFontSize(size);
        run.setBold(isBold);
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (line > 0) {
                run.addBreak();
            }
            run.setText(lines[line], line);
        }
    }

    private static void heading(XWPFStyles styles, String id, int level) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal("heading " + (level + 1));
        style.addNewQFormat();
        style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
        XWPFStyle heading = new XWPFStyle(style);
        heading.setType(STStyleType.PARAGRAPH);
        styles.addStyle(heading);
    }
}

package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/// What a browser compares before it runs the script.
final class AlikeScriptTest {

    @Test
    void itsHashIsThatOfItsText() {
        assertEquals(Assets.policyHash(AlikeScript.TEXT), AlikeScript.HASH);
    }

    /// In a page of HTML it would end there.
    @Test
    void itDoesNotEndBeforeItsEnd() {
        assertFalse(AlikeScript.TEXT.contains("</"));
        assertFalse(AlikeScript.TEXT.contains("<!--"));
    }
}

package nl.klankbord.export;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.klankbord.page.Pages;
import nl.klankbord.summary.Format;
import nl.klankbord.summary.Rendering;
import nl.klankbord.summary.SummaryJson;

/// How a summary becomes a file of each format.
public final class SummaryFiles {

    public static final Map<Format, Rendering> RENDERINGS = Map.of(
            Format.JSON,
            SummaryJson::render,
            Format.HTML,
            summary -> Pages.summary(summary).getBytes(StandardCharsets.UTF_8),
            Format.CSV,
            SummarySheet::csv,
            Format.XLSX,
            SummarySheet::xlsx);

    private SummaryFiles() {}
}

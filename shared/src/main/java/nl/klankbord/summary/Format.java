package nl.klankbord.summary;

/// The forms in which a summary can be had.
public enum Format {
    JSON("summary.json", "application/json"),
    HTML("summary.html", "text/html; charset=utf-8"),
    CSV("summary.csv", "text/csv; charset=utf-8; header=present"),
    XLSX("summary.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String fileName;
    private final String mediaType;

    Format(String fileName, String mediaType) {
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    public String fileName() {
        return fileName;
    }

    public String mediaType() {
        return mediaType;
    }
}

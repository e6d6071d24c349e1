package nl.klankbord.functions;

/// What is counted in log lines and becomes a metric in CloudWatch: namespace `Klankbord`, one dimension, `function`.
/// The alarms and the dashboard of `template.yaml` go by these names; `TemplateTest` holds them together.
enum Metric {
    /// Submissions that got a receipt and changes that were made, repeated ones too.
    TAKEN("Taken"),
    /// Submissions and changes that were refused; their sender was told why.
    REFUSED("Refused"),
    /// Requests that a store gave no answer to.
    UNAVAILABLE("Unavailable"),
    /// Requests that failed by a fault of ours.
    FAILED("Failed"),
    /// Rows that the stream told of and that are counted now, or were already.
    COUNTED("Counted"),
    /// Rows that could not be counted this time.
    UNCOUNTED("Uncounted"),
    /// Mails that told somebody how things stand for them.
    MAILED("Mailed"),
    /// Parties that waited and got their seats.
    PROMOTED("Promoted"),
    /// Of which somebody was told.
    TOLD("Told"),
    /// Events that arrived at a webhook.
    DELIVERED("Delivered"),
    /// Events that did not, this time.
    UNDELIVERED("Undelivered"),
    /// Meetings that got their summary.
    SUMMARIES_WRITTEN("SummariesWritten"),
    /// Meetings in which a recount found something wrong: counts, seats, the waiting list, or an answer that it could
    /// not read.
    MENDED("Mended"),
    /// Nights in which every meeting got its summary.
    NIGHTS_WRITTEN("NightsWritten");

    static final String NAMESPACE = "Klankbord";

    private final String name;

    Metric(String name) {
        this.name = name;
    }

    String metricName() {
        return name;
    }
}

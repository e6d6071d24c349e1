package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.UnavailableException;

/// One line of the log, as JSON: what happened, in which request, and what is to be counted of it.
///
/// Nothing personal goes in: no name, address, path or body, and no message of an exception.
final class LogLine {

    private final Context context;
    private final Json.Builder json = Json.object();
    private final Map<Metric, Long> counts = new EnumMap<>(Metric.class);
    private String level = "INFO";

    private LogLine(Context context) {
        this.context = context;
    }

    /// @param event what happened, in words that one searches for
    static LogLine of(Context context, String event) {
        return new LogLine(context).with("event", event).with("requestId", context.getAwsRequestId());
    }

    LogLine with(String name, String value) {
        json.put(name, value);
        return this;
    }

    LogLine with(String name, long value) {
        json.put(name, value);
        return this;
    }

    LogLine with(String name, Json value) {
        json.put(name, value);
        return this;
    }

    LogLine counting(Metric metric, long number) {
        counts.merge(metric, number, Long::sum);
        return this;
    }

    /// Classes and lines only: the message of an exception from elsewhere may quote an item or an address. Why a store
    /// gave no answer is in our own words, with the name that AWS gives it.
    LogLine failure(Throwable failure) {
        if (failure instanceof UnavailableException) {
            with("reason", String.valueOf(failure.getMessage()));
        }
        StringBuilder told = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told.append(told.isEmpty() ? "" : ", by ").append(cause.getClass().getName());
            if (cause.getStackTrace().length > 0) {
                told.append(" at ").append(cause.getStackTrace()[0]);
            }
        }
        level = "ERROR";
        return with("failure", told.toString());
    }

    /// As bytes, because Lambda's logger would wrap a text in JSON of its own.
    void write() {
        json.put("level", level).put("function", context.getFunctionName());
        if (!counts.isEmpty()) {
            counts.forEach((metric, number) -> json.put(metric.metricName(), number));
            json.put("_aws", embeddedMetrics());
        }
        context.getLogger().log(JsonWriter.bytes(json.build()));
    }

    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    private Json embeddedMetrics() {
        List<Json> metrics = counts.keySet().stream()
                .<Json>map(metric -> Json.object()
                        .put("Name", metric.metricName())
                        .put("Unit", "Count")
                        .build())
                .toList();
        Json directive = Json.object()
                .put("Namespace", Metric.NAMESPACE)
                .put("Dimensions", Json.array(List.of(Json.array(List.of(new Json.JsonText("function"))))))
                .put("Metrics", Json.array(metrics))
                .build();
        return Json.object()
                .put("Timestamp", System.currentTimeMillis())
                .put("CloudWatchMetrics", Json.array(List.of(directive)))
                .build();
    }
}

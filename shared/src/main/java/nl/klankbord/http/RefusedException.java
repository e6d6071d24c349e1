package nl.klankbord.http;

import java.util.List;
import java.util.Map;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.submission.Complaint;

/// A request ends here, with a status and a reason. Nothing was stored.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final transient List<Object> told;
    private final transient List<Complaint> complaints;
    private final transient Map<String, String> headers;
    private final transient JsonObject more;

    private RefusedException(
            int status, String reason, List<Object> told, List<Complaint> complaints, Map<String, String> headers) {
        this(status, reason, told, complaints, headers, Json.EMPTY);
    }

    private RefusedException(
            int status,
            String reason,
            List<Object> told,
            List<Complaint> complaints,
            Map<String, String> headers,
            JsonObject more) {
        super(status + " " + reason, null, false, false);
        this.status = status;
        this.reason = reason;
        this.told = told;
        this.complaints = complaints;
        this.headers = headers;
        this.more = more;
    }

    /// @param reason which text of the message files, under `problem.`
    /// @param told what the text mentions
    public static RefusedException of(int status, String reason, Object... told) {
        return new RefusedException(status, reason, List.of(told), List.of(), Map.of());
    }

    public static RefusedException invalid(List<Complaint> complaints) {
        return new RefusedException(400, "invalid", List.of(), complaints, Map.of());
    }

    public static RefusedException notFound() {
        return of(404, "not-found");
    }

    public static RefusedException unauthorised() {
        return new RefusedException(401, "unauthorised", List.of(), List.of(), Map.of("www-authenticate", "Bearer"));
    }

    /// @param scheme how one shows who one is (RFC 9110 §11.6.1)
    public static RefusedException unsigned(String scheme) {
        return new RefusedException(401, "signature", List.of(), List.of(), Map.of("www-authenticate", scheme));
    }

    public static RefusedException methodNotAllowed(String allow) {
        return new RefusedException(405, "method", List.of(allow), List.of(), Map.of("allow", allow));
    }

    public static RefusedException unavailable() {
        return new RefusedException(503, "unavailable", List.of(), List.of(), Map.of("retry-after", "5"));
    }

    private static RefusedException of(Refusal.TooMany tooMany) {
        return new RefusedException(
                429,
                tooMany.isOfSite() ? "too-many-api" : "too-many-here-api",
                List.of(),
                List.of(),
                Map.of("retry-after", String.valueOf(tooMany.retryAfterSeconds())));
    }

    /// The same submission is being taken in by another request at this moment.
    public static RefusedException inFlight() {
        return new RefusedException(409, "in-flight", List.of(), List.of(), Map.of("retry-after", "1"));
    }

    /// A change of something that had changed since its sender saw it.
    ///
    /// @param present what it is now
    public static RefusedException outdated(JsonObject present) {
        JsonObject more = Json.object().put("present", present).build();
        return new RefusedException(409, "outdated", List.of(), List.of(), Map.of(), more);
    }

    /// A meeting that is another than its sender saw (RFC 9110 §15.5.13).
    ///
    /// @param present its file as it is now
    /// @param tag of that
    public static RefusedException changed(JsonObject present, String tag) {
        return changed("meeting-changed", present, tag);
    }

    /// @param reason which text of the message files, under `problem.`
    /// @param present what its sender wanted to change, as it is now
    /// @param tag of that
    public static RefusedException changed(String reason, JsonObject present, String tag) {
        JsonObject more = Json.object().put("present", present).build();
        return new RefusedException(412, reason, List.of(), List.of(), Map.of("etag", tag), more);
    }

    /// A submission that was not taken, told to a program.
    public static RefusedException of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid(List<Complaint> complaints) -> invalid(complaints);
            case Refusal.KeyReused() -> of(422, "key-reused");
            case Refusal.Closed closed ->
                of(410, "closed", closed.meeting().contact().value());
            case Refusal.Full full -> of(409, "full", full.meeting().contact().value());
            case Refusal.TooMany tooMany -> of(tooMany);
            case Refusal.NoMeeting() -> notFound();
        };
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Object[] told() {
        return told.toArray();
    }

    public List<Complaint> complaints() {
        return complaints;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// Members that the problem has besides (RFC 9457 §3.2).
    public JsonObject more() {
        return more;
    }
}

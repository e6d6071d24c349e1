package nl.klankbord.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// One answer.
public final class HttpResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final @Nullable String reference;
    private final @Nullable Throwable failure;
    private final @Nullable String cookie;

    private HttpResponse(
            int status,
            Map<String, String> headers,
            byte[] body,
            @Nullable String reference,
            @Nullable Throwable failure,
            @Nullable String cookie) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.reference = reference;
        this.failure = failure;
        this.cookie = cookie;
    }

    public static HttpResponse json(int status, Json body) {
        return of(status, "application/json", JsonWriter.bytes(body));
    }

    public static HttpResponse html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse of(int status, String mediaType, byte[] body) {
        return new HttpResponse(status, Map.of("content-type", mediaType), body, null, null, null);
    }

    public static HttpResponse nothing() {
        return new HttpResponse(204, Map.of(), new byte[0], null, null, null);
    }

    /// After a form was taken: the browser goes on with GET, so that reloading sends nothing again.
    ///
    /// @param location a path on this host, or an address that nobody who asks can choose
    public static HttpResponse seeOther(String location) {
        return new HttpResponse(303, Map.of("location", location), new byte[0], null, null, null);
    }

    /// @return the strong tag of its body (RFC 9110 §8.8.3): other content, other tag
    public String tag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// The gateway zips nothing by itself, and a phone waits for every round trip. Only for an answer that holds no
    /// secret: how long it becomes tells of what is in it (the attack is called BREACH).
    public HttpResponse zippedFor(HttpRequest request) {
        HttpResponse varying = with("vary", "accept-encoding");
        if (!request.acceptsGzip()) {
            return varying;
        }
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpResponse told = varying.with("content-encoding", "gzip");
        return new HttpResponse(status, told.headers, zipped.toByteArray(), reference, failure, cookie);
    }

    /// To who has it already: the same without its body.
    public HttpResponse notModified() {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        kept.remove("content-type");
        kept.remove("content-disposition");
        return new HttpResponse(304, kept, new byte[0], reference, failure, cookie);
    }

    /// @param name in lower case
    public HttpResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body, reference, failure, cookie);
    }

    /// @param reference what the receipt shows; the log says it, too, so that one leads to the other
    public HttpResponse referringTo(String reference) {
        return new HttpResponse(status, headers, body, reference, failure, cookie);
    }

    /// @param cookie as the browser is to keep it: name, value and attributes (RFC 6265 §4.1)
    public HttpResponse setting(String cookie) {
        return new HttpResponse(status, headers, body, reference, failure, cookie);
    }

    /// @param failure why this is not the answer that was wanted; for the log only
    public HttpResponse after(Throwable failure) {
        return new HttpResponse(status, headers, body, reference, failure, cookie);
    }

    /// Keeps a header that is there already.
    public HttpResponse withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }

    public int status() {
        return status;
    }

    /// @return what the receipt shows, when this is the answer to a submission that was taken
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /// @return what went wrong, when this answer makes the best of it
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /// @return what the browser is to keep
    public Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    /// @return by lower-case name
    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }
}

package nl.klankbord.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Stands in for S3: one bucket, PutObject, GetObject and HeadObject, by path.
///
/// An object is a file that opens as what it is; its content type and metadata stand in a folder beside.
final class BucketStandIn {
    private final String bucket;
    private final Path objects;
    private final Path descriptions;

    BucketStandIn(String bucket, Path objects, Path descriptions) {
        this.bucket = bucket;
        this.objects = objects.toAbsolutePath().normalize();
        this.descriptions = descriptions.toAbsolutePath().normalize();
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = Routes.decoded(exchange.getRequestURI().getRawPath());
        if (!path.startsWith("/" + bucket + "/")) {
            error(exchange, 404, "NoSuchBucket");
            return;
        }
        String key = path.substring(bucket.length() + 2);
        Optional<Path> object = inside(objects, key);
        if (object.isEmpty() || key.isEmpty() || key.endsWith("/")) {
            error(exchange, 400, "InvalidArgument");
            return;
        }
        Path description = descriptions.resolve(key + ".properties").normalize();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, object.get(), description);
            case "GET", "HEAD" -> get(exchange, object.get(), description);
            default -> error(exchange, 501, "NotImplemented");
        }
    }

    /// Empty for a key that would lead out of the folder.
    private static Optional<Path> inside(Path folder, String key) {
        try {
            Path path = folder.resolve(key).normalize();
            boolean isPlain = path.startsWith(folder) && path.equals(folder.resolve(key));
            return isPlain ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static void put(HttpExchange exchange, Path object, Path description) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        if ("*".equals(headers.getFirst("if-none-match")) && Files.exists(object)) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        boolean isChunked = first(headers, "x-amz-content-sha256").startsWith("STREAMING-")
                || first(headers, "content-encoding").contains("aws-chunked");
        AwsChunks content =
                isChunked ? AwsChunks.read(exchange.getRequestBody()) : AwsChunks.whole(exchange.getRequestBody());
        String sum = content.trailer("x-amz-checksum-crc32") + first(headers, "x-amz-checksum-crc32");
        if (!sum.isEmpty() && !sum.equals(crc32(content.body()))) {
            error(exchange, 400, "BadDigest");
            return;
        }
        Files.createDirectories(object.getParent());
        Files.createDirectories(description.getParent());
        DataFolder.replace(description, describe(headers));
        DataFolder.replace(object, content.body());
        exchange.getResponseHeaders().set("etag", etag(content.body()));
        LocalServer.send(exchange, 200, new byte[0]);
    }

    private static byte[] describe(Headers headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (lowerCase.equals("content-type")
                    || lowerCase.equals("content-disposition")
                    || lowerCase.equals("cache-control")
                    || lowerCase.startsWith("x-amz-meta-")) {
                kept.put(lowerCase, String.join(",", values));
            }
        });
        StringBuilder lines = new StringBuilder();
        kept.forEach((name, value) -> lines.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void get(HttpExchange exchange, Path object, Path description) throws IOException {
        if (!Files.isRegularFile(object)) {
            // As S3 does to who may not list the bucket, and no function may.
            error(exchange, 403, "AccessDenied");
            return;
        }
        byte[] body = Files.readAllBytes(object);
        Headers headers = exchange.getResponseHeaders();
        headers.set("content-type", "application/octet-stream");
        if (Files.exists(description)) {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(description)));
            kept.stringPropertyNames().forEach(name -> headers.set(name, kept.getProperty(name)));
        }
        headers.set("etag", etag(body));
        headers.set(
                "last-modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Files.getLastModifiedTime(object).toInstant().atOffset(ZoneOffset.UTC)));
        LocalServer.send(exchange, 200, body);
    }

    private static String first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    private static String crc32(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(String.format(Locale.ROOT, "%08x", sum.getValue())));
    }

    /// S3's entity tag of an object that came in one part is its MD5 sum.
    private static String etag(byte[] body) {
        try {
            return '"'
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + "</Message></Error>";
        LocalServer.answer(exchange, status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}

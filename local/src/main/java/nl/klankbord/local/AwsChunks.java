package nl.klankbord.local;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A body in S3's `aws-chunked` encoding: chunks with their size, an empty one, then trailing headers.
///
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
final class AwsChunks {
    private final byte[] body;
    private final Map<String, String> trailers;

    private AwsChunks(byte[] body, Map<String, String> trailers) {
        this.body = body;
        this.trailers = trailers;
    }

    /// A body that came in one piece.
    static AwsChunks whole(InputStream in) throws IOException {
        return new AwsChunks(in.readAllBytes(), Map.of());
    }

    static AwsChunks read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = size(line(in));
        while (size > 0) {
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException("A chunk is cut off");
            }
            body.write(chunk);
            line(in);
            size = size(line(in));
        }
        Map<String, String> trailers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            trailers.put(header[0].strip().toLowerCase(Locale.ROOT), header.length > 1 ? header[1].strip() : "");
        }
        return new AwsChunks(body.toByteArray(), trailers);
    }

    byte[] body() {
        return body;
    }

    /// Empty when the trailer is not there.
    String trailer(String name) {
        return trailers.getOrDefault(name, "");
    }

    private static int size(String line) throws IOException {
        try {
            return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("Not the size of a chunk: " + line, e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}

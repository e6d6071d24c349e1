package nl.klankbord.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/// Files that pages need. Each has its content's hash in its name, so that a browser may keep it for a year.
public final class Assets {

    public static final Asset STYLE = asset("klankbord", ".css", "text/css; charset=utf-8");
    public static final Asset MARK = asset("mark", ".svg", "image/svg+xml");

    private Assets() {}

    public static Optional<Asset> find(String name) {
        return name.equals(STYLE.name())
                ? Optional.of(STYLE)
                : name.equals(MARK.name()) ? Optional.of(MARK) : Optional.empty();
    }

    /// @param name with its hash, as in `klankbord-0123456789ab.css`
    public record Asset(String name, String mediaType, String text) {

        public String path() {
            return "/assets/" + name;
        }
    }

    static String read(String file) {
        try (InputStream bytes = Objects.requireNonNull(Assets.class.getResourceAsStream(file), file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /// @return how a content security policy names an inline style
    static String policyHash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'";
    }

    private static Asset asset(String stem, String ending, String mediaType) {
        String text = read(stem + ending);
        String hash = HexFormat.of().formatHex(sha256(text)).substring(0, 12);
        return new Asset(stem + "-" + hash + ending, mediaType, text);
    }
}

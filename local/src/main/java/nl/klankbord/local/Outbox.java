package nl.klankbord.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Stands in for Amazon SES: a mail becomes a file, and goes nowhere. An address at [#REFUSING] takes none, so that
/// one can see what becomes of it.
///
/// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
final class Outbox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);
    private static final String REFUSING = "@weigert.example";
    private static final Pattern ID = Pattern.compile("[0-9T.]+-[0-9]+");

    private final Path folder;
    private final Clock clock;
    private final AtomicInteger counter = new AtomicInteger();

    Outbox(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getRawPath().equals("/v2/email/outbound-emails")) {
            refuse(exchange, "The local outbox knows only SendEmail");
            return;
        }
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Tree to = Json.read(request).at("Destination").at("ToAddresses");
            if (to.items().stream().anyMatch(address -> address.text().endsWith(REFUSING))) {
                refuse(exchange, "The address takes no mail");
                return;
            }
            byte[] mail = Base64.getDecoder()
                    .decode(Json.read(request)
                            .at("Content")
                            .at("Raw")
                            .at("Data")
                            .text());
            String id = TIME.format(clock.instant()) + "-" + counter.incrementAndGet();
            DataFolder.replace(file(id), mail);
            LocalServer.answer(exchange, 200, "application/json", Json.bytes(Map.of("MessageId", id)));
        } catch (JacksonException | IllegalArgumentException e) {
            refuse(exchange, "The local outbox takes Content.Raw.Data only: " + e.getMessage());
        }
    }

    private static void refuse(HttpExchange exchange, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-errortype", "BadRequestException");
        LocalServer.answer(exchange, 400, "application/json", Json.bytes(Map.of("message", message)));
    }

    /// The ids of all mails, newest first.
    List<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - ".eml".length()))
                    .sorted(Comparator.comparing((String id) -> id.substring(0, id.indexOf('-')))
                            .thenComparingInt(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1)))
                            .reversed())
                    .toList();
        }
    }

    Optional<Path> find(String id) {
        return ID.matcher(id).matches() && Files.exists(file(id)) ? Optional.of(file(id)) : Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}

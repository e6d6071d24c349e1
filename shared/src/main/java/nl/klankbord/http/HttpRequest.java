package nl.klankbord.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.Word;

/// One request, as API Gateway hands it over (HTTP API, payload format 2.0).
///
/// @param path as API Gateway gives it, percent-decoded
/// @param pathParameters by the names in the route, decoded
/// @param query decoded; a name given twice has its values joined by a comma
/// @param headers by lower-case name
/// @param cookies by name
/// @param body as in the event
/// @param isBase64 whether the event's body is base64 of what was sent
/// @param organiser whose token the gateway checked for this request, by its `sub`; empty when it checked none
/// @param groups that this token says its bearer is of
/// @param isProgram whether this token is a program's own, and no person's
/// @param host by which the gateway was reached, as it says itself; empty when it says nothing
/// @param source the address that the gateway saw it come from, never what a header says of it
public record HttpRequest(
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        String body,
        boolean isBase64,
        String requestId,
        Optional<String> organiser,
        Set<String> groups,
        boolean isProgram,
        String host,
        String source) {

    /// @param address that was seen by what stands in front of the gateway
    public HttpRequest from(String address) {
        return new HttpRequest(
                method,
                path,
                pathParameters,
                query,
                headers,
                cookies,
                body,
                isBase64,
                requestId,
                organiser,
                groups,
                isProgram,
                host,
                address);
    }

    /// @return whether a program asks, rather than somebody in a browser
    public boolean isApi() {
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    /// @return the empty text when the route has no such parameter
    public String pathParameter(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean acceptsGzip() {
        return weighed(header("accept-encoding").orElse("")).contains("gzip");
    }

    /// What the address asks for, else what the browser prefers of what we have.
    public Optional<Language> language() {
        return Word.find(Language.class, query.getOrDefault("lang", "")).or(this::acceptedLanguage);
    }

    private Optional<Language> acceptedLanguage() {
        return weighed(header("accept-language").orElse("")).stream()
                .map(range -> range.split("-", 2)[0])
                .flatMap(tag -> Word.find(Language.class, tag).stream())
                .findFirst();
    }

    /// The parts of an `Accept…` header, the most wanted first (RFC 9110 §12.4.2); what weighs nothing is left out.
    static List<String> weighed(String header) {
        return parts(header)
                .filter(range -> range.weight() > 0)
                .sorted(Comparator.comparingDouble((Weighed range) -> -range.weight()))
                .map(Weighed::value)
                .toList();
    }

    /// The parts that weigh nothing: refused by name, even where a wider range would take them.
    static Set<String> unwanted(String header) {
        return parts(header)
                .filter(range -> range.weight() == 0)
                .map(Weighed::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Weighed> parts(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", 50)).map(Weighed::of);
    }

    private record Weighed(String value, double weight) {

        static Weighed of(String part) {
            String[] pieces = part.split(";", 10);
            double weight = 1;
            for (String piece : pieces) {
                String parameter = piece.strip();
                if (parameter.startsWith("q=")) {
                    weight = parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                            ? Double.parseDouble(parameter.substring(2))
                            : 0;
                }
            }
            return new Weighed(pieces[0].strip(), weight);
        }
    }
}

package nl.klankbord.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which of the forms that we have a client wants (RFC 9110 §12.5.1).
public final class MediaRange {

    private MediaRange() {}

    /// @param accept the header; absent means that anything will do
    /// @param offered media types without parameters, the one we like best first
    /// @return empty when none is wanted
    public static Optional<String> best(Optional<String> accept, List<String> offered) {
        if (accept.isEmpty()) {
            return Optional.of(offered.getFirst());
        }
        Set<String> unwanted = HttpRequest.unwanted(accept.get());
        return HttpRequest.weighed(accept.get()).stream()
                .flatMap(range -> offered.stream().filter(type -> matches(range, type) && !unwanted.contains(type)))
                .findFirst();
    }

    private static boolean matches(String range, String type) {
        return range.equals("*/*")
                || range.equals(type)
                || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
    }
}

package nl.klankbord.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Picks the route of a request as API Gateway does: the most specific path, then the method itself before `ANY`,
/// and `$default` last. A slash at the end is another path.
final class Routes {
    record Match(Template.Route route, Map<String, String> pathParameters) {}

    private final List<Template.Route> routes;

    Routes(List<Template.Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparing(Routes::shape)
                        .thenComparing(route -> route.method().equals("ANY")))
                .toList();
    }

    /// Sorts a fixed segment before a parameter, and a parameter before a `{greedy+}` one.
    private static String shape(Template.Route route) {
        StringBuilder shape = new StringBuilder();
        for (String segment : segments(route.path())) {
            shape.append(isGreedy(segment) ? 'c' : isParameter(segment) ? 'b' : 'a');
        }
        return route.path().equals(Template.Route.DEFAULT) ? "z" : shape.toString();
    }

    Optional<Match> find(String method, String rawPath) {
        for (Template.Route route : routes) {
            if (route.method().equals(method) || route.method().equals("ANY")) {
                Optional<Map<String, String>> parameters = parameters(route, rawPath);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(route, parameters.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> parameters(Template.Route route, String rawPath) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (route.path().equals(Template.Route.DEFAULT)) {
            return Optional.of(parameters);
        }
        List<String> wanted = segments(route.path());
        List<String> found = segments(rawPath);
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (i >= found.size()) {
                return Optional.empty();
            }
            if (isGreedy(segment)) {
                String rest = String.join("/", found.subList(i, found.size()));
                parameters.put(segment.substring(1, segment.length() - 2), decoded(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
            }
            if (isParameter(segment) && !found.get(i).isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), decoded(found.get(i)));
            } else if (!segment.equals(decoded(found.get(i)))) {
                return Optional.empty();
            }
        }
        return found.size() == wanted.size() ? Optional.of(parameters) : Optional.empty();
    }

    /// A `+` in a path is a plus.
    static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }
}

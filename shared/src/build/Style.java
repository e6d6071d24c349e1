import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the style that pages come with: `java Style.java TO TOKENS LOOK TEMPLATES`.
///
/// `TO/klankbord.css` is the NL Design System's components (`LOOK/utrecht`), the values of their design tokens
/// (`LOOK/components.css`), the tokens of the organisation (`TOKENS`) and what is ours (`LOOK/klankbord.css`), in this
/// order. Of the components only what the templates name is kept, and every token that is nowhere set is replaced by
/// what the component falls back on: of 170 kB some 35 stay, 5 of them on the way.
///
/// Plain Java 17, as it runs on whatever runs Maven.
///
/// Fails, and says why, when templates name a class that has no style, when a rule of ours has no template, and when
/// the tokens are not those that the style reads.
final class Style {

    private static final Pattern CLASS_ATTRIBUTE = Pattern.compile("class=\"((?:\\$\\{[^}]*}|[^\"])*)\"");
    private static final Pattern CHOSEN = Pattern.compile("[?:+] *\"([^\"]*)\"");
    private static final Pattern CLASS_NAME = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");
    private static final Pattern OURS = Pattern.compile("--kb-[\\w-]+");

    /// What only matters to fields that have the attribute.
    private static final Map<String, String> STATES = Map.of(
            ":disabled", "disabled=",
            ":read-only", "readonly=",
            "::placeholder", "placeholder=",
            ":placeholder-shown", "placeholder=",
            ":lang(ar)", "lang=\"ar\"");

    private static final String HEAD =
            """
            /* Klankbord, EUPL-1.2. With components of the NL Design System, changed: only what our pages use.
             * @license EUPL-1.2 Copyright (c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht
             */
            """;

    private final Set<String> named = new TreeSet<>();
    private final StringBuilder templates = new StringBuilder();
    private final List<String> complaints = new ArrayList<>();

    private sealed interface Part {}

    private record Rule(List<String> selectors, List<Line> lines) implements Part {}

    /// As in `@media print`: a condition over rules.
    private record Group(String condition, List<Part> parts) implements Part {}

    /// As in `@page`, which has lines and no selector.
    private record Other(String head, String body) implements Part {}

    private record Line(String property, String value) {
        boolean isToken() {
            return property.startsWith("--");
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> complaints =
                new Style().make(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            System.exit(1);
        }
    }

    private List<String> make(Path to, Path tokens, Path look, Path sources) throws IOException {
        read(sources);
        List<Part> components = new ArrayList<>();
        for (Path each : files(look.resolve("utrecht"), ".css")) {
            components.addAll(parsed(each));
        }
        List<Part> values = parsed(look.resolve("components.css"));
        List<Part> organisation = parsed(tokens);
        List<Part> ours = parsed(look.resolve("klankbord.css"));
        List<Part> api = parsed(look.resolve("api.css"));
        checkClasses(components, ours);
        checkTokens(tokens.getFileName().toString(), organisation, text(values) + text(ours) + text(api));

        List<Part> all = new ArrayList<>(selected(components, this::isUsed));
        all.addAll(values);
        all.addAll(organisation);
        all.addAll(ours);
        Files.createDirectories(to);
        Files.writeString(to.resolve("klankbord.css"), HEAD + text(simplified(all)));
        Files.writeString(to.resolve("api.css"), text(organisation) + text(api));
        return complaints;
    }

    /// Pages that stand alone bring their style with them.
    private void read(Path sources) throws IOException {
        for (Path each : files(sources, ".jte")) {
            String name = each.getFileName().toString();
            if (name.startsWith("api") || name.startsWith("summary") || name.equals("spans.jte")) {
                continue;
            }
            String text = Files.readString(each);
            templates.append(text);
            Matcher attribute = CLASS_ATTRIBUTE.matcher(text);
            while (attribute.find()) {
                String value = attribute.group(1);
                String chosen = CHOSEN.matcher(value)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.joining(" "));
                String words = value.replaceAll("\\$\\{[^}]*}", " ") + " " + chosen;
                words.lines()
                        .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                        .filter(word -> !word.isEmpty())
                        .forEach(named::add);
            }
        }
    }

    private void checkClasses(List<Part> components, List<Part> ours) {
        Set<String> styled = new HashSet<>();
        selectors(components).forEach(selector -> styled.addAll(classes(selector)));
        selectors(ours).forEach(selector -> {
            styled.addAll(classes(selector));
            classes(selector).stream()
                    .filter(name -> !named.contains(name))
                    .forEach(name -> complaints.add("klankbord.css: no template names the class of " + selector));
        });
        named.stream()
                .filter(name -> !styled.contains(name))
                .forEach(name -> complaints.add("A template names the class " + name + ", which has no style."));
    }

    private void checkTokens(String file, List<Part> organisation, String readers) {
        Set<String> set = new HashSet<>();
        rules(organisation).forEach(rule -> rule.lines().forEach(line -> set.add(line.property())));
        Set<String> read = new TreeSet<>();
        OURS.matcher(readers + text(organisation).replaceAll("--kb-[\\w-]+:", ""))
                .results()
                .forEach(found -> read.add(found.group()));
        read.stream()
                .filter(name -> !set.contains(name))
                .forEach(name -> complaints.add(file + " lacks " + name + "."));
        set.stream()
                .filter(name -> name.startsWith("--kb-") && !read.contains(name))
                .forEach(name -> complaints.add(file + " sets " + name + ", which nothing reads."));
    }

    private boolean isUsed(String selector) {
        return named.containsAll(classes(selector))
                && STATES.entrySet().stream()
                        .noneMatch(state -> withoutNot(selector).contains(state.getKey())
                                && templates.indexOf(state.getValue()) < 0);
    }

    private static Set<String> classes(String selector) {
        return CLASS_NAME
                .matcher(withoutNot(selector).replaceAll("\\[[^]]*]", ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String withoutNot(String selector) {
        return selector.replaceAll(":not\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)", "");
    }

    /// Until nothing changes: a token that is nowhere set gives way to its fallback, one of a component that is set once
    /// and for all to its value, and one that is nowhere read goes.
    private static List<Part> simplified(List<Part> parts) {
        List<Part> before = parts;
        while (true) {
            Map<String, Integer> set = new HashMap<>();
            for (Rule rule : rules(before)) {
                rule.lines().stream().filter(Line::isToken).forEach(line -> set.merge(line.property(), 1, Integer::sum));
            }
            Map<String, String> always = new HashMap<>();
            for (Part part : before) {
                if (part instanceof Rule rule && rule.selectors().contains(":root")) {
                    rule.lines().stream().filter(Line::isToken).forEach(line -> {
                        boolean isOnce = set.getOrDefault(line.property(), 0) == 1;
                        boolean isOurs = OURS.matcher(line.property()).matches();
                        always.put(line.property(), isOnce && !isOurs ? line.value() : "var(" + line.property() + ")");
                    });
                }
            }
            String text = text(before);
            List<Part> after = changed(before, line -> {
                boolean isRead = text.contains("var(" + line.property() + ",")
                        || text.contains("var(" + line.property() + ")");
                if (line.isToken() && !isRead) {
                    return null;
                }
                String value = resolved(line.value(), set.keySet(), always);
                if (value == null) {
                    return line.isToken() ? null : new Line(line.property(), "unset");
                }
                return new Line(line.property(), value);
            });
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
    }

    /// @param set tokens that have a value somewhere
    /// @param always those that have one everywhere, and what to write for them
    /// @return null for a value that is none, as it reads a token that is nowhere set
    private static String resolved(String value, Set<String> set, Map<String, String> always) {
        int start = value.indexOf("var(");
        if (start < 0) {
            return value;
        }
        int end = closing(value, start + "var".length());
        List<String> inside = split(value.substring(start + "var(".length(), end), ',');
        String name = inside.get(0).strip();
        boolean hasFallback = inside.size() > 1;
        String fallback = hasFallback
                ? resolved(String.join(",", inside.subList(1, inside.size())).strip(), set, always)
                : null;
        String own = "var(" + name + ")";
        String instead = always.containsKey(name)
                ? always.get(name)
                : !set.contains(name) ? fallback : fallback == null ? own : "var(" + name + ", " + fallback + ")";
        String rest = resolved(value.substring(end + 1), set, always);
        if (instead == null || rest == null) {
            return null;
        }
        String whole = value.substring(0, start) + instead + rest;
        // Zero times a length: browsers take calc() of bare numbers for no length at all.
        return whole.matches("calc\\((0 \\* .*|.* \\* 0)\\)") ? "0" : whole;
    }

    private static List<Part> changed(List<Part> parts, UnaryOperator<Line> change) {
        return rebuilt(parts, (selectors, lines) -> {
            List<Line> kept = lines.stream()
                    .map(change)
                    .filter(line -> line != null)
                    .toList();
            return kept.isEmpty() ? null : new Rule(selectors, kept);
        });
    }

    private static List<Part> selected(List<Part> parts, Predicate<String> isWanted) {
        return rebuilt(parts, (selectors, lines) -> {
            List<String> kept = selectors.stream().filter(isWanted).toList();
            return kept.isEmpty() || lines.isEmpty() ? null : new Rule(kept, lines);
        });
    }

    private static List<Part> rebuilt(List<Part> parts, BiFunction<List<String>, List<Line>, Rule> change) {
        List<Part> rebuilt = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Rule rule) {
                Rule kept = change.apply(rule.selectors(), rule.lines());
                if (kept != null) {
                    rebuilt.add(kept);
                }
            } else if (part instanceof Group group) {
                List<Part> inside = rebuilt(group.parts(), change);
                if (!inside.isEmpty()) {
                    rebuilt.add(new Group(group.condition(), inside));
                }
            } else {
                rebuilt.add(part);
            }
        }
        return rebuilt;
    }

    private static List<Rule> rules(List<Part> parts) {
        List<Rule> rules = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Rule rule) {
                rules.add(rule);
            } else if (part instanceof Group group) {
                rules.addAll(rules(group.parts()));
            }
        }
        return rules;
    }

    private static List<String> selectors(List<Part> parts) {
        return rules(parts).stream().flatMap(rule -> rule.selectors().stream()).toList();
    }

    private static List<Part> parsed(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("@charset [^;]*;", "");
        return parsed(text);
    }

    private static List<Part> parsed(String css) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (css.indexOf('{', at) >= 0) {
            int open = css.indexOf('{', at);
            int close = closing(css, open);
            String head = css.substring(at, open).strip().replaceAll("\\s+", " ");
            String body = css.substring(open + 1, close);
            if (head.startsWith("@media") || head.startsWith("@supports")) {
                parts.add(new Group(head, parsed(body)));
            } else if (head.startsWith("@")) {
                parts.add(new Other(head, body.strip().replaceAll("\\s+", " ")));
            } else {
                parts.add(new Rule(split(head, ',').stream().map(String::strip).toList(), lines(body)));
            }
            at = close + 1;
        }
        return parts;
    }

    private static List<Line> lines(String body) {
        List<Line> lines = new ArrayList<>();
        for (String line : split(body, ';')) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).strip().replaceAll("\\s+", " ");
                lines.add(new Line(
                        line.substring(0, colon).strip(), value.replace("( ", "(").replace(" )", ")")));
            }
        }
        return lines;
    }

    /// @param open where a bracket of any kind opens
    private static int closing(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("Not closed: " + text.substring(open));
    }

    /// Not within brackets or quotes.
    private static List<String> split(String text, char by) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                i = closing(text, i);
            } else if (c == '"' || c == '\'') {
                i = text.indexOf(c, i + 1);
            } else if (c == by) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static String text(List<Part> parts) {
        return parts.stream().map(Style::text).collect(Collectors.joining());
    }

    private static String text(Part part) {
        if (part instanceof Group group) {
            return group.condition() + "{\n" + text(group.parts()) + "}\n";
        }
        if (part instanceof Other other) {
            return other.head() + "{" + other.body() + "}\n";
        }
        Rule rule = (Rule) part;
        return rule.lines().stream()
                .map(line -> line.property() + ":" + line.value())
                .collect(Collectors.joining(";", String.join(",", rule.selectors()) + "{", "}\n"));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}

package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the build makes of the components, the tokens and the templates.
final class LookTest {

    private static final Path SHARED = Path.of(System.getProperty("klankbord.root"), "shared");
    private static final Path LOOK = SHARED.resolve("src/main/look");
    private static final Path TEMPLATES = SHARED.resolve("src/main/jte");
    private static final Pattern TOKEN = Pattern.compile("(--kb-[\\w-]+): ?([^;}]+)");

    @TempDir
    private static Path compiled;

    @TempDir
    private Path folder;

    /// @param said on its way, one complaint on a line
    private record Made(int code, String said, String style, String api) {}

    @BeforeAll
    static void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = SHARED.resolve("src/build/Style.java").toString();
        assertEquals(0, compiler.run(null, null, null, "--release", "17", "-d", compiled.toString(), source));
    }

    @Test
    void thePagesHaveTheStyleThatTheBuildMakes() throws Exception {
        Made made = make(LOOK.resolve("tokens.css"), LOOK, TEMPLATES);
        assertEquals(0, made.code(), made.said());
        assertTrue(Assets.STYLE.text().equals(made.style()) || isReplaced(), "The build had other files.");
        assertTrue(made.style().contains("@license EUPL-1.2"), made.style());
        assertTrue(
                made.style().length() < 45_000,
                "HTTP APIs send it as it is: " + made.style().length());
    }

    @Test
    void anotherTokenFileChangesEveryColour() throws Exception {
        String tokens = Files.readString(LOOK.resolve("tokens.css"));
        Path theirs = folder.resolve("gemeente.css");
        Files.writeString(theirs, tokens.replace("#0b5a5a", "#5b2a86").replace("#7fd1c7", "#d7b8f3"));
        Made made = make(theirs, LOOK, TEMPLATES);
        assertEquals(0, made.code(), made.said());
        for (String css : List.of(made.style(), made.api())) {
            assertTrue(css.contains("--kb-action:#5b2a86") && css.contains("--kb-action:#d7b8f3"), css);
            assertFalse(css.contains("#0b5a5a") || css.contains("#7fd1c7"), css);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"klankbord.css", "components.css", "api.css"})
    void everyColourIsAToken(String file) throws IOException {
        String css = Files.readString(LOOK.resolve(file));
        assertFalse(Pattern.compile("#[0-9a-fA-F]{3}|rgb|hsl").matcher(css).find(), file);
    }

    @Test
    void aComponentCanBeChangedFromTheTokenFileToo() throws Exception {
        Path theirs = folder.resolve("tokens.css");
        Files.writeString(
                theirs,
                Files.readString(LOOK.resolve("tokens.css")) + ":root { --utrecht-button-text-transform: uppercase; }");
        Made made = make(theirs, LOOK, TEMPLATES);
        assertEquals(0, made.code(), made.said());
        assertTrue(made.style().contains("text-transform:uppercase"), made.style());
    }

    @ParameterizedTest
    @CsvSource({
        "--kb-sun:,--kb-son:,tokens.css lacks --kb-sun.",
        "--kb-sun:,--kb-son:,'tokens.css sets --kb-son, which nothing reads.'"
    })
    void aTokenFileWithOtherNamesIsRefused(String name, String instead, String complaint) throws Exception {
        Path theirs = folder.resolve("tokens.css");
        Files.writeString(theirs, Files.readString(LOOK.resolve("tokens.css")).replace(name, instead));
        Made made = make(theirs, LOOK, TEMPLATES);
        assertEquals(1, made.code());
        assertTrue(made.said().contains(complaint), made.said());
    }

    @Test
    void aClassWithoutStyleAndAStyleWithoutTemplateAreRefused() throws Exception {
        Path templates = Files.createDirectory(folder.resolve("jte"));
        Files.writeString(
                templates.resolve("one.jte"),
                "<p class=\"top nowhere ${isIt ? \"there\" : \"utrecht-paragraph\"}\"><i class=\"utrecht-none\"></i></p>");
        Made made = make(LOOK.resolve("tokens.css"), LOOK, templates);
        assertEquals(1, made.code());
        for (String name : List.of("nowhere", "there", "utrecht-none")) {
            assertTrue(
                    made.said().contains("A template names the class " + name + ", which has no style."), made.said());
        }
        assertTrue(made.said().contains("klankbord.css: no template names the class of .leaf"), made.said());
        assertFalse(made.said().contains("class of .top"), made.said());
        assertFalse(made.said().contains("names the class utrecht-paragraph,"), made.said());
    }

    /// WCAG 2.2: 7 for what is read most (AAA), 4.5 for other words, 3 for what has a shape.
    @ParameterizedTest
    @CsvSource({
        "ink,paper,7",
        "ink,card,7",
        "ink-soft,paper,4.5",
        "ink-soft,card,4.5",
        "ink-soft,action-wash,4.5",
        "action,paper,4.5",
        "action,card,4.5",
        "action-deep,card,4.5",
        "on-action,action,4.5",
        "on-action,action-deep,4.5",
        "ink,action-wash,7",
        "action,action-wash,4.5",
        "ink,sun-wash,7",
        "ink,danger-wash,7",
        "ink,line,4.5",
        "action,danger-wash,4.5",
        "danger,card,4.5",
        "danger,danger-wash,4.5",
        "on-danger,danger,4.5",
        "on-danger,danger-deep,4.5",
        "field-line,card,3",
        "action,card,3"
    })
    void theColoursCanBeRead(String words, String ground, double atLeast) {
        for (Map<String, String> tokens : schemes()) {
            double found =
                    contrast(tokens.getOrDefault("--kb-" + words, ""), tokens.getOrDefault("--kb-" + ground, ""));
            assertTrue(found >= atLeast, words + " on " + ground + ": " + found + " in " + tokens);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'input[type=text], input[type=email], input[type=number]',utrecht-textbox",
        "textarea,utrecht-textarea",
        "select,utrecht-select",
        "input[type=radio],utrecht-radio-button",
        "input[type=checkbox],utrecht-checkbox",
        "button,utrecht-button",
        "fieldset,utrecht-form-fieldset",
        "legend,utrecht-form-fieldset__legend",
        "form:not([hidden]) label:not([hidden] *),utrecht-form-label",
        "h1,utrecht-heading-1",
        "h2,utrecht-heading-"
    })
    void whatHasAComponentIsThatComponent(String elements, String component) {
        int found = 0;
        for (Document page : pages()) {
            for (Element element : page.select(elements)) {
                assertTrue(element.className().contains(component), element.outerHtml());
                found++;
            }
        }
        assertTrue(found > 0 || elements.contains("number"), "no page has " + elements);
    }

    private static List<Document> pages() {
        List<Document> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            List<Complaint> wrong = List.of(
                    Complaint.of("email", "required"),
                    Complaint.of("attending", "required"),
                    Complaint.of("organisationType", "required"),
                    Complaint.of("access", "long", 2000, 2001));
            FormState rsvp = new FormState("rsvp", Map.of(), wrong, "k", "", Stand.OUR_PAGE);
            Stream.of(
                            Pages.home(messages, List.of(Examples.utrecht())),
                            Pages.meeting(
                                    messages, Examples.utrecht(), rsvp, FormState.empty("topic", "k"), Examples.NOW),
                            Pages.privacy(messages, Examples.utrecht()),
                            Pages.receipt(messages, Examples.utrecht(), "topic", "reference", "", "", 3),
                            Pages.resend(messages, "/", "k", Map.of()),
                            Pages.problem(messages, "Titel", "Tekst"))
                    .map(Jsoup::parse)
                    .forEach(pages::add);
        }
        return pages;
    }

    private static List<Map<String, String>> schemes() {
        String css = Assets.STYLE.text();
        int dark = css.indexOf("(prefers-color-scheme: dark)");
        Map<String, String> light = tokens(css.substring(0, dark));
        Map<String, String> inTheDark = new HashMap<>(light);
        inTheDark.putAll(tokens(css.substring(dark)));
        return List.of(light, inTheDark);
    }

    private static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(css).results().forEach(found -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("[0-9a-fA-F]", "$0$0") : colour;
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static boolean isReplaced() throws IOException {
        String ours = Files.readString(LOOK.resolve("tokens.css"));
        return schemes().getFirst().values().stream().anyMatch(value -> !ours.contains(value));
    }

    private Made make(Path tokens, Path look, Path templates) throws IOException, InterruptedException {
        Path to = folder.resolve("made");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        compiled.toString(),
                        "Style",
                        to.toString(),
                        tokens.toString(),
                        look.toString(),
                        templates.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Made(
                code, said, Files.readString(to.resolve("klankbord.css")), Files.readString(to.resolve("api.css")));
    }
}

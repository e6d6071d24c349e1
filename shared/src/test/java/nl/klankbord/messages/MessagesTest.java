package nl.klankbord.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.klankbord.memory.Examples;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {

    private static final Path MAIN = Examples.root().resolve("shared/src/main");

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        assertEquals(names("nl"), names("en"));
    }

    @Test
    void everyComplaintThatTheCodeMakesHasASentence() throws IOException {
        Set<String> texts = names("nl");
        Set<String> missing = new TreeSet<>();
        Pattern made =
                Pattern.compile("(?:complain\\((?:[a-z]+|\"[a-zA-Z]+\"), |Complaint\\.of\\([^,]+, )\"([a-z-]+)\"");
        try (Stream<Path> files = Files.walk(Examples.root())) {
            for (Path file : files.filter(path -> path.toString().contains("src/main/java")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                Matcher matcher = made.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (!texts.contains("complaint." + matcher.group(1))) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void aTextTellsWhatItIsGiven() {
        Complaint tooLong = Complaint.of("name", "long", 100, 120);
        assertEquals(
                "Naam: gebruik hooguit 100 tekens. Nu zijn het er 120",
                Messages.in(Language.DUTCH).complaint(tooLong));
        assertEquals("Vul je naam in", Messages.in(Language.DUTCH).complaint(Complaint.of("name", "required")));
        assertFalse(Messages.in(Language.ENGLISH).complaint(tooLong).contains("{"));
    }

    /// The last of two would win, wherever the first was meant.
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void noNameStandsTwice(String language) throws IOException {
        List<String> names = Files.readAllLines(file(language)).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        List<String> twice = names.stream()
                .filter(name -> Collections.frequency(names, name) > 1)
                .distinct()
                .toList();
        assertEquals(List.of(), twice);
        assertTrue(names.size() > 1000, names.size() + " names");
    }

    private static Path file(String language) {
        return MAIN.resolve("resources/nl/klankbord/messages/messages_" + language + ".properties");
    }

    private static Set<String> names(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language))) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }
}

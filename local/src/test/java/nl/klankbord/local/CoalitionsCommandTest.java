package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make coalitions`, from file to file.
final class CoalitionsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aFileOfTopicsBecomesAFileOfGroups() throws IOException, MalformedJsonException {
        JsonObject groups = grouped(
                topic("a", "Loting", "Een burgerberaad door loting"),
                topic("b", "Burgerberaad", "Wie loot de deelnemers van een burgerberaad?"),
                topic("c", "Dijken", "Over dijkversterking en het waterschap"));
        assertEquals(Set.of("groups", "single"), groups.members().keySet());
        JsonArray all = (JsonArray) Objects.requireNonNull(groups.get("groups"));
        JsonObject group = (JsonObject) all.items().getFirst();
        assertEquals(
                List.of("label", "members", "reasons"),
                List.copyOf(group.members().keySet()));
        assertTrue(group.text("label").startsWith("Burgerberaad en loting"), group.text("label"));
    }

    @Test
    void theSameTopicsGiveTheSameBytes() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(labelled()));
        Path one = run(lines);
        byte[] first = Files.readAllBytes(one);
        Collections.reverse(lines);
        lines.replaceAll(line -> line.replaceAll(", \"coalition\": [^}]*}", ", \"extra\": [1]}"));
        assertArrayEquals(first, Files.readAllBytes(run(lines)), "in any order, and whatever else a line says");
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() throws IOException {
        String good = topic("a", "x", "y");
        assertEquals("LINE 2: it is not JSON in UTF-8", refused(good, "{\"id\": "));
        assertEquals("LINE 3: it is not a JSON object, {…}", refused(good, "", "[1]"));
        assertEquals("LINE 2: it has no id", refused(good, "{\"theme\": \"x\"}"));
        assertEquals("LINE 1: its text is not a text", refused("{\"id\": \"a\", \"text\": 3}"));
        assertEquals("LINE 2: the id a is on line 1 already", refused(good, good));
    }

    @Test
    void filesThatAreNotThereAreNamed() throws IOException {
        Path absent = folder.resolve("absent.jsonl");
        Path out = folder.resolve("out.json");
        assertEquals("There is no file " + absent, message(absent.toString(), out.toString()));
        Path in = Files.writeString(folder.resolve("in.jsonl"), topic("a", "x", "y"));
        Path nowhere = folder.resolve("nowhere").resolve("out.json");
        assertTrue(message(in.toString(), nowhere.toString()).startsWith("There is no folder "));
        assertTrue(message(in.toString(), in.toString()).contains("same file"));
        assertTrue(message("", "").contains("make coalitions INPUT="));
        assertFalse(Files.exists(out));
    }

    @Test
    void nothingIsNoGroup() throws IOException, MalformedJsonException {
        assertEquals("{\"groups\":[],\"single\":[]}", nl.klankbord.json.JsonWriter.text(grouped()));
    }

    private static Path labelled() {
        return Path.of(System.getProperty("klankbord.root", ".."))
                .resolve("shared/src/test/resources/nl/klankbord/coalition/topics.jsonl");
    }

    private static String topic(String id, String theme, String text) {
        return "{\"id\": \"%s\", \"organisation\": \"Gemeente %s\", \"theme\": \"%s\", \"text\": \"%s\", \"more\": null}"
                .formatted(id, id, theme, text);
    }

    private JsonObject grouped(String... lines) throws IOException, MalformedJsonException {
        return (JsonObject) JsonReader.read(Files.readAllBytes(run(List.of(lines))));
    }

    private Path run(List<String> lines) throws IOException {
        Path in = Files.write(folder.resolve("in.jsonl"), lines, StandardCharsets.UTF_8);
        Path out = folder.resolve("out.json");
        Coalitions.run(in.toString(), out.toString());
        return out;
    }

    private String refused(String... lines) throws IOException {
        Path in = Files.write(folder.resolve("in.jsonl"), List.of(lines), StandardCharsets.UTF_8);
        return message(in.toString(), folder.resolve("out.json").toString()).replace(in + ", line", "LINE");
    }

    private static String message(String... args) {
        CannotStart refused = assertThrows(CannotStart.class, () -> Coalitions.run(args));
        return String.valueOf(refused.getMessage());
    }
}

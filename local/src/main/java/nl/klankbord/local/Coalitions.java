package nl.klankbord.local;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nl.klankbord.coalition.Constraints;
import nl.klankbord.coalition.Contribution;
import nl.klankbord.coalition.Group;
import nl.klankbord.coalition.Grouping;
import nl.klankbord.coalition.Member;
import nl.klankbord.coalition.Place;
import nl.klankbord.coalition.Reason;
import nl.klankbord.coalition.SuggestCoalitions;
import nl.klankbord.coalition.Thesaurus;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonNull;
import nl.klankbord.json.Json.JsonNumber;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.Intent;

/// `make coalitions`: groups the topics of a file, one JSON object a line, and writes who belongs together and why.
public final class Coalitions {

    private Coalitions() {}

    public static void main(String[] args) {
        try {
            System.out.println(run(args));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// @return what was done, as a sentence
    static String run(String... args) {
        if (args.length != 2 || Arrays.stream(args).anyMatch(String::isBlank)) {
            throw new CannotStart("Say which file to read and which to write:"
                    + " make coalitions INPUT=topics.jsonl OUTPUT=groups.json");
        }
        Path input = Path.of(args[0]);
        Path output = Path.of(args[1]);
        if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) {
            throw new CannotStart("OUTPUT is the same file as INPUT, and would be written over it");
        }
        List<Contribution> contributions = read(input);
        Grouping grouping = new SuggestCoalitions(Thesaurus.dutch()).suggest(contributions, Constraints.NONE);
        write(output, JsonWriter.readable(json(grouping, contributions)));
        return contributions.size() + " topics: " + grouping.groups().size() + " groups, "
                + ids(grouping.single()).size() + " single. Written to " + output;
    }

    private static List<Contribution> read(Path input) {
        byte[] all;
        try {
            all = Files.readAllBytes(input);
        } catch (NoSuchFileException _) {
            throw new CannotStart("There is no file " + input);
        } catch (IOException e) {
            throw new CannotStart("Cannot read " + input + ": " + e.getMessage());
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Contribution> contributions = new ArrayList<>();
        int from = hasMark(all) ? 3 : 0;
        for (int line = 1; from < all.length; line++) {
            int to = from;
            while (to < all.length && all[to] != '\n') {
                to++;
            }
            byte[] bytes = Arrays.copyOfRange(all, from, to);
            from = to + 1;
            if (isBlank(bytes)) {
                continue;
            }
            Contribution contribution = contribution(input, line, bytes);
            Integer before = lines.putIfAbsent(contribution.id(), line);
            if (before != null) {
                throw wrong(input, line, "the id " + contribution.id() + " is on line " + before + " already");
            }
            contributions.add(contribution);
        }
        return contributions;
    }

    /// Windows puts a byte order mark before UTF-8.
    private static boolean hasMark(byte[] all) {
        return all.length > 2 && all[0] == (byte) 0xEF && all[1] == (byte) 0xBB && all[2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Contribution contribution(Path input, int line, byte[] bytes) {
        JsonObject json;
        try {
            if (!(JsonReader.read(bytes) instanceof JsonObject object)) {
                throw wrong(input, line, "it is not a JSON object, {…}");
            }
            json = object;
        } catch (MalformedJsonException _) {
            throw wrong(input, line, "it is not JSON in UTF-8");
        }
        String id = text(input, line, json, "id");
        if (id.isBlank()) {
            throw wrong(input, line, "it has no id");
        }
        String organisation = text(input, line, json, "organisation");
        String author = text(input, line, json, "author");
        return new Contribution(
                id,
                author.isBlank() ? author(organisation, id) : author,
                organisation,
                Word.find(OrganisationType.class, text(input, line, json, "organisationType"))
                        .orElse(OrganisationType.OTHER),
                text(input, line, json, "theme"),
                text(input, line, json, "text"),
                Word.find(Intent.class, text(input, line, json, "intent")).orElse(Intent.ADDRESS));
    }

    /// Where nobody is named, one organisation is taken for one author; without one, nobody is anybody else.
    private static String author(String organisation, String id) {
        String name = organisation.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return name.isEmpty() ? "id " + id : "organisation " + name;
    }

    private static String text(Path input, int line, JsonObject json, String name) {
        return switch (json.get(name)) {
            case JsonText text -> text.value();
            case JsonNull _ -> "";
            case null -> "";
            default -> throw wrong(input, line, "its " + name + " is not a text");
        };
    }

    private static CannotStart wrong(Path input, int line, String what) {
        return new CannotStart(input + ", line " + line + ": " + what);
    }

    /// A partition: whoever would also fit at a second table is only with their own.
    private static JsonObject json(Grouping grouping, List<Contribution> contributions) {
        Map<String, Contribution> byId = new LinkedHashMap<>();
        contributions.forEach(contribution -> byId.put(contribution.id(), contribution));
        return Json.object()
                .put(
                        "groups",
                        Json.array(grouping.groups().stream()
                                .map(group -> json(group, byId))
                                .toList()))
                .put("single", Json.texts(ids(grouping.single())))
                .build();
    }

    private static JsonObject json(Group group, Map<String, Contribution> byId) {
        return Json.object()
                .put("label", group.label().dutch())
                .put("members", Json.texts(group.ids()))
                .put(
                        "reasons",
                        Json.array(group.reasons().stream()
                                .map(reason -> json(reason, byId))
                                .toList()))
                .build();
    }

    private static JsonObject json(Reason reason, Map<String, Contribution> byId) {
        TreeSet<String> terms = new TreeSet<>();
        for (Reason.Carrier carrier : reason.carriers()) {
            for (Place place : carrier.places()) {
                terms.add(
                        place.of(Objects.requireNonNull(byId.get(carrier.id()))).toLowerCase(Locale.ROOT));
            }
        }
        return Json.object()
                .put("reason", reason.label().dutch())
                .put("weight", new JsonNumber(BigDecimal.valueOf(reason.weight())))
                .put("terms", Json.texts(terms))
                .put(
                        "members",
                        Json.texts(reason.carriers().stream()
                                .map(Reason.Carrier::id)
                                .toList()))
                .build();
    }

    private static List<String> ids(List<Member> members) {
        TreeSet<String> ids = new TreeSet<>();
        for (Member member : members) {
            ids.add(member.id());
            ids.addAll(member.folded());
        }
        return List.copyOf(ids);
    }

    /// Whole or not at all.
    private static void write(Path output, byte[] bytes) {
        Path folder = output.toAbsolutePath().getParent();
        try {
            Path made = Files.createTempFile(folder, ".groups", ".json");
            try {
                Files.write(made, bytes);
                Files.move(made, output, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (NoSuchFileException _) {
            throw new CannotStart("There is no folder " + folder + " to write " + output.getFileName() + " in");
        } catch (IOException e) {
            throw new CannotStart("Cannot write " + output + ": " + e.getMessage());
        }
    }
}

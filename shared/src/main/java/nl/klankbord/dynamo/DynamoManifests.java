package nl.klankbord.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.manifest.Draft;
import nl.klankbord.manifest.Heads;
import nl.klankbord.manifest.ManifestFile;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import nl.klankbord.topic.TopicKey;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Manifests in the table: a row for the draft, and for each version one with its text, which stays, and one with its
/// sources, which go in their time.
public final class DynamoManifests implements Manifests {

    private static final String FILE = "file";
    private static final String VERSION = "version";
    private static final String SOURCES = "sources";
    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;
    private final Clock clock;

    public DynamoManifests(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<Draft> draft(MeetingId meeting) {
        return table.find(Keys.manifestDraft(meeting))
                .filter(row -> row.isThere(clock))
                .map(row -> draft(meeting, row));
    }

    @Override
    public boolean store(Draft draft) {
        Row row = Row.at(Keys.manifestDraft(draft.meeting()))
                .put(FILE, text(draft.file()))
                .put(VERSION, draft.version())
                .put("changedAt", draft.changedAt().toString())
                .put("changedBy", draft.by())
                .put("changedByName", draft.name())
                .put(EXPIRES_AT, draft.expiresAtEpochSecond());
        Optional<Row> other = draft.version() == 1
                ? table.putUnlessPresent(row, clock.instant().getEpochSecond())
                : table.putInPlaceOf(row, VERSION, Row.value(draft.version() - 1L));
        // Ours, of which the answer was lost.
        return other.map(present -> draft(draft.meeting(), present).equals(draft))
                .orElse(true);
    }

    @Override
    public List<Version> versions(MeetingId meeting) {
        Map<String, Row> rows = new HashMap<>();
        List<Row> texts = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.MANIFEST, row -> {
            rows.put(row.text("sk"), row);
            if (row.has("number")) {
                texts.add(row);
            }
        });
        return texts.stream()
                .map(row -> {
                    String sources = Keys.manifestSources(meeting, (int) row.number("number"))
                            .sk();
                    return version(meeting, row, Optional.ofNullable(rows.get(sources)));
                })
                .toList();
    }

    @Override
    public Optional<Version> find(MeetingId meeting, int number) {
        return table.find(Keys.manifest(meeting, number))
                .map(row -> version(meeting, row, table.find(Keys.manifestSources(meeting, number))));
    }

    @Override
    public boolean store(Version version) {
        Row row = Row.at(Keys.manifest(version.meeting(), version.number()))
                .put("number", version.number())
                .put(FILE, text(version.file().each(DynamoManifests::withoutSources)))
                .put("heads", heads(version.heads()))
                .put("publishedAt", version.publishedAt().toString())
                .put("publishedBy", version.by())
                .put("publishedByName", version.name())
                .put("isPublic", version.isPublic());
        // Neither may replace one: a version without a text has no sources either.
        boolean isStored = table.writeTogether(
                        List.of(table.putWhereNoneIs(row, 0), table.putWhereNoneIs(sources(version, 1), 0)))
                .isEmpty();
        return isStored
                || find(version.meeting(), version.number())
                        .filter(version::equals)
                        .isPresent();
    }

    @Override
    public void open(MeetingId meeting, int number, boolean isPublic) {
        table.update(UpdateItemRequest.builder()
                .key(Keys.manifest(meeting, number).item())
                .updateExpression("SET isPublic = :isPublic")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(
                        Row.empty().put(":isPublic", isPublic).attributes()));
    }

    @Override
    public void forget(MeetingId meeting, Person person) {
        forget(meeting, file -> file.without(person));
    }

    @Override
    public void forget(MeetingId meeting, TopicKey topic) {
        forget(meeting, file -> file.without(topic));
    }

    private void forget(MeetingId meeting, UnaryOperator<ManifestFile> less) {
        boolean isAgain;
        do {
            Optional<Draft> draft = draft(meeting);
            isAgain = draft.isPresent()
                    && !less.apply(draft.get().file()).equals(draft.get().file())
                    && !store(draft.get().with(less.apply(draft.get().file())));
            for (Version version : versions(meeting)) {
                isAgain |= !forget(version, less);
            }
        } while (isAgain);
    }

    /// @return false when somebody else was taken out at the same time
    private boolean forget(Version version, UnaryOperator<ManifestFile> less) {
        if (less.apply(version.file()).equals(version.file())) {
            return true;
        }
        Optional<Row> row = table.find(Keys.manifestSources(version.meeting(), version.number()));
        if (row.isEmpty()) {
            return true;
        }
        // As it is at the version read: what another took out since must not come back.
        ManifestFile now = version.file().each(paragraph -> withSources(paragraph, row.map(kept -> kept.row(SOURCES))));
        long read = row.get().number(VERSION);
        return table.putInPlaceOf(sources(version.with(less.apply(now)), read + 1), VERSION, Row.value(read))
                .isEmpty();
    }

    private static Row sources(Version version, long number) {
        Row byParagraph = Row.empty();
        for (Paragraph paragraph : version.file().paragraphs()) {
            SortedSet<String> words = new TreeSet<>();
            paragraph.sources().forEach(source -> words.add(source.word()));
            byParagraph.put(paragraph.id(), words);
        }
        return Row.at(Keys.manifestSources(version.meeting(), version.number()))
                .put(SOURCES, byParagraph)
                .put(VERSION, number)
                .put(EXPIRES_AT, version.sourcesExpireAtEpochSecond());
    }

    private Version version(MeetingId meeting, Row row, Optional<Row> sources) {
        Optional<Row> byParagraph = sources.filter(kept -> kept.isThere(clock)).map(kept -> kept.row(SOURCES));
        ManifestFile file = file(row).each(paragraph -> withSources(paragraph, byParagraph));
        return new Version(
                meeting,
                (int) row.number("number"),
                file,
                heads(row.row("heads")),
                row.instant("publishedAt"),
                row.text("publishedBy"),
                row.text("publishedByName"),
                row.flag("isPublic"),
                sources.map(kept -> kept.number(EXPIRES_AT)).orElse(0L));
    }

    private static Paragraph withSources(Paragraph paragraph, Optional<Row> byParagraph) {
        return new Paragraph(paragraph.id(), paragraph.text(), keys(byParagraph, paragraph.id()), 0);
    }

    private static SortedSet<TopicKey> keys(Optional<Row> byParagraph, String id) {
        SortedSet<TopicKey> keys = new TreeSet<>();
        byParagraph.filter(row -> row.has(id)).ifPresent(row -> row.texts(id).forEach(word -> keys.add(key(word))));
        return keys;
    }

    private static TopicKey key(String word) {
        return TopicKey.of(word).orElseThrow(() -> new UnreadableRowException(SOURCES));
    }

    private static Row heads(SortedMap<String, Heads> heads) {
        Row row = Row.empty();
        heads.forEach((id, counted) -> row.put(
                id,
                Row.empty()
                        .put("contributions", counted.contributions())
                        .put("people", counted.people())
                        .put("organisations", counted.organisations())));
        return row;
    }

    private static SortedMap<String, Heads> heads(Row row) {
        SortedMap<String, Heads> heads = new TreeMap<>();
        row.attributes().keySet().forEach(id -> {
            Row counted = row.row(id);
            heads.put(id, new Heads((int) counted.number("contributions"), (int) counted.number("people"), (int)
                    counted.number("organisations")));
        });
        return heads;
    }

    private static Draft draft(MeetingId meeting, Row row) {
        return new Draft(
                meeting,
                file(row),
                (int) row.number(VERSION),
                row.instant("changedAt"),
                row.text("changedBy"),
                row.text("changedByName"),
                row.number(EXPIRES_AT));
    }

    private static Paragraph withoutSources(Paragraph paragraph) {
        return new Paragraph(paragraph.id(), paragraph.text(), new TreeSet<>(), 0);
    }

    private static String text(ManifestFile file) {
        return new String(JsonWriter.bytes(file.write()), StandardCharsets.UTF_8);
    }

    private static ManifestFile file(Row row) {
        try {
            if (!(JsonReader.read(row.text(FILE)) instanceof JsonObject json)) {
                throw new UnreadableRowException(FILE);
            }
            return switch (ManifestFile.read(json)) {
                case Valid<ManifestFile> valid -> valid.value();
                case Invalid<ManifestFile> invalid -> throw new UnreadableRowException(FILE);
            };
        } catch (MalformedJsonException e) {
            throw new UnreadableRowException(FILE);
        }
    }
}

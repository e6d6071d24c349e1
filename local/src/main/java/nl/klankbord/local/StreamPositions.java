package nl.klankbord.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far each stream mapping has read each shard; kept in a file, so that a restart goes on from there.
final class StreamPositions {
    /// The position of a shard that was read to its end.
    static final String END = "end";

    private final Optional<Path> file;
    private final Map<String, Map<String, String>> positions = new LinkedHashMap<>();

    /// Without a file, positions last as long as this object.
    StreamPositions(Optional<Path> file) throws IOException {
        this.file = file;
        if (file.isPresent() && Files.exists(file.get())) {
            Json.read(Files.readString(file.get())).entries().forEach((mapping, shards) -> {
                Map<String, String> read = new LinkedHashMap<>();
                shards.entries().forEach((shard, position) -> read.put(shard, position.text()));
                positions.put(mapping, read);
            });
        }
    }

    synchronized Optional<String> find(String mapping, String shard) {
        return Optional.ofNullable(positions.getOrDefault(mapping, Map.of()).get(shard));
    }

    synchronized void moveTo(String mapping, String shard, String position) {
        positions.computeIfAbsent(mapping, _ -> new LinkedHashMap<>()).put(shard, position);
        write();
    }

    /// Forgets shards that the stream no longer has.
    synchronized void keepOnly(String mapping, Set<String> shards) {
        if (positions.containsKey(mapping) && positions.get(mapping).keySet().retainAll(shards)) {
            write();
        }
    }

    private void write() {
        if (file.isEmpty()) {
            return;
        }
        try {
            DataFolder.replace(file.get(), Json.bytes(positions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package nl.klankbord.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.export.ExportId;
import nl.klankbord.export.Exports;
import nl.klankbord.meeting.MeetingId;

public final class MemoryExports implements Exports {

    private final Map<URI, byte[]> files = new LinkedHashMap<>();

    @Override
    public void store(MeetingId meeting, ExportId export, Path file) {
        try {
            files.put(address(meeting, export), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<URI> open(MeetingId meeting, ExportId export) {
        return Optional.of(address(meeting, export)).filter(files::containsKey);
    }

    /// @return as whoever has the address would get it
    public byte[] fetch(URI address) {
        return Optional.ofNullable(files.get(address)).orElseThrow().clone();
    }

    public int size() {
        return files.size();
    }

    private static URI address(MeetingId meeting, ExportId export) {
        return URI.create("https://bucket.example/exports/" + meeting.value() + "/" + export.value());
    }
}

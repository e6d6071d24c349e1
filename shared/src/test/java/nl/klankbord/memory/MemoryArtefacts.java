package nl.klankbord.memory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.Format;

public final class MemoryArtefacts implements Artefacts {

    private final Map<String, byte[]> files = new HashMap<>();
    private int stores;

    @Override
    public Optional<byte[]> find(MeetingId meeting, LocalDate date, Format format) {
        return Optional.ofNullable(files.get(key(meeting, date, format))).map(byte[]::clone);
    }

    @Override
    public void store(MeetingId meeting, LocalDate date, Format format, byte[] file) {
        stores++;
        files.put(key(meeting, date, format), file.clone());
    }

    /// @return how often a file was stored
    public int stores() {
        return stores;
    }

    private static String key(MeetingId meeting, LocalDate date, Format format) {
        return meeting.value() + "/" + date + "/" + format;
    }
}

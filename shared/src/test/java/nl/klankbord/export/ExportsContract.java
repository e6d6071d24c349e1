package nl.klankbord.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store of exports promises.
public abstract class ExportsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    @TempDir
    private Path folder;

    /// @return a store without files
    protected abstract Exports create() throws Exception;

    /// @return what somebody gets who has nothing but the address
    protected abstract byte[] fetch(URI address) throws Exception;

    @Test
    void whoHasTheAddressGetsTheFileAsItWasStored() throws Exception {
        Exports exports = create();
        byte[] content = "\uFEFFNaam;\"Yıldız\r\n\"".getBytes(StandardCharsets.UTF_8);
        ExportId export = ExportId.next(Subject.TOPICS, FileType.CSV);
        assertEquals(Optional.empty(), exports.open(UTRECHT, export));
        exports.store(UTRECHT, export, Files.write(folder.resolve("file"), content));
        assertArrayEquals(content, fetch(exports.open(UTRECHT, export).orElseThrow()));
        assertEquals(Optional.empty(), exports.open(new MeetingId("utrecht-2"), export));
        assertEquals(Optional.empty(), exports.open(UTRECHT, ExportId.next(Subject.TOPICS, FileType.CSV)));
    }

    @Test
    void aLargeFileSurvives() throws Exception {
        Exports exports = create();
        byte[] content = new byte[7_000_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        ExportId export = ExportId.next(Subject.PARTICIPANTS, FileType.XLSX);
        exports.store(UTRECHT, export, Files.write(folder.resolve("file"), content));
        assertArrayEquals(content, fetch(exports.open(UTRECHT, export).orElseThrow()));
    }
}

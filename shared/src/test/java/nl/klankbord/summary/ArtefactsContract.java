package nl.klankbord.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import nl.klankbord.meeting.MeetingId;
import org.junit.jupiter.api.Test;

/// What every store of summaries' files promises.
public abstract class ArtefactsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final LocalDate DAY = LocalDate.of(2027, 4, 7);

    /// @return a store without files
    protected abstract Artefacts create() throws Exception;

    @Test
    void aFileIsFoundAsItWasStored() throws Exception {
        Artefacts artefacts = create();
        byte[] file = "Eén € 🎈\r\n".getBytes(StandardCharsets.UTF_8);
        assertTrue(artefacts.find(UTRECHT, DAY, Format.CSV).isEmpty());

        artefacts.store(UTRECHT, DAY, Format.CSV, file);

        assertArrayEquals(file, artefacts.find(UTRECHT, DAY, Format.CSV).orElseThrow());
        assertTrue(artefacts.find(UTRECHT, DAY, Format.JSON).isEmpty());
        assertTrue(artefacts.find(UTRECHT, DAY.plusDays(1), Format.CSV).isEmpty());
        assertTrue(artefacts.find(new MeetingId("utrecht-2"), DAY, Format.CSV).isEmpty());
    }

    @Test
    void aLaterFileTakesThePlaceOfAnEarlier() throws Exception {
        Artefacts artefacts = create();
        artefacts.store(UTRECHT, DAY, Format.HTML, new byte[] {1, 2, 3});
        artefacts.store(UTRECHT, DAY, Format.HTML, new byte[] {4});
        assertArrayEquals(
                new byte[] {4}, artefacts.find(UTRECHT, DAY, Format.HTML).orElseThrow());
    }

    @Test
    void aLargeFileSurvives() throws Exception {
        Artefacts artefacts = create();
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        artefacts.store(UTRECHT, DAY, Format.JSON, large);
        assertArrayEquals(large, artefacts.find(UTRECHT, DAY, Format.JSON).orElseThrow());
    }
}

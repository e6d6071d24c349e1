package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.ArtefactsContract;
import nl.klankbord.summary.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real S3 client, on the folder that stands for the bucket.
final class S3ArtefactsTest extends ArtefactsContract {

    @TempDir
    private Path data;

    private StandIns standIns;

    @BeforeEach
    void start() throws Exception {
        standIns = new StandIns(data);
    }

    @AfterEach
    void stop() throws Exception {
        standIns.close();
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchKey", "403, AccessDenied"})
    void aFileThatIsNotThereIsEmptyHoweverTheBucketSaysSo(int status, String code) throws Exception {
        assertEquals(Optional.empty(), find(status, code));
    }

    @ParameterizedTest
    @CsvSource({"403, InvalidAccessKeyId", "400, ExpiredToken", "404, NoSuchBucket"})
    void aBucketThatRefusesIsUnavailable(int status, String code) {
        assertThrows(UnavailableException.class, () -> find(status, code));
    }

    private static Optional<byte[]> find(int status, String code) throws Exception {
        try (LocalServer s3 = new LocalServer(0)) {
            byte[] error = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
            s3.serve(exchange -> LocalServer.answer(exchange, status, "application/xml", error));
            System.setProperty("aws.endpointUrlS3", s3.url().toString());
            return new S3Artefacts(S3Artefacts.client(true), "summaries")
                    .find(new MeetingId("utrecht"), LocalDate.of(2027, 4, 7), Format.CSV);
        }
    }

    @Override
    protected Artefacts create() {
        return new S3Artefacts(S3Artefacts.client(true), "summaries");
    }
}

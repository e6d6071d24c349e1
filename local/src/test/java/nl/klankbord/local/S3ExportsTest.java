package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.klankbord.export.ExportId;
import nl.klankbord.export.Exports;
import nl.klankbord.export.ExportsContract;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.s3.S3Exports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real S3 client, on the folder that stands for the bucket.
final class S3ExportsTest extends ExportsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");
    private static final ExportId EXPORT =
            ExportId.of("participants-csv-Zm9vYmFyYmF6cXV4cXV1eA").orElseThrow();

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

    @Test
    void theAddressEndsAfterAMinuteAndSaysNothingOfAnybody() throws Exception {
        Exports exports = create();
        exports.store(UTRECHT, EXPORT, Files.writeString(data.resolve("file"), "x"));
        URI address = exports.open(UTRECHT, EXPORT).orElseThrow();
        assertTrue(address.getQuery().contains("X-Amz-Expires=60"), address.toString());
        assertTrue(address.getQuery().contains("X-Amz-Signature="), address.toString());
        assertEquals("/summaries/exports/utrecht/" + EXPORT.value(), address.getPath());
        HttpResponse<byte[]> answer = get(address);
        assertEquals(
                "attachment; filename=\"utrecht-participants.csv\"",
                answer.headers().firstValue("content-disposition").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("cache-control").orElseThrow());
    }

    @Test
    void aBucketThatBreaksIsUnavailable() throws Exception {
        try (LocalServer s3 = new LocalServer(0)) {
            s3.serve(exchange -> LocalServer.answer(exchange, 500, "application/xml", new byte[0]));
            System.setProperty("aws.endpointUrlS3", s3.url().toString());
            Exports exports = create();
            assertThrows(UnavailableException.class, () -> exports.open(UTRECHT, EXPORT));
            Path file = Files.writeString(data.resolve("file"), "x");
            assertThrows(UnavailableException.class, () -> exports.store(UTRECHT, EXPORT, file));
        }
    }

    @Override
    protected Exports create() {
        return new S3Exports(S3Artefacts.client(true), "summaries");
    }

    @Override
    protected byte[] fetch(URI address) throws Exception {
        return get(address).body();
    }

    private static HttpResponse<byte[]> get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}

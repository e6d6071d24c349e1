package nl.klankbord.local;

import java.nio.file.Path;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.ArtefactsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

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

    @Override
    protected Artefacts create() {
        return new S3Artefacts(S3Artefacts.client(true), "summaries");
    }
}

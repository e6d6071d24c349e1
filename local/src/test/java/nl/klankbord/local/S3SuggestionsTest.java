package nl.klankbord.local;

import java.nio.file.Path;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.coalition.SuggestionsContract;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.s3.S3Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The real S3 client, on the folder that stands for the bucket.
final class S3SuggestionsTest extends SuggestionsContract {

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
    protected Suggestions create() {
        return new S3Suggestions(S3Artefacts.client(true), "summaries");
    }
}

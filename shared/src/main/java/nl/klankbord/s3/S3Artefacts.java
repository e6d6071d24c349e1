package nl.klankbord.s3;

import java.time.LocalDate;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.Format;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Summaries in a bucket: `summaries/{meeting}/{date}/summary.json` and its siblings.
public final class S3Artefacts implements Artefacts {

    private final Files files;

    public S3Artefacts(S3Client client, String bucket) {
        this.files = new Files(client, bucket);
    }

    /// @param isStandIn whether something else answers in place of AWS: it has one host name, so that only the path can
    ///     tell one bucket from another
    public static S3Client client(boolean isStandIn) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(isStandIn)
                .build();
    }

    @Override
    public Optional<byte[]> find(MeetingId meeting, LocalDate date, Format format) {
        return files.find(key(meeting, date, format));
    }

    @Override
    public void store(MeetingId meeting, LocalDate date, Format format, byte[] file) {
        files.store(key(meeting, date, format), format.mediaType(), file);
    }

    private static String key(MeetingId meeting, LocalDate date, Format format) {
        return "summaries/" + meeting.value() + "/" + date + "/" + format.fileName();
    }
}

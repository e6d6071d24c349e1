package nl.klankbord.s3;

import java.time.LocalDate;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.Format;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Summaries in a bucket: `summaries/{meeting}/{date}/summary.json` and its siblings.
public final class S3Artefacts implements Artefacts {

    private final S3Client client;
    private final String bucket;

    public S3Artefacts(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
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
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key(meeting, date, format)))
                            .asByteArray());
        } catch (S3Exception e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw new UnavailableException("the bucket did not answer", e);
        } catch (SdkException e) {
            throw new UnavailableException("the bucket did not answer", e);
        }
    }

    @Override
    public void store(MeetingId meeting, LocalDate date, Format format, byte[] file) {
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key(meeting, date, format))
                            .contentType(format.mediaType()),
                    RequestBody.fromBytes(file));
        } catch (SdkException e) {
            throw new UnavailableException("the bucket did not take a file", e);
        }
    }

    /// To who may read files but not list them, as our functions, S3 does not tell whether there is such a file:
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    private static boolean isAbsent(S3Exception e) {
        return e instanceof NoSuchKeyException
                || (e.awsErrorDetails() != null
                        && "AccessDenied".equals(e.awsErrorDetails().errorCode()));
    }

    private static String key(MeetingId meeting, LocalDate date, Format format) {
        return "summaries/" + meeting.value() + "/" + date + "/" + format.fileName();
    }
}

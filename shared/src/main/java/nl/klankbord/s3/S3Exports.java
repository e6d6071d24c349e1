package nl.klankbord.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.klankbord.export.ExportId;
import nl.klankbord.export.Exports;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Exports in the bucket of the summaries: `exports/{meeting}/{export}`, for a day (`template.yaml`, Lifecycle). An
/// answer of a function has at most 6 MB; so the bucket itself hands a file over, by an address that it believes for a
/// minute.
public final class S3Exports implements Exports {

    private static final Duration OPEN_FOR = Duration.ofMinutes(1);

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    public S3Exports(S3Client client, String bucket) {
        this.client = client;
        this.presigner = S3Presigner.builder().s3Client(client).build();
        this.bucket = bucket;
    }

    @Override
    public void store(MeetingId meeting, ExportId export, Path file) {
        String name = meeting.value() + "-" + export.subject().word() + "."
                + export.type().word();
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key(meeting, export))
                            .contentType(export.type().mediaType())
                            .contentDisposition("attachment; filename=\"" + name + "\"")
                            .cacheControl("no-store"),
                    RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw new UnavailableException("the bucket did not take a file", e);
        }
    }

    @Override
    public Optional<URI> open(MeetingId meeting, ExportId export) {
        try {
            client.headObject(request -> request.bucket(bucket).key(key(meeting, export)));
        } catch (S3Exception e) {
            // An answer to HEAD has no body that could say more: https://docs.aws.amazon.com/AmazonS3/latest/API/
            // API_HeadObject.html. To who may not list the bucket, what is not there is forbidden.
            if (e.statusCode() == 403 || e.statusCode() == 404) {
                return Optional.empty();
            }
            throw new UnavailableException("the bucket did not answer", e);
        } catch (SdkException e) {
            throw new UnavailableException("the bucket did not answer", e);
        }
        return Optional.of(URI.create(presigner
                .presignGetObject(request -> request.signatureDuration(OPEN_FOR)
                        .getObjectRequest(object -> object.bucket(bucket).key(key(meeting, export))))
                .url()
                .toString()));
    }

    private static String key(MeetingId meeting, ExportId export) {
        return "exports/" + meeting.value() + "/" + export.value();
    }
}

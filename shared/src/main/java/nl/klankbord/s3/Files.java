package nl.klankbord.s3;

import java.util.Optional;
import nl.klankbord.meeting.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Small files in a bucket, read and written whole.
///
/// Every method throws [UnavailableException] when the bucket gives no certain answer.
record Files(S3Client client, String bucket) {

    Optional<byte[]> find(String key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
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

    void store(String key, String mediaType, byte[] file) {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(key).contentType(mediaType), RequestBody.fromBytes(file));
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
}

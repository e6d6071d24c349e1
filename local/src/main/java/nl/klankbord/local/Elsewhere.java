package nl.klankbord.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import nl.klankbord.mail.SesMails;
import nl.klankbord.s3.S3Artefacts;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;

/// MiniStack, LocalStack or another stand-in for AWS, named by `AWS_ENDPOINT_URL`: its S3 and SES, made ready.
final class Elsewhere {
    private Elsewhere() {}

    /// With an address of digits: the S3 client puts the bucket in front of a name, where it leads nowhere.
    static URI endpoint(String text) {
        try {
            URI url = new URI(text);
            if ("http".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0) {
                String address = InetAddress.getByName(url.getHost()).getHostAddress();
                return new URI("http", null, address, url.getPort(), null, null, null);
            }
        } catch (URISyntaxException | IOException _) {
            // Said below.
        }
        throw new CannotStart(
                "AWS_ENDPOINT_URL must be like http://127.0.0.1:4577, of a host that is known here, not " + text);
    }

    /// The SDK must find the endpoint already.
    static void prepare(URI endpoint, String bucket, String sender) {
        try (S3Client s3 = S3Artefacts.client(true);
                SesV2Client ses = SesMails.client()) {
            createBucket(s3, bucket);
            createIdentity(ses, sender);
        } catch (SdkClientException e) {
            throw new CannotStart("Nothing answers at " + endpoint
                    + ": start MiniStack or LocalStack there, or leave AWS_ENDPOINT_URL out.");
        }
    }

    private static void createBucket(S3Client s3, String bucket) {
        try {
            s3.createBucket(request -> request.bucket(bucket)
                    .createBucketConfiguration(
                            place -> place.locationConstraint(BucketLocationConstraint.fromValue(LocalValues.REGION))));
        } catch (BucketAlreadyOwnedByYouException _) {
            // As it should be.
        }
    }

    private static void createIdentity(SesV2Client ses, String sender) {
        try {
            ses.createEmailIdentity(request -> request.emailIdentity(sender));
        } catch (AlreadyExistsException _) {
            // As it should be.
        }
    }
}

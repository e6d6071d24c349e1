package nl.klankbord.local;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// DynamoDB, S3 and SES on this machine, where the AWS SDK finds them.
///
/// The SDK reads each endpoint from a system property when a client is built; their names are spelled as in the SDK's
/// own classes (`DefaultDynamoDbBaseClientBuilder` and its like).
final class AwsStandIns implements AutoCloseable {
    static final String SENDER = "klankbord@example.org";

    private final Optional<URI> endpoint;
    private final Dynamo dynamo;
    private final Outbox outbox;
    private final DataFolder data;
    private final List<LocalServer> servers = new ArrayList<>();
    private final Map<String, Optional<String>> propertiesBefore = new HashMap<>();

    AwsStandIns(DataFolder data, boolean inMemory, Clock clock) throws IOException {
        this(data, inMemory, clock, Optional.empty());
    }

    /// With an endpoint, what answers there is used instead.
    AwsStandIns(DataFolder data, boolean inMemory, Clock clock, Optional<URI> endpoint) throws IOException {
        this.data = data;
        this.endpoint = endpoint;
        this.dynamo = endpoint.isPresent()
                ? new DynamoElsewhere(endpoint.get())
                : new EmbeddedDynamo(inMemory ? Optional.empty() : Optional.of(data.at("dynamodb")));
        this.outbox = new Outbox(data.at("outbox"), clock);
    }

    /// Clients can be built when this returns; DynamoDB answers after `dynamo().start(…)`.
    void open(Template template) throws IOException {
        String bucket = bucketName(template);
        setProperty("aws.region", LocalValues.REGION);
        setProperty("aws.accessKeyId", "local");
        setProperty("aws.secretAccessKey", "local");
        setProperty("aws.endpointUrlDynamoDb", dynamo.url());
        if (endpoint.isPresent()) {
            setProperty("aws.endpointUrlS3", endpoint.get());
            setProperty("aws.endpointUrlSesV2", endpoint.get());
            Elsewhere.prepare(endpoint.get(), bucket, SENDER);
        } else {
            // By an address of digits, the S3 client puts the bucket in the path instead of in the host name.
            setProperty(
                    "aws.endpointUrlS3",
                    serve(new BucketStandIn(bucket, data.at("bucket"), data.at("bucket-descriptions"))::handle));
            setProperty("aws.endpointUrlSesV2", serve(outbox::handle));
        }
    }

    private static String bucketName(Template template) {
        List<String> buckets = template.declared().resources().entrySet().stream()
                .filter(resource -> resource.getValue().equals("AWS::S3::Bucket"))
                .map(resource -> LocalValues.bucket(resource.getKey()))
                .toList();
        if (buckets.size() > 1) {
            throw new IllegalArgumentException("The local machine knows one bucket, not " + buckets);
        }
        return buckets.isEmpty() ? "none" : buckets.getFirst();
    }

    private URI serve(HttpHandler handler) throws IOException {
        LocalServer server = new LocalServer(0);
        servers.add(server);
        server.serve(handler);
        return server.url();
    }

    private void setProperty(String name, Object value) {
        propertiesBefore.putIfAbsent(name, Optional.ofNullable(System.setProperty(name, value.toString())));
    }

    Dynamo dynamo() {
        return dynamo;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        servers.forEach(LocalServer::close);
        dynamo.close();
        propertiesBefore.forEach((name, before) ->
                before.ifPresentOrElse(value -> System.setProperty(name, value), () -> System.clearProperty(name)));
    }
}

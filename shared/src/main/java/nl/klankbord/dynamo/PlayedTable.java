package nl.klankbord.dynamo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// A table for a rehearsal: it holds one meeting and forgets all that is put. Everything of the SDK works, from the
/// signature to the reading of the answer, but nothing leaves this process and nobody's credentials are asked for.
public final class PlayedTable implements SdkHttpClient {

    private final byte[] meeting;

    private PlayedTable(String file) {
        Json item =
                Json.object().put("file", Json.object().put("S", file).build()).build();
        this.meeting = JsonWriter.bytes(Json.object().put("Item", item).build());
    }

    /// @param file of the meeting that is found, whichever is asked for
    public static Table holding(String file) {
        var nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("played", "played"));
        return new Table(Table.client(Duration.ofSeconds(1), new PlayedTable(file), nobody), "played");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean isRead = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElse("")
                .endsWith("GetItem");
        byte[] body = isRead ? meeting : "{}".getBytes(StandardCharsets.UTF_8);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}

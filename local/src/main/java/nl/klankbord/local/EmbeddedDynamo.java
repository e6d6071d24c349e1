package nl.klankbord.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local in this process, on 127.0.0.1 only.
///
/// Its own `ServerRunner` would listen on every address and has telemetry to switch off; its request handler in a
/// Jetty of ours does neither.
final class EmbeddedDynamo implements Dynamo {
    static {
        // Log4j's core takes a second to start, and DynamoDB Local tells its clients what went wrong anyway.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "FATAL");
    }

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
    private final LocalDynamoDBServerHandler handler;

    /// The port is open when this returns; requests wait until [#start].
    EmbeddedDynamo(Optional<Path> folder) throws IOException {
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
        }
        boolean inMemory = folder.isEmpty();
        String path = folder.map(Path::toString).orElse("");
        this.handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, inMemory, inMemory ? null : path, true, false), "http://127.0.0.1");
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.open();
        jetty.addConnector(connector);
        ContextHandler context = new ContextHandler("/");
        context.setHandler(handler);
        jetty.setHandler(context);
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void start(Template.Table table) throws Exception {
        jetty.start();
        createIfAbsent(table);
    }

    @Override
    public void close() {
        LifeCycle.stop(jetty);
        handler.close();
    }
}

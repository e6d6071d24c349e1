package nl.klankbord.local;

import java.net.URI;

/// The DynamoDB of MiniStack, LocalStack or another stand-in for AWS, which runs by itself.
record DynamoElsewhere(URI url) implements Dynamo {
    @Override
    public void start(Template.Table table) {
        createIfAbsent(table);
    }

    @Override
    public void close() {
        // It was not started here.
    }
}

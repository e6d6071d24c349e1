package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.topic.Topics;
import nl.klankbord.topic.TopicsContract;

final class DynamoTopicsTest extends TopicsContract {

    @Override
    protected Topics create(Clock clock) {
        return new DynamoTopics(DynamoDbLocal.newTable(), clock);
    }
}

package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.topic.Topics;
import nl.klankbord.topic.TopicsContract;

final class MemoryTopicsTest extends TopicsContract {

    @Override
    protected Topics create(Clock clock) {
        return new MemoryAnswers(clock).topics();
    }
}

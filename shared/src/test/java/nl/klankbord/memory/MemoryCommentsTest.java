package nl.klankbord.memory;

import java.time.Clock;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.CommentsContract;

final class MemoryCommentsTest extends CommentsContract {

    @Override
    protected Comments create(Clock clock) {
        return new MemoryComments(clock);
    }
}

package nl.klankbord.dynamo;

import java.time.Clock;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.CommentsContract;

final class DynamoCommentsTest extends CommentsContract {

    @Override
    protected Comments create(Clock clock) {
        return new DynamoComments(DynamoDbLocal.newTable(), clock);
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.summary.Feeds;
import nl.klankbord.summary.FeedsContract;

final class DynamoFeedsTest extends FeedsContract {

    @Override
    protected Feeds create() {
        return new DynamoFeeds(DynamoDbLocal.newTable());
    }
}

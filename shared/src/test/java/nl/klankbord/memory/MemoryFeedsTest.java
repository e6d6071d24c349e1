package nl.klankbord.memory;

import nl.klankbord.summary.Feeds;
import nl.klankbord.summary.FeedsContract;

final class MemoryFeedsTest extends FeedsContract {

    @Override
    protected Feeds create() {
        return new MemoryFeeds();
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.summary.Summaries;
import nl.klankbord.summary.SummariesContract;

final class DynamoSummariesTest extends SummariesContract {

    @Override
    protected Summaries create() {
        return new DynamoSummaries(DynamoDbLocal.newTable());
    }
}

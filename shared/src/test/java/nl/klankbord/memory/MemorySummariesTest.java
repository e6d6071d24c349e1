package nl.klankbord.memory;

import nl.klankbord.summary.Summaries;
import nl.klankbord.summary.SummariesContract;

final class MemorySummariesTest extends SummariesContract {

    @Override
    protected Summaries create() {
        return new MemorySummaries();
    }
}

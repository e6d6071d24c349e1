package nl.klankbord.memory;

import nl.klankbord.retention.KeptContract;

final class MemoryKeptTest extends KeptContract {

    @Override
    protected Store create() {
        MemoryAnswers answers = new MemoryAnswers(clock);
        MemoryAuditLog log = new MemoryAuditLog();
        return new Store(answers, answers.topics(), answers, log, new MemoryKept(answers, log));
    }
}

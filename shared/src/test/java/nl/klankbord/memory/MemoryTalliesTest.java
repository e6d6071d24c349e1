package nl.klankbord.memory;

import nl.klankbord.tally.TalliesContract;

final class MemoryTalliesTest extends TalliesContract {

    @Override
    protected Store create() {
        MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
        return new Store(answers, answers.topics(), answers);
    }
}

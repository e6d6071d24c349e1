package nl.klankbord.memory;

import nl.klankbord.recount.RecountContract;

final class MemoryRecountTest extends RecountContract {

    @Override
    protected Store create() {
        MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
        return new Store(answers, answers.topics(), answers, answers);
    }
}

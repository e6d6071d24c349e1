package nl.klankbord.memory;

import nl.klankbord.link.LinkContract;

final class MemoryLinkTest extends LinkContract {

    @Override
    protected Store create() {
        MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
        return new Store(answers, answers.topics(), answers);
    }
}

package nl.klankbord.memory;

import nl.klankbord.participants.ParticipantsContract;

final class MemoryParticipantsTest extends ParticipantsContract {

    @Override
    protected Store create() {
        MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
        return new Store(answers, answers.participants());
    }
}

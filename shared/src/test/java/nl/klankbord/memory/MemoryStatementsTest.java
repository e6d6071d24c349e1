package nl.klankbord.memory;

import nl.klankbord.introduction.Statements;
import nl.klankbord.introduction.StatementsContract;

final class MemoryStatementsTest extends StatementsContract {

    @Override
    protected Statements create() {
        return new MemoryStatements();
    }
}

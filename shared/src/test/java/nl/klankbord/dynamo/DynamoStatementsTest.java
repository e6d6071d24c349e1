package nl.klankbord.dynamo;

import nl.klankbord.introduction.Statements;
import nl.klankbord.introduction.StatementsContract;
import nl.klankbord.memory.Examples;

final class DynamoStatementsTest extends StatementsContract {

    @Override
    protected Statements create() {
        return new DynamoStatements(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.MailingsContract;
import nl.klankbord.receipt.OpenAsks;

final class DynamoMailingsTest extends MailingsContract {

    private final Table table = DynamoDbLocal.newTable();

    @Override
    protected Mailings mailings() {
        return new DynamoMailings(table);
    }

    @Override
    protected OpenAsks asks() {
        return new DynamoAsks(table);
    }
}

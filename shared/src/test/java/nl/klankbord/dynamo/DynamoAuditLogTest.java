package nl.klankbord.dynamo;

import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.AuditLogContract;
import nl.klankbord.memory.Examples;

final class DynamoAuditLogTest extends AuditLogContract {

    @Override
    protected AuditLog create() {
        return new DynamoAuditLog(DynamoDbLocal.newTable(), Examples.CLOCK);
    }
}

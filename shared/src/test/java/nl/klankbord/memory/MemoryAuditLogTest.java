package nl.klankbord.memory;

import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.AuditLogContract;

final class MemoryAuditLogTest extends AuditLogContract {

    @Override
    protected AuditLog create() {
        return new MemoryAuditLog();
    }
}

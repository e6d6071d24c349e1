package nl.klankbord.memory;

import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.MailingsContract;
import nl.klankbord.receipt.OpenAsks;

final class MemoryMailingsTest extends MailingsContract {

    @Override
    protected Mailings mailings() {
        return new MemoryMailings();
    }

    @Override
    protected OpenAsks asks() {
        return new MemoryAsks();
    }
}

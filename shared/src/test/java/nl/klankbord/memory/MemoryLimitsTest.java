package nl.klankbord.memory;

import nl.klankbord.limit.Limits;
import nl.klankbord.limit.LimitsContract;

final class MemoryLimitsTest extends LimitsContract {

    @Override
    protected Limits create() {
        return new MemoryLimits();
    }
}

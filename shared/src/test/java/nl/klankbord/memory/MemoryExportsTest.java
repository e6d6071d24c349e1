package nl.klankbord.memory;

import java.net.URI;
import nl.klankbord.export.Exports;
import nl.klankbord.export.ExportsContract;

final class MemoryExportsTest extends ExportsContract {

    private final MemoryExports exports = new MemoryExports();

    @Override
    protected Exports create() {
        return exports;
    }

    @Override
    protected byte[] fetch(URI address) {
        return exports.fetch(address);
    }
}

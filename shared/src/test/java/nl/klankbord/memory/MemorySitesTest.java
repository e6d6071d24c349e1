package nl.klankbord.memory;

import nl.klankbord.site.Sites;
import nl.klankbord.site.SitesContract;

final class MemorySitesTest extends SitesContract {

    @Override
    protected Sites create() {
        return new MemorySites();
    }
}

package nl.klankbord.dynamo;

import nl.klankbord.site.Sites;
import nl.klankbord.site.SitesContract;

final class DynamoSitesTest extends SitesContract {

    @Override
    protected Sites create() {
        return new DynamoSites(DynamoDbLocal.newTable());
    }
}

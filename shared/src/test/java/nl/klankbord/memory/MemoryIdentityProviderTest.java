package nl.klankbord.memory;

import nl.klankbord.desk.Identity;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.desk.IdentityProviderContract;

final class MemoryIdentityProviderTest extends IdentityProviderContract {

    private final MemoryIdentityProvider provider = new MemoryIdentityProvider();

    @Override
    protected IdentityProvider provider() {
        return provider;
    }

    @Override
    protected String signIn(String signInAt, Identity identity) {
        return provider.signIn(signInAt, identity);
    }
}

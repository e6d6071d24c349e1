/// An identity provider that speaks OpenID Connect. The only package that knows Nimbus.
@NullMarked
package nl.klankbord.oidc;

import org.jspecify.annotations.NullMarked;

package nl.klankbord.local;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the routes of the HTTP API, and who may use them.
final class RouteReader {
    private static final Set<String> PROPERTIES =
            Set.of("ApiId", "Auth", "Method", "Path", "PayloadFormatVersion", "RouteSettings", "TimeoutInMillis");

    private final Tree root;

    RouteReader(Tree root) {
        this.root = root;
    }

    Template.Route route(String function, Tree properties) {
        TemplateReader.refuseOthers(properties, PROPERTIES);
        if (!properties.at("PayloadFormatVersion").textOr("2.0").equals("2.0")) {
            throw properties.at("PayloadFormatVersion").complaint("must be 2.0");
        }
        String path = properties.at("Path").textOr(Template.Route.DEFAULT);
        if (!path.startsWith("/") && !path.equals(Template.Route.DEFAULT)) {
            throw properties.at("Path").complaint("must begin with a slash");
        }
        return new Template.Route(
                properties.at("Method").textOr("ANY").toUpperCase(Locale.ROOT), path, function, authorizer(properties));
    }

    private Optional<Template.Authorizer> authorizer(Tree properties) {
        Tree auth = api(properties).at("Auth");
        String name = properties
                .at("Auth")
                .at("Authorizer")
                .textOr(auth.at("DefaultAuthorizer").textOr("NONE"));
        if (name.equals("NONE")) {
            return Optional.empty();
        }
        Tree authorizer = auth.at("Authorizers").at(name);
        Tree jwt = authorizer.at("JwtConfiguration");
        if (!jwt.isPresent()) {
            throw authorizer.complaint("is not a JWT authorizer; the local machine knows no other");
        }
        if (!authorizer.at("IdentitySource").textOr("").equals("$request.header.Authorization")) {
            throw authorizer.at("IdentitySource").complaint("must be $request.header.Authorization");
        }
        Tree scopes = properties.at("Auth").at("AuthorizationScopes");
        if (!scopes.isPresent()) {
            scopes = authorizer.at("AuthorizationScopes");
        }
        Set<String> required = new TreeSet<>();
        scopes.items().forEach(scope -> required.add(scope.text()));
        return Optional.of(new Template.Authorizer(
                name, jwt.at("issuer"), jwt.at("audience").items(), required));
    }

    private Tree api(Tree properties) {
        Tree api = properties.at("ApiId");
        if (!api.isPresent()) {
            return root.at("Globals").at("HttpApi");
        }
        return root.at("Resources").at(api.at("Ref").text()).at("Properties");
    }
}

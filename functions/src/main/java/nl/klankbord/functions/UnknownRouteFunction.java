package nl.klankbord.functions;

import java.util.List;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;

/// What no route takes: 405 where the path is known with another method, else 404.
public final class UnknownRouteFunction extends HttpFunction {

    @Override
    protected List<String> offered(HttpRequest request) {
        return List.of();
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        List<String> methods = Route.ALL.stream()
                .filter(route -> route.matches(request.path()))
                .map(Route::method)
                .toList();
        throw methods.isEmpty()
                ? RefusedException.notFound()
                : RefusedException.methodNotAllowed(String.join(", ", methods));
    }
}

package nl.klankbord.functions;

import java.util.List;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.site.Sites;

/// Tells a browser, before it asks, what scripts of a site's pages may send (Fetch, CORS preflight). To any other page
/// it tells nothing, which is no.
public final class PreflightFunction extends HttpFunction {

    private final Sites sites;

    public PreflightFunction() {
        this(new Wiring().sites());
    }

    PreflightFunction(Sites sites) {
        this.sites = sites;
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return List.of();
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        Doors.meeting(request);
        return HttpResponse.nothing()
                .with("access-control-allow-methods", "GET, POST")
                .with("access-control-allow-headers", "content-type, idempotency-key, site-token")
                .with("access-control-max-age", "600");
    }

    @Override
    protected boolean isOpenTo(String origin, HttpRequest request) {
        return Doors.isOpenTo(origin, request, sites);
    }
}

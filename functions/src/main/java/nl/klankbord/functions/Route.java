package nl.klankbord.functions;

import java.util.List;
import java.util.regex.Pattern;

/// A route of `template.yaml`. `TemplateTest` holds this list and that file together.
///
/// @param path as in the template, with parameters in braces
record Route(String method, String path) {

    static final List<Route> ALL = List.of(
            new Route("GET", "/"),
            new Route("GET", "/m/{meeting}"),
            new Route("GET", "/m/{meeting}/privacy"),
            new Route("GET", "/m/{meeting}/link"),
            new Route("GET", "/accessibility"),
            new Route("GET", "/.well-known/security.txt"),
            new Route("GET", "/m/{meeting}/receipts/{receipt}"),
            new Route("GET", "/assets/{asset}"),
            new Route("POST", "/m/{meeting}/rsvps"),
            new Route("POST", "/m/{meeting}/topics"),
            new Route("POST", "/m/{meeting}/links"),
            new Route("GET", "/r/{token}"),
            new Route("GET", "/my-rsvp"),
            new Route("GET", "/my-rsvp/data"),
            new Route("GET", "/my-rsvp/calendar"),
            new Route("GET", "/my-rsvp/change"),
            new Route("POST", "/my-rsvp"),
            new Route("GET", "/u/{token}"),
            new Route("POST", "/my-rsvp/cancellation"),
            new Route("POST", "/my-rsvp/colleague"),
            new Route("POST", "/my-rsvp/updates"),
            new Route("POST", "/my-rsvp/erasure"),
            new Route("POST", "/u/{token}"),
            new Route("GET", "/feeds/{feed}"),
            new Route("GET", "/desk"),
            new Route("GET", "/desk/sign-in"),
            new Route("GET", "/desk/callback"),
            new Route("POST", "/desk/sign-out"),
            new Route("GET", "/desk/meetings/{meeting}"),
            new Route("GET", "/desk/meetings/{meeting}/catering"),
            new Route("POST", "/desk/meetings/{meeting}/catering/{moment}"),
            new Route("GET", "/desk/meetings/{meeting}/summaries"),
            new Route("GET", "/desk/meetings/{meeting}/summaries/{date}"),
            new Route("POST", "/desk/meetings/{meeting}/summaries/feed"),
            new Route("GET", "/desk/meetings/{meeting}/exports"),
            new Route("POST", "/desk/meetings/{meeting}/exports"),
            new Route("GET", "/desk/meetings/{meeting}/exports/{export}"),
            new Route("GET", "/desk/meetings/{meeting}/updates"),
            new Route("POST", "/desk/meetings/{meeting}/updates"),
            new Route("GET", "/v1"),
            new Route("GET", "/v1/openapi.json"),
            new Route("GET", "/v1/meetings/{meeting}"),
            new Route("PUT", "/v1/meetings/{meeting}"),
            new Route("POST", "/v1/meetings/{meeting}/rsvps"),
            new Route("POST", "/v1/meetings/{meeting}/topics"),
            new Route("OPTIONS", "/v1/meetings/{meeting}"),
            new Route("OPTIONS", "/v1/meetings/{meeting}/rsvps"),
            new Route("OPTIONS", "/v1/meetings/{meeting}/topics"),
            new Route("POST", "/v1/meetings/{meeting}/submissions"),
            new Route("GET", "/v1/meetings/{meeting}/quarantine"),
            new Route("POST", "/v1/meetings/{meeting}/quarantine/{held}/release"),
            new Route("DELETE", "/v1/meetings/{meeting}/quarantine/{held}"),
            new Route("GET", "/v1/meetings/{meeting}/sites"),
            new Route("GET", "/v1/meetings/{meeting}/sites/{site}"),
            new Route("GET", "/v1/meetings/{meeting}/sites/{site}/form"),
            new Route("PUT", "/v1/meetings/{meeting}/sites/{site}"),
            new Route("POST", "/v1/meetings/{meeting}/sites/{site}/secrets"),
            new Route("DELETE", "/v1/meetings/{meeting}/sites/{site}/secrets/{secret}"),
            new Route("GET", "/v1/meetings/{meeting}/webhooks"),
            new Route("GET", "/v1/meetings/{meeting}/webhooks/{webhook}"),
            new Route("GET", "/v1/meetings/{meeting}/webhooks/{webhook}/deliveries"),
            new Route("PUT", "/v1/meetings/{meeting}/webhooks/{webhook}"),
            new Route("DELETE", "/v1/meetings/{meeting}/webhooks/{webhook}"),
            new Route("POST", "/v1/meetings/{meeting}/webhooks/{webhook}/secrets"),
            new Route("POST", "/v1/meetings/{meeting}/webhooks/{webhook}/test"),
            new Route("GET", "/v1/meetings/{meeting}/updates"),
            new Route("GET", "/v1/meetings/{meeting}/updates/{update}"),
            new Route("PUT", "/v1/meetings/{meeting}/updates/{update}"),
            new Route("GET", "/v1/meetings/{meeting}/rsvps"),
            new Route("GET", "/v1/meetings/{meeting}/rsvps/{person}"),
            new Route("PUT", "/v1/meetings/{meeting}/rsvps/{person}"),
            new Route("POST", "/v1/meetings/{meeting}/rsvps/{person}/cancellation"),
            new Route("GET", "/v1/meetings/{meeting}/tally"),
            new Route("GET", "/v1/meetings/{meeting}/summaries"),
            new Route("GET", "/v1/meetings/{meeting}/summaries/{date}"),
            new Route("POST", "/v1/meetings/{meeting}/exports"),
            new Route("GET", "/v1/meetings/{meeting}/exports/{export}"));

    boolean matches(String requested) {
        String pattern = Pattern.quote(path).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
        return Pattern.matches(pattern, requested);
    }
}

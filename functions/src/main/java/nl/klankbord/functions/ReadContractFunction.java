package nl.klankbord.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.page.ApiPage;
import nl.klankbord.page.Pages;

/// The contract of the API, for whoever builds on it: as a document, and as a page made of that document. It is the
/// same for everybody, so any page may read it
/// (NL API Design Rules 2.2, /core/publish-openapi).
public final class ReadContractFunction extends HttpFunction {

    private static final byte[] CONTRACT = contract();

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return request.path().equals("/v1") ? page() : document();
    }

    @Override
    protected List<String> offered(HttpRequest request) {
        return request.path().equals("/v1") ? List.of("text/html") : super.offered(request);
    }

    private static HttpResponse page() {
        return HttpResponse.html(200, Page.HTML)
                .with("content-security-policy", Pages.apiPolicy())
                .with("content-language", "en");
    }

    private static HttpResponse document() {
        return HttpResponse.of(200, "application/json", CONTRACT).with("access-control-allow-origin", "*");
    }

    /// Made once, when somebody asks for it.
    private static final class Page {

        static final String HTML = Pages.api(new ApiPage(json()));

        private static JsonObject json() {
            try {
                return (JsonObject) JsonReader.read(CONTRACT);
            } catch (MalformedJsonException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static byte[] contract() {
        try (InputStream file =
                Objects.requireNonNull(ReadContractFunction.class.getResourceAsStream("openapi.json"))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package nl.klankbord.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;

/// The contract of the API, for whoever builds on it. It is the same for everybody, so any page may read it
/// (NL API Design Rules 2.2, /core/publish-openapi).
public final class ReadContractFunction extends HttpFunction {

    private static final byte[] CONTRACT = contract();

    @Override
    protected boolean isPolled(HttpRequest request) {
        return true;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return HttpResponse.of(200, "application/json", CONTRACT).with("access-control-allow-origin", "*");
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

package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import nl.klankbord.dynamo.Table;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.retention.KeepTerms;
import nl.klankbord.retention.KeepTerms.Outcome;

/// Sees to it, each night, that what meetings know of people goes when they say. Its event says nothing: what is due
/// goes by the clock.
public final class KeepTermsFunction implements RequestStreamHandler {

    private final KeepTerms keepTerms;
    private final Clock clock;

    public KeepTermsFunction() {
        this(new Wiring(Table.NOBODY_WAITS));
    }

    private KeepTermsFunction(Wiring wiring) {
        this(wiring.keepTerms(), wiring.clock());
    }

    KeepTermsFunction(KeepTerms keepTerms, Clock clock) {
        this.keepTerms = keepTerms;
        this.clock = clock;
    }

    /// @throws IOException when a meeting failed: the others had their turn, and Lambda tries again
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        List<Outcome> outcomes = keepTerms.keep(clock.instant());
        for (Outcome outcome : outcomes) {
            LogLine line = LogLine.of(context, "terms kept").with("terms", told(outcome));
            if (outcome instanceof Outcome.Failed failed) {
                line.failure(failed.cause());
            }
            line.write();
        }
        if (outcomes.stream().anyMatch(Outcome.Failed.class::isInstance)) {
            throw new IOException("Not every meeting keeps to its terms.");
        }
        answer.write(JsonWriter.bytes(Json.object()
                .put(
                        "meetings",
                        Json.array(
                                outcomes.stream().map(KeepTermsFunction::told).toList()))
                .build()));
    }

    private static Json told(Outcome outcome) {
        Json.Builder told = Json.object().put("meeting", outcome.meeting().value());
        if (outcome instanceof Outcome.Changed changed) {
            told.put("changed", changed.rows());
        }
        return told.build();
    }
}

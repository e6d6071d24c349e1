import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import nl.klankbord.functions.Environment;
import nl.klankbord.functions.SubmitRsvpFunction;

/// Our RSVP as SnapStart would have it started: rehearsed during INIT. The emulator knows no SnapStart, so only the
/// function is told of it. What it takes after INIT is what remains after a restore; the restore itself is not in it.
public final class Primed implements RequestStreamHandler {

    private final RequestStreamHandler function;

    public Primed() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        this.function = ScopedValue.where(Environment.VARIABLES, variables).call(SubmitRsvpFunction::new);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handleRequest(event, answer, context);
    }
}

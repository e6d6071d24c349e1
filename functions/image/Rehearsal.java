import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/// Hands each event to the function that it is for, so that one training run sees them all. It lies outside the class
/// path, so that it is in no image and in no cache. An event comes as the function's class, a line end, and the event.
public final class Rehearsal implements RequestStreamHandler {

    private final Map<String, RequestStreamHandler> functions = new HashMap<>();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var name = new StringBuilder();
        for (int next = event.read(); next != '\n'; next = event.read()) {
            name.append((char) next);
        }
        RequestStreamHandler function = functions.get(name.toString());
        if (function == null) {
            try {
                function = (RequestStreamHandler)
                        Class.forName(name.toString()).getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IOException("no function " + name, e);
            }
            functions.put(name.toString(), function);
        }
        function.handleRequest(event, answer, context);
    }
}

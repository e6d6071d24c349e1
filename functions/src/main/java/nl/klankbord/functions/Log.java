package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.Context;

/// What a function tells its operators: what failed and where, never what was sent.
final class Log {

    private Log() {}

    /// Classes and lines only: the message of an exception from elsewhere may quote an item or an address.
    static void failure(Context context, Throwable failure) {
        StringBuilder line = new StringBuilder("request " + context.getAwsRequestId() + " failed");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            line.append(": ").append(cause.getClass().getName());
            if (cause.getStackTrace().length > 0) {
                line.append(" at ").append(cause.getStackTrace()[0]);
            }
        }
        context.getLogger().log(line.toString());
    }

    static void line(Context context, String line) {
        context.getLogger().log(line);
    }
}

package nl.klankbord.functions;

import java.util.Map;

/// The environment variables of one function.
///
/// On Lambda each function has a process of its own, and so has `System.getenv()`. The local machine runs all
/// functions in one process; it binds [#VARIABLES] while it constructs a function, to exactly what `template.yaml`
/// gives that function, so that a variable missing there is missed here too.
public final class Environment {

    public static final ScopedValue<Map<String, String>> VARIABLES = ScopedValue.newInstance();

    private Environment() {}

    static Map<String, String> current() {
        return VARIABLES.isBound() ? VARIABLES.get() : System.getenv();
    }

    /// @return a task that has, on whatever thread it runs, the variables that are bound now
    static Runnable handedOn(Runnable task) {
        if (!VARIABLES.isBound()) {
            return task;
        }
        Map<String, String> bound = VARIABLES.get();
        return () -> ScopedValue.where(VARIABLES, bound).run(task);
    }
}

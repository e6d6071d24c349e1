package nl.klankbord.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.klankbord.meeting.InFlightException;

/// A port whose calls are written down: for what shows in nothing but how often it is asked.
public final class Watched<P> {

    private final List<Call> calls = new ArrayList<>();
    private final P port;
    private Predicate<Call> isInFlight = _ -> false;

    /// @param several how many things it was given, when it was given a list
    public record Call(String method, int several, List<Object> arguments) {}

    /// @param on what answers
    public Watched(Class<P> port, P on) {
        this.port = port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    List<Object> given = List.of(arguments);
                    Call call = new Call(
                            method.getName(), given.getFirst() instanceof List<?> many ? many.size() : 0, given);
                    calls.add(call);
                    if (isInFlight.test(call)) {
                        throw new InFlightException(new IllegalStateException("said by the test"));
                    }
                    try {
                        return method.invoke(on, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    public P port() {
        return port;
    }

    /// @param which calls hear that another request is writing the same
    public void inFlight(Predicate<Call> which) {
        isInFlight = which;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// @return how many things each call of that name was given
    public List<Integer> several(String method) {
        return calls.stream()
                .filter(call -> call.method().equals(method))
                .map(Call::several)
                .toList();
    }
}

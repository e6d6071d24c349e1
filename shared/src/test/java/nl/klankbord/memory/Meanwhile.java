package nl.klankbord.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import nl.klankbord.rsvp.Rsvps;

/// RSVPs that others write to at a bad moment.
public final class Meanwhile {

    private Meanwhile() {}

    /// @param method `write`, `take`, `seats`; with what it asks for where that differs: `find SubmissionId`
    /// @param others what happens before each such call, told how many there have been, from 1
    public static Rsvps before(Rsvps rsvps, String method, IntConsumer others) {
        int[] calls = {0};
        return (Rsvps) Proxy.newProxyInstance(
                Rsvps.class.getClassLoader(), new Class<?>[] {Rsvps.class}, (proxy, called, arguments) -> {
                    if (name(called).equals(method)) {
                        calls[0]++;
                        others.accept(calls[0]);
                    }
                    try {
                        return called.invoke(rsvps, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static String name(Method method) {
        return method.getName().equals("find")
                ? "find " + method.getParameterTypes()[1].getSimpleName()
                : method.getName();
    }
}

package nl.klankbord.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `make run`: starts the machine, fills an empty one, and waits for Ctrl-C.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        AtomicReference<@Nullable Machine> machine = new AtomicReference<>();
        Thread stop = new Thread(() -> stop(machine.get()), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            Path root = Path.of(setting("klankbord.root", "KLANKBORD_ROOT", "."));
            Machine started = Machine.start(new Machine.Options(
                    root.resolve("template.yaml"),
                    Path.of(setting("DATA", "DATA", "./data")),
                    port(setting("PORT", "PORT", "8080")),
                    false,
                    Clock.systemUTC(),
                    endpoint(setting("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL", ""))));
            machine.set(started);
            List<String> meetings =
                    new FirstMeetings(started, root.resolve("events/meetings"), Clock.systemUTC()).storeIfEmpty();
            meetings.forEach(id -> System.out.printf("%-8s %s/m/%s%n", "Meeting", started.url(), id));
            if (!meetings.isEmpty()) {
                ForeignSite site = ForeignSite.open(
                        started, meetings.getFirst(), (started.url().getPort() + 1) % 65_536);
                System.out.printf("%-8s %s/ is a page of another site, with the forms%n", "Site", site.url());
            }
            started.places().forEach((name, place) -> System.out.printf("%-8s %s%n", name, place));
            System.out.println("Ready: " + started.url());
        } catch (CannotStart e) {
            fail(e.getMessage());
        } catch (Exception e) {
            fail("Klankbord does not start: "
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /// A system property, else an environment variable.
    static String setting(String property, String variable, String otherwise) {
        String value = System.getProperty(property, System.getenv(variable));
        return value == null || value.isBlank() ? otherwise : value;
    }

    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new CannotStart("PORT must be a number from 1 to 65535, not " + text);
    }

    private static Optional<URI> endpoint(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Elsewhere.endpoint(text));
    }

    /// DynamoDB Local's threads would outlive `main`: only halting ends them.
    private static void fail(@Nullable String why) {
        System.err.println(why);
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }

    private static void stop(@Nullable Machine machine) {
        try {
            if (machine != null) {
                machine.close();
            }
            System.out.println("Stopped.");
        } catch (Exception e) {
            System.err.println(e.getMessage());
        } finally {
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }
}

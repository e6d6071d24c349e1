package nl.klankbord.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Many scripts at once, of which only one goes on at any moment. Which one is drawn anew at each [#pass], so the same
/// seed gives the same order.
final class Turns {

    private static final ThreadLocal<@Nullable Player> PLAYING = new ThreadLocal<>();

    private final Random random;
    private final List<Player> players = new ArrayList<>();
    private final Semaphore passed = new Semaphore(0);

    Turns(Random random) {
        this.random = random;
    }

    private static final class Player {
        private final Semaphore turn = new Semaphore(0);
        private boolean isDone;
        private @Nullable Throwable failure;
    }

    void add(Runnable script) {
        Player player = new Player();
        players.add(player);
        Thread.ofVirtual().start(() -> {
            PLAYING.set(player);
            player.turn.acquireUninterruptibly();
            try {
                script.run();
            } catch (Throwable e) {
                player.failure = e;
            } finally {
                player.isDone = true;
                passed.release();
            }
        });
    }

    /// Lets another go first, perhaps. Outside a script it does nothing.
    void pass() {
        Player player = PLAYING.get();
        if (player != null) {
            passed.release();
            player.turn.acquireUninterruptibly();
        }
    }

    /// Plays all scripts to their end.
    void play() {
        List<Player> going = new ArrayList<>(players);
        while (!going.isEmpty()) {
            Player next = going.get(random.nextInt(going.size()));
            next.turn.release();
            passed.acquireUninterruptibly();
            if (next.isDone) {
                going.remove(next);
            }
            if (next.failure != null) {
                throw new AssertionError("a script failed", next.failure);
            }
        }
    }
}

package nl.klankbord.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.invite.Invite;
import nl.klankbord.invite.Invites;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

public final class MemoryInvites implements Invites {

    private final SortedMap<String, Invite> invites = new TreeMap<>();
    private final Map<String, Instant> inHand = new HashMap<>();

    @Override
    public synchronized Optional<Invite> storeUnlessPresent(Invite invite) {
        return Optional.ofNullable(invites.putIfAbsent(key(invite), invite));
    }

    @Override
    public synchronized List<Invite> of(MeetingId meeting, Person person) {
        return invites.values().stream()
                .filter(invite -> invite.meeting().equals(meeting)
                        && invite.topic().person().equals(person))
                .toList();
    }

    @Override
    public synchronized List<Invite> waiting(MeetingId meeting) {
        return invites.values().stream()
                .filter(invite ->
                        invite.meeting().equals(meeting) && invite.doneAt().isEmpty())
                .toList();
    }

    @Override
    public synchronized boolean claim(Invite invite, Instant now) {
        String key = key(invite);
        Invite present = invites.get(key);
        Instant since = inHand.get(key);
        boolean isTaken = since != null && !since.isBefore(now.minus(Duration.ofMinutes(IN_HAND_MINUTES)));
        if (present == null || present.doneAt().isPresent() || isTaken) {
            return false;
        }
        inHand.put(key, now);
        return true;
    }

    @Override
    public synchronized void note(Invite done, Instant claimedAt) {
        if (inHand.remove(key(done), claimedAt)) {
            invites.replace(key(done), done);
        }
    }

    @Override
    public synchronized void letGo(Invite invite, Instant claimedAt) {
        inHand.remove(key(invite), claimedAt);
    }

    @Override
    public synchronized void drop(Invite invite) {
        invites.remove(key(invite));
        inHand.remove(key(invite));
    }

    private static String key(Invite invite) {
        return invite.meeting().value() + " " + invite.topic().word() + " " + invite.id();
    }
}

package nl.klankbord.memory;

import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.manifest.Comment;
import nl.klankbord.manifest.Comments;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;

public final class MemoryComments implements Comments {

    private final SortedMap<String, Comment> comments = new TreeMap<>();
    private final Clock clock;

    public MemoryComments(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean store(Comment comment) {
        String key = "%s %s %02d"
                .formatted(comment.meeting().value(), comment.person().value(), comment.number());
        Comment present = comments.putIfAbsent(key, comment);
        return present == null || present.equals(comment);
    }

    @Override
    public synchronized List<Comment> of(MeetingId meeting, Person person) {
        return all(meeting).stream()
                .filter(comment -> comment.person().equals(person))
                .toList();
    }

    @Override
    public synchronized List<Comment> all(MeetingId meeting) {
        return comments.values().stream()
                .filter(comment -> comment.meeting().equals(meeting)
                        && comment.expiresAtEpochSecond() > clock.instant().getEpochSecond())
                .toList();
    }

    @Override
    public synchronized void forget(MeetingId meeting, Person person) {
        comments.values()
                .removeIf(comment ->
                        comment.meeting().equals(meeting) && comment.person().equals(person));
    }
}

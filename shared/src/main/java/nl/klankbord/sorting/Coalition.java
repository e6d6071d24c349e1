package nl.klankbord.sorting;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.klankbord.topic.TopicKey;

/// Topics that an organiser put at one table. Each topic sits at one of them at most.
///
/// @param name as the organiser wrote it
/// @param members at least one. Whoever's data were erased a moment ago may still be among them
public record Coalition(CoalitionId id, String name, SortedSet<TopicKey> members) {

    public Coalition {
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
}

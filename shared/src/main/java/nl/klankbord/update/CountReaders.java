package nl.klankbord.update;

import java.util.HashSet;
import java.util.Set;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Picture;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.Topics;

/// To how many an update would go: what somebody sees before they send one.
public final class CountReaders {

    private final Rsvps rsvps;
    private final Topics topics;

    public CountReaders(Rsvps rsvps, Topics topics) {
        this.rsvps = rsvps;
        this.topics = topics;
    }

    /// @param picture of the topics, as they were sorted when it was asked
    /// @return people who would get it now
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no answer
    public int count(Meeting meeting, Picture picture, Audience to) {
        Set<Person> brought = new HashSet<>();
        if (to.isOfTopics()) {
            topics.each(meeting.id(), counted -> {
                if (to.includes(meeting, picture.sorting(), counted.answer())) {
                    brought.add(counted.answer().person());
                }
            });
        }
        int[] people = {0};
        rsvps.each(meeting.id(), counted -> people[0] += to.isFor(counted.answer(), brought::contains) ? 1 : 0);
        return people[0];
    }
}

package nl.klankbord.manifest;

import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Person;
import nl.klankbord.topic.TopicKey;

/// Takes somebody out of a manifest: their sources, how they chose to be named, and what they said about it; or one of
/// their contributions. The text stands. It is safe to repeat.
public record ForgetPerson(Manifests manifests, Attributions attributions, Comments comments) {

    public void forget(MeetingId meeting, Person person) {
        manifests.forget(meeting, person);
        attributions.forget(meeting, person);
        comments.forget(meeting, person);
    }

    /// What they said about the manifest is about the manifest, and stays.
    public void forget(MeetingId meeting, TopicKey topic) {
        manifests.forget(meeting, topic);
        attributions.forget(meeting, topic);
    }
}

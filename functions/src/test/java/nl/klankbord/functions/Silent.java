package nl.klankbord.functions;

import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Seats;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.rsvp.Repeat;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.Step;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.tally.AnswerKey;
import nl.klankbord.tally.Counted;
import nl.klankbord.tally.LiveTally;
import nl.klankbord.tally.Tallies;
import nl.klankbord.tally.Tally;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Stores that give no answer.
final class Silent {

    /// The cause quotes an address, as an SDK's message may: it must not reach an answer or a log.
    static final String ADDRESS = "geheim@delft.example";

    private Silent() {}

    static final class SilentMeetings implements Meetings {

        @Override
        public Optional<Meeting> find(MeetingId id) {
            throw silence();
        }

        @Override
        public List<Meeting> all() {
            throw silence();
        }

        @Override
        public boolean store(Meeting meeting, boolean onlyNew) {
            throw silence();
        }

        @Override
        public boolean replace(Meeting before, Meeting after, boolean tellsCalendars) {
            throw silence();
        }
    }

    static final class SilentRsvps implements Rsvps {

        @Override
        public Optional<Rsvp> find(MeetingId meeting, Person person) {
            throw silence();
        }

        @Override
        public Optional<Repeat> find(MeetingId meeting, SubmissionId submission) {
            throw silence();
        }

        @Override
        public Taking take(List<Rsvp> rsvps, int shard) {
            throw silence();
        }

        @Override
        public Optional<Seats> seats(MeetingId meeting) {
            throw silence();
        }

        @Override
        public boolean write(Step step) {
            throw silence();
        }

        @Override
        public boolean move(Rsvp before, Rsvp after) {
            throw silence();
        }

        @Override
        public Optional<Rsvp> front(MeetingId meeting) {
            throw silence();
        }

        @Override
        public int mendLine(MeetingId meeting, List<Rsvp> waiting) {
            throw silence();
        }

        @Override
        public boolean strike(Counted<Rsvp> answer, Optional<Step.SeatsChange> seats) {
            throw silence();
        }

        @Override
        public Optional<Rsvp> storeUnlessPresent(Rsvp rsvp) {
            throw silence();
        }

        @Override
        public Optional<Repeat> storeUnlessPresent(Repeat repeat) {
            throw silence();
        }

        @Override
        public Page page(MeetingId meeting, Optional<Person> after, int limit) {
            throw silence();
        }

        @Override
        public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Rsvp>> each) {
            throw silence();
        }
    }

    static final class SilentTopics implements Topics {

        @Override
        public Optional<Topic> find(MeetingId meeting, Person person, SubmissionId submission) {
            throw silence();
        }

        @Override
        public List<Topic> findAll(MeetingId meeting, Collection<TopicKey> keys) {
            throw silence();
        }

        @Override
        public List<Topic> of(MeetingId meeting, Person person) {
            throw silence();
        }

        @Override
        public boolean move(Topic before, Topic after) {
            throw silence();
        }

        @Override
        public boolean withdraw(Topic topic) {
            throw silence();
        }

        @Override
        public boolean introduce(MeetingId meeting, TopicKey topic, boolean introduce) {
            throw silence();
        }

        @Override
        public boolean strike(Counted<Topic> answer) {
            throw silence();
        }

        @Override
        public Optional<Topic> storeUnlessPresent(Topic topic) {
            throw silence();
        }

        @Override
        public List<Topic> storeUnlessPresent(List<Topic> topics) {
            throw silence();
        }

        @Override
        public List<AnswerKey> each(MeetingId meeting, Consumer<Counted<Topic>> each) {
            throw silence();
        }
    }

    static final class SilentSites implements Sites {

        @Override
        public Optional<Site> find(MeetingId meeting, SiteId id) {
            throw silence();
        }

        @Override
        public List<Site> all(MeetingId meeting) {
            throw silence();
        }

        @Override
        public boolean write(Site site) {
            throw silence();
        }
    }

    static final class SilentTallies implements Tallies {

        @Override
        public LiveTally find(MeetingId meeting) {
            throw silence();
        }

        @Override
        public List<AnswerKey> count(MeetingId meeting, List<AnswerKey> answers) {
            throw silence();
        }

        @Override
        public boolean correct(MeetingId meeting, long revision, Tally correction) {
            throw silence();
        }
    }

    private static UnavailableException silence() {
        return new UnavailableException("no answer", new SocketTimeoutException("while storing " + ADDRESS));
    }
}

package nl.klankbord.dynamo;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.desk.SessionToken;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteId;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.SubmissionId;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.update.UpdateId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every key of the table, written here and nowhere else. `docs/data-model.md` has the chart.
///
/// @param pk partition key
/// @param sk sort key
record Keys(String pk, String sk) {

    /// All meetings share a partition: they are few, read often, and listed every night.
    static final String MEETINGS = "MEETINGS";

    static final String MEETING = "MEETING#";
    static final String RSVP = "RSVP#";
    static final String TOPIC = "TOPIC#";
    static final String SUMMARY = "SUMMARY#";

    /// The seats themselves; what lies on a shard has the shard's number behind it.
    static final String SEATS = "SEATS";

    static final String WAITING = "WAITING#";
    static final String NOTICE = "NOTICE#";
    static final String ASKED = "ASKED#";
    static final String SITE = "SITE#";
    static final String HELD = "HELD#";
    static final String WEBHOOK = "WEBHOOK#";
    static final String DELIVERY = "DELIVERY#";
    static final String DUE = "DUE#";
    static final String UNREACHED = "UNREACHED#";
    static final String UPDATE = "UPDATE#";
    static final String SENDING = "SENDING#";
    static final String ORDER = "ORDER#";
    static final String DECISION = "DECISION#";
    static final String INVITE = "INVITE#";
    static final String INTRODUCTION = "INTRODUCTION#";
    static final String STATEMENT = "STATEMENT#";
    static final String AUDIT = "AUDIT#";
    static final String AUDITED = "AUDITED#";
    static final String REPEAT = "REPEAT#";
    static final String MAILING = "MAILING#";
    static final String BATCH = "BATCH#";
    static final String MANIFEST = "MANIFEST#";
    static final String ATTRIBUTION = "ATTRIBUTION#";
    static final String COMMENT = "COMMENT#";

    static Keys meeting(MeetingId meeting) {
        return new Keys(MEETINGS, partition(meeting));
    }

    static Keys rsvp(MeetingId meeting, Person person) {
        return new Keys(partition(meeting), RSVP + person.value());
    }

    static Keys repeat(MeetingId meeting, SubmissionId submission) {
        return new Keys(partition(meeting), REPEAT + submission.value());
    }

    /// One person's topics lie together, so that they are found without reading everybody's.
    static Keys topic(MeetingId meeting, Person person, SubmissionId submission) {
        return new Keys(partition(meeting), topicsOf(person) + submission.value());
    }

    static String topicsOf(Person person) {
        return TOPIC + person.value() + "#";
    }

    static Keys tally(MeetingId meeting) {
        return new Keys(partition(meeting), "TALLY");
    }

    static Keys seats(MeetingId meeting) {
        return new Keys(partition(meeting), SEATS);
    }

    static Keys shard(MeetingId meeting, int shard) {
        return new Keys(partition(meeting), SEATS + "#" + shard);
    }

    /// @param place with zeros in front, so that the order of keys is the order of arrival
    static Keys waiting(MeetingId meeting, long place) {
        return new Keys(partition(meeting), WAITING + String.format(Locale.ROOT, "%010d", place));
    }

    static Keys notice(MeetingId meeting, Person person, int version) {
        return new Keys(partition(meeting), NOTICE + person.value() + "#" + version);
    }

    static Keys mailing(MeetingId meeting, Person person) {
        return new Keys(partition(meeting), MAILING + person.value());
    }

    static Keys unreached(MeetingId meeting, Person person) {
        return new Keys(partition(meeting), UNREACHED + person.value());
    }

    static Keys asked(MeetingId meeting, Person person) {
        return new Keys(partition(meeting), ASKED + person.value());
    }

    /// Of no meeting: an address is one mailbox.
    static Keys hour(Person person) {
        return new Keys("HOUR#" + person.value(), "HOUR");
    }

    /// Of no meeting: who is signed in may see several.
    static Keys session(SessionToken token) {
        return new Keys("SESSION#" + token.id(), "SESSION");
    }

    static Keys site(MeetingId meeting, SiteId site) {
        return new Keys(partition(meeting), SITE + site.value());
    }

    static Keys held(MeetingId meeting, String id) {
        return new Keys(partition(meeting), HELD + id);
    }

    static Keys webhook(MeetingId meeting, SiteId id) {
        return new Keys(partition(meeting), WEBHOOK + id.value());
    }

    /// @param place in the log of its webhook: no `#` in it
    static Keys delivery(MeetingId meeting, SiteId webhook, String place) {
        return new Keys(partition(meeting), DELIVERY + webhook.value() + "#" + place);
    }

    static Keys due(MeetingId meeting, SiteId webhook, String place) {
        return new Keys(partition(meeting), DUE + webhook.value() + "#" + place);
    }

    static Keys update(MeetingId meeting, UpdateId id) {
        return new Keys(partition(meeting), UPDATE + id.value());
    }

    static Keys sending(MeetingId meeting, UpdateId id) {
        return new Keys(partition(meeting), SENDING + id.value());
    }

    static Keys hints(MeetingId meeting) {
        return new Keys(partition(meeting), "HINTS");
    }

    static Keys terms(MeetingId meeting) {
        return new Keys(partition(meeting), "TERMS");
    }

    static Keys feed(MeetingId meeting) {
        return new Keys(partition(meeting), "FEED");
    }

    /// @param version with zeros in front, so that the order of keys is the order of versions
    static Keys order(MeetingId meeting, String moment, int version) {
        return new Keys(partition(meeting), ORDER + moment + "#" + String.format(Locale.ROOT, "%06d", version));
    }

    /// @param place so that the newest is first: no `#` in it
    static Keys audit(MeetingId meeting, String place) {
        return new Keys(partition(meeting), AUDIT + place);
    }

    /// The same line once more, with the others about that person.
    static Keys audited(MeetingId meeting, Optional<Person> whom, String place) {
        return new Keys(partition(meeting), auditedOf(whom) + place);
    }

    /// @param whom empty for what is about everybody
    static String auditedOf(Optional<Person> whom) {
        return AUDITED + whom.map(Person::value).orElse("") + "#";
    }

    /// @param number with zeros in front, so that the order of keys is the order in which it was decided
    static Keys decision(MeetingId meeting, int number) {
        return new Keys(partition(meeting), DECISION + String.format(Locale.ROOT, "%06d", number));
    }

    /// @param id that its form gave it: no `#` in it
    static Keys invite(MeetingId meeting, TopicKey topic, String id) {
        return new Keys(
                partition(meeting),
                invitesTo(topic.person()) + topic.submission().value() + "#" + id);
    }

    static String invitesTo(Person person) {
        return INVITE + person.value() + "#";
    }

    static Keys introduction(MeetingId meeting, Person person, CoalitionId coalition) {
        return new Keys(partition(meeting), introductionsOf(person) + coalition.value());
    }

    /// One person's lie together: those of a table are found by who sits there.
    static String introductionsOf(Person person) {
        return INTRODUCTION + person.value() + "#";
    }

    /// @param version turned around, so that the newest is first
    static Keys statement(MeetingId meeting, CoalitionId coalition, int version) {
        return new Keys(
                partition(meeting), statementsOf(coalition) + String.format(Locale.ROOT, "%06d", 999_999 - version));
    }

    static String statementsOf(CoalitionId coalition) {
        return STATEMENT + coalition.value() + "#";
    }

    static Keys manifestDraft(MeetingId meeting) {
        return new Keys(partition(meeting), MANIFEST + "DRAFT");
    }

    /// @param number with zeros in front, so that the order of keys is the order of versions
    static Keys manifest(MeetingId meeting, int number) {
        return new Keys(partition(meeting), MANIFEST + String.format(Locale.ROOT, "%06d", number));
    }

    /// What that version was made of: apart from its text, as it goes sooner.
    static Keys manifestSources(MeetingId meeting, int number) {
        return new Keys(partition(meeting), manifest(meeting, number).sk() + "#SOURCES");
    }

    static Keys attribution(MeetingId meeting, TopicKey topic) {
        return new Keys(
                partition(meeting),
                attributionsOf(topic.person()) + topic.submission().value());
    }

    static String attributionsOf(Person person) {
        return ATTRIBUTION + person.value() + "#";
    }

    /// @param number with a zero in front, so that the order of keys is the order in which it was said
    static Keys comment(MeetingId meeting, Person person, int number) {
        return new Keys(partition(meeting), commentsOf(person) + String.format(Locale.ROOT, "%02d", number));
    }

    static String commentsOf(Person person) {
        return COMMENT + person.value() + "#";
    }

    /// @param id that its sender gave it: no `#` in it
    static Keys batch(MeetingId meeting, String site, String id) {
        return new Keys(partition(meeting), BATCH + site + "#" + id);
    }

    static Keys limit(MeetingId meeting, String whom, LocalDate day) {
        return new Keys(partition(meeting), "LIMIT#" + whom + "#" + day);
    }

    static Keys summary(MeetingId meeting, LocalDate date) {
        return new Keys(partition(meeting), SUMMARY + date);
    }

    static String partition(MeetingId meeting) {
        return MEETING + meeting.value();
    }

    Map<String, AttributeValue> item() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}

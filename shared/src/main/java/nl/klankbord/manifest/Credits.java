package nl.klankbord.manifest;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// Who is named under the paragraphs of a version, as each chose it and as it is now: who chose to be anonymous since,
/// or is erased, is named no more.
public final class Credits {

    private final Map<TopicKey, Topic> present;
    private final Map<TopicKey, Attribution> chosen;

    private Credits(Map<TopicKey, Topic> present, Map<TopicKey, Attribution> chosen) {
        this.present = present;
        this.chosen = chosen;
    }

    public static Credits of(Version version, Topics topics, Attributions attributions) {
        SortedSet<TopicKey> sources = version.file().sources();
        return new Credits(
                Sources.find(topics, version.meeting(), sources), attributions.findAll(version.meeting(), sources));
    }

    /// @return whether some of what a paragraph was made of is named, and some of it not: then numbers beside names may
    ///     tell of whom the rest is
    ///
    /// @param heads of that paragraph
    public boolean areSome(Paragraph paragraph, Heads heads) {
        long named = paragraph.sources().stream().filter(this::isNamed).count();
        return named > 0 && named < heads.contributions();
    }

    private boolean isNamed(TopicKey source) {
        Topic topic = present.get(source);
        return topic != null
                && !topic.participant().isErased()
                && chosen.getOrDefault(source, Attribution.ANONYMOUS) != Attribution.ANONYMOUS;
    }

    /// @return names with their organisations, and organisations; nobody twice
    public SortedSet<String> named(Paragraph paragraph) {
        SortedSet<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (TopicKey source : paragraph.sources()) {
            Topic topic = present.get(source);
            if (topic == null || topic.participant().isErased()) {
                continue;
            }
            switch (chosen.getOrDefault(source, Attribution.ANONYMOUS)) {
                case NAME ->
                    named.add(topic.participant().name() + " ("
                            + topic.participant().organisation() + ")");
                case ORGANISATION -> named.add(topic.participant().organisation());
                case ANONYMOUS -> {}
            }
        }
        return named;
    }
}

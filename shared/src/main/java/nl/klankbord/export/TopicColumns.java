package nl.klankbord.export;

import java.util.List;
import java.util.stream.Collectors;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// What a table of topics says: a line for each, with what organisers decided about it.
final class TopicColumns {

    private TopicColumns() {}

    static List<Column<Topic>> of(Meeting meeting, Sorting sorting, Messages messages) {
        Labels labels = new Labels(messages, meeting);
        return List.of(
                labels.ours("theme", Topic::theme),
                labels.ours(
                        "theme-chosen",
                        topic -> topic.themeId()
                                .map(id -> meeting.theme(id)
                                        .map(theme -> theme.title().in(messages.language()))
                                        .orElse(id))
                                .orElse("")),
                labels.ours("theme-sorted", topic -> sorting.theme(meeting, topic)),
                labels.ours(
                        "coalition", topic -> sorting.table(TopicKey.of(topic)).orElse("")),
                labels.ours("programmed", topic -> labels.yesOrNo(sorting.isProgrammed(TopicKey.of(topic)))),
                labels.ours(
                        "tags",
                        topic -> String.join(
                                "; ", sorting.tags(TopicKey.of(topic)).values())),
                labels.ours("intent", topic -> labels.word("intent", topic.intent())),
                labels.ours("text", Topic::text),
                labels.ours("name", topic -> topic.participant().name()),
                labels.ours("email", topic -> Labels.email(topic.participant())),
                labels.ours("organisation", topic -> topic.participant().organisation()),
                labels.ours(
                        "organisation-type",
                        topic -> labels.word(
                                "organisationType", topic.participant().organisationType())),
                labels.ours("introduce", topic -> labels.yesOrNo(topic.introduce())),
                labels.ours("language", topic -> topic.participant().language().word()),
                labels.ours("site", topic -> messages.site(topic.submission().site())),
                labels.ours("received", topic -> labels.at(topic.submission().receivedAt())),
                labels.ours(
                        "notes",
                        topic -> sorting.notes(TopicKey.of(topic)).stream()
                                .map(note -> note.decision().text())
                                .collect(Collectors.joining("\n"))));
    }
}

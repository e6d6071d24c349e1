package nl.klankbord.summary;

import java.util.List;
import nl.klankbord.topic.Intent;

/// Topics under one theme as typed.
///
/// @param topics presenters first, then in order of arrival
public record ThemeGroup(String theme, List<TopicLine> topics) {

    public long count(Intent intent) {
        return topics.stream().filter(topic -> topic.intent() == intent).count();
    }
}

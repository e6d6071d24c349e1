package nl.klankbord.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Pick;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorted;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.topic.Intent;
import nl.klankbord.topic.Topic;

/// Topics under their themes, a page at a time.
///
/// @param found how many there are on all pages
/// @param topics those on this page, in order
/// @param page from 1
public record TopicsView(SortingView sorting, Pick pick, int found, List<Topic> topics, int page) {

    public static final int ON_A_PAGE = 25;

    /// In a list to choose from; beyond that one finds a theme on its own page.
    private static final int MOST_THEMES = 200;

    public TopicsView {
        topics = List.copyOf(topics);
    }

    /// A theme and those of its topics that are on this page.
    public record Group(ThemeId theme, String title, List<Topic> topics) {

        public Group {
            topics = List.copyOf(topics);
        }
    }

    public Messages messages() {
        return sorting.messages();
    }

    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Picture picture = sorting.picture();
        List<Topic> same = new ArrayList<>();
        for (Topic topic : topics) {
            ThemeId theme = theme(picture, topic);
            if (!same.isEmpty() && !theme(picture, same.getFirst()).equals(theme)) {
                groups.add(group(picture, same));
                same.clear();
            }
            same.add(topic);
        }
        if (!same.isEmpty()) {
            groups.add(group(picture, same));
        }
        return groups;
    }

    public List<Sorted> themes() {
        return sorting.picture().themes().stream().limit(MOST_THEMES).toList();
    }

    public boolean isPicked(ThemeId theme) {
        return pick.theme().equals(Optional.of(theme));
    }

    public boolean isTagPicked(ThemeId tag) {
        return pick.tag().equals(Optional.of(tag));
    }

    public boolean isPicked(Intent intent) {
        return pick.intent().equals(Optional.of(intent));
    }

    public boolean isPicked(boolean programmed) {
        return pick.programmed().equals(Optional.of(programmed));
    }

    /// As in "Topics 26 to 50 of 312".
    public String range() {
        int first = (page - 1) * ON_A_PAGE;
        return found == 0
                ? messages().text("topics.none")
                : messages().text("topics.range", first + 1, first + topics.size(), found);
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public boolean hasMore() {
        return page * ON_A_PAGE < found;
    }

    /// @param number of a page
    public String path(int number) {
        return sorting.base() + "/topics?" + query(pick) + "page=" + number + "&lang="
                + messages().language().word();
    }

    /// @return what an address says of it: hashes and words of ours; ends in `&` unless it is empty
    public static String query(Pick pick) {
        StringBuilder query = new StringBuilder();
        pick.theme()
                .ifPresent(theme -> query.append("theme=").append(theme.value()).append('&'));
        pick.tag().ifPresent(tag -> query.append("tag=").append(tag.value()).append('&'));
        pick.programmed()
                .ifPresent(programmed ->
                        query.append("programmed=").append(programmed).append('&'));
        pick.intent()
                .ifPresent(
                        intent -> query.append("intent=").append(intent.word()).append('&'));
        return query.toString();
    }

    /// @return the first line of what they wrote, and not too much of it
    public String beginning(Topic topic) {
        String line = topic.text().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= 140
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 140)).strip() + "…";
    }

    private Group group(Picture picture, List<Topic> same) {
        ThemeId theme = theme(picture, same.getFirst());
        return new Group(theme, sorting.title(theme), same);
    }

    private ThemeId theme(Picture picture, Topic topic) {
        return picture.theme(Card.of(sorting.meeting(), topic));
    }
}

package nl.klankbord.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.coalition.Group;
import nl.klankbord.coalition.Member;
import nl.klankbord.coalition.Place;
import nl.klankbord.coalition.Reason;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// One table: who sits there with what, and why it was suggested.
///
/// @param topics of its members and of those who are suggested besides
public record CoalitionView(CoalitionsView all, Table table, Map<TopicKey, Topic> topics) {

    /// More would make each second word a mark.
    private static final int REASONS = 12;

    public CoalitionView {
        topics = Map.copyOf(topics);
    }

    /// A piece of a text.
    ///
    /// @param reason the number of the reason that stands there; 0 for none
    public record Piece(String text, int reason) {}

    public Messages messages() {
        return all.messages();
    }

    public SortingView sorting() {
        return all.sorting();
    }

    public String path() {
        return all.path(table.id());
    }

    public String name() {
        return all.label(table);
    }

    public List<Topic> members() {
        return topics(table.members());
    }

    public List<Topic> extra() {
        return topics(table.extra());
    }

    /// @return topics that are at home elsewhere, and would sit here next
    public List<TopicKey> seconds() {
        return table.group().map(Group::members).orElse(List.of()).stream()
                .filter(Member::second)
                .flatMap(member -> TopicKey.of(member.id()).stream())
                .filter(all.cards()::containsKey)
                .filter(key -> !table.all().contains(key))
                .filter(key ->
                        !decided().left(table.id()).contains(key) && decided().mayMeet(key, table.members()))
                .toList();
    }

    private Sorting decided() {
        return sorting().picture().sorting();
    }

    public String title(TopicKey key) {
        return Optional.ofNullable(all.cards().get(key))
                .map(card -> card.theme())
                .orElse("–");
    }

    public List<Reason> reasons() {
        return table.group().map(Group::reasons).orElse(List.of()).stream()
                .limit(REASONS)
                .toList();
    }

    public String label(Reason reason) {
        return CoalitionsView.label(messages(), reason.label());
    }

    public String weight(Reason reason) {
        return CoalitionsView.percent(reason.weight());
    }

    /// @return how many topics say it
    public int carriers(Reason reason) {
        return reason.carriers().size();
    }

    /// How sure it is that this one sits here, as in "85% sure"; empty when it was not suggested.
    public String sure(Topic topic) {
        String id = TopicKey.of(topic).word();
        return table.group().map(Group::members).orElse(List.of()).stream()
                .filter(member -> member.id().equals(id))
                .map(member -> messages().text("coalitions.sure", CoalitionsView.percent(member.sure())))
                .findFirst()
                .orElse("");
    }

    /// @return whether its bringer said the same in another topic, with which it counts as one
    public boolean isFolded(Topic topic) {
        String id = TopicKey.of(topic).word();
        return table.group().map(Group::members).orElse(List.of()).stream()
                .anyMatch(member -> member.folded().contains(id));
    }

    public List<Piece> title(Topic topic) {
        return pieces(topic, Place.Part.THEME, topic.theme());
    }

    public List<Piece> text(Topic topic) {
        return pieces(topic, Place.Part.TEXT, topic.text());
    }

    /// @return other tables, by their ids
    public Map<String, String> others() {
        return all.choices(Optional.of(table.id()));
    }

    private List<Topic> topics(List<TopicKey> keys) {
        List<Topic> found = new ArrayList<>();
        keys.forEach(key -> Optional.ofNullable(topics.get(key)).ifPresent(found::add));
        return found;
    }

    private record Mark(Place place, int reason) {}

    /// The weightiest reason is marked where several stand at one place.
    private List<Piece> pieces(Topic topic, Place.Part part, String text) {
        List<Mark> marks = new ArrayList<>();
        List<Reason> reasons = reasons();
        for (int number = 1; number <= reasons.size(); number++) {
            for (Reason.Carrier carrier : reasons.get(number - 1).carriers()) {
                if (carrier.id().equals(TopicKey.of(topic).word())) {
                    for (Place place : carrier.places()) {
                        if (place.part() == part && isFree(place, marks, text)) {
                            marks.add(new Mark(place, number));
                        }
                    }
                }
            }
        }
        marks.sort(Comparator.comparingInt(mark -> mark.place().offset()));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (Mark mark : marks) {
            int at = mark.place().offset();
            int to = at + mark.place().length();
            if (at > from) {
                pieces.add(new Piece(text.substring(from, at), 0));
            }
            pieces.add(new Piece(text.substring(at, to), mark.reason()));
            from = to;
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), 0));
        }
        return pieces;
    }

    private static boolean isFree(Place place, List<Mark> marks, String text) {
        int to = place.offset() + place.length();
        return to <= text.length()
                && marks.stream()
                        .noneMatch(mark -> place.offset()
                                        < mark.place().offset() + mark.place().length()
                                && mark.place().offset() < to);
    }
}

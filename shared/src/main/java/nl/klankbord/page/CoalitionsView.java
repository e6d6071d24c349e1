package nl.klankbord.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.klankbord.coalition.CoalitionPicture;
import nl.klankbord.coalition.CoalitionPicture.Table;
import nl.klankbord.coalition.Group;
import nl.klankbord.coalition.Label;
import nl.klankbord.coalition.Reason;
import nl.klankbord.coalition.Suggested;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Kind;
import nl.klankbord.submission.Language;
import nl.klankbord.submission.OrganisationType;
import nl.klankbord.topic.TopicKey;

/// The tables of a meeting: those that organisers decided on, and those that are suggested.
///
/// @param suggested as it was made last; empty before the first
/// @param cards of the topics that are there
public record CoalitionsView(
        SortingView sorting, CoalitionPicture picture, Optional<Suggested> suggested, Map<TopicKey, Card> cards) {

    private static final int TITLES = 6;
    private static final int REASONS = 5;
    private static final int SINGLES = 200;
    private static final int DECISIONS = 50;

    public CoalitionsView {
        cards = Map.copyOf(cards);
    }

    public Messages messages() {
        return sorting.messages();
    }

    public List<Table> decided() {
        return picture.tables().stream().filter(Table::decided).toList();
    }

    public List<Table> open() {
        return picture.tables().stream().filter(table -> !table.decided()).toList();
    }

    public String path(CoalitionId coalition) {
        return sorting.base() + "/coalitions/" + coalition.value();
    }

    /// When the suggestion was made, and of how much.
    public String madeAt() {
        return suggested
                .map(made -> messages()
                        .at(
                                "coalitions.madeAt",
                                made.madeAt(),
                                sorting.meeting().timeZone(),
                                String.valueOf(made.topics())))
                .orElseGet(() -> messages().text("coalitions.none"));
    }

    /// How many topics there were too many to look at; 0 for none.
    public int left() {
        return suggested.map(Suggested::left).orElse(0);
    }

    public String label(Table table) {
        return label(messages(), table.label());
    }

    static String label(Messages messages, Label label) {
        return messages.language() == Language.DUTCH ? label.dutch() : label.english();
    }

    /// As in "5 topics of 4 people from 3 organisations".
    public String counts(Collection<TopicKey> topics) {
        return messages()
                .text(
                        "coalitions.counts",
                        topics.size(),
                        topics.stream().map(TopicKey::person).distinct().count(),
                        cards(topics).stream()
                                .map(Card::organisation)
                                .distinct()
                                .count());
    }

    /// As in "Municipality 3, Province 1": organisations of each type.
    public String types(Table table) {
        Map<OrganisationType, Set<String>> types = new EnumMap<>(OrganisationType.class);
        cards(table.members())
                .forEach(card -> types.computeIfAbsent(card.organisationType(), _ -> new HashSet<>())
                        .add(card.organisation()));
        return types.entrySet().stream()
                .map(type -> messages().text("organisationType." + type.getKey().word()) + " "
                        + type.getValue().size())
                .collect(Collectors.joining(", "));
    }

    /// @return what its topics are called, each once, and not too many
    public List<String> titles(Table table) {
        List<String> titles =
                cards(table.members()).stream().map(Card::theme).distinct().toList();
        return titles.subList(0, Math.min(TITLES, titles.size()));
    }

    /// @return how many other titles there are
    public long otherTitles(Table table) {
        return Math.max(
                0, cards(table.members()).stream().map(Card::theme).distinct().count() - TITLES);
    }

    /// @return the weightiest, as in "Sortition 40%"
    public List<String> reasons(Table table) {
        return table.group().map(Group::reasons).orElse(List.of()).stream()
                .limit(REASONS)
                .map(this::reason)
                .toList();
    }

    public String reason(Reason reason) {
        return label(messages(), reason.label()) + " " + percent(reason.weight());
    }

    /// As in "85% sure".
    public String sure(Table table) {
        return table.group()
                .map(group -> messages().text("coalitions.sure", percent(group.sure())))
                .orElse("");
    }

    /// @return some of the topics at no table
    public List<Card> singles() {
        return cards(picture.single()).stream().limit(SINGLES).toList();
    }

    /// @param but one that is not among them
    /// @return tables, by their ids, as choices of a form
    public Map<String, String> choices(Optional<CoalitionId> but) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", messages().text("coalitions.into.choose"));
        picture.tables().stream()
                .filter(table -> !Optional.of(table.id()).equals(but))
                .forEach(table -> choices.put(
                        table.id().value(),
                        label(table) + (table.decided() ? "" : " (" + messages().text("coalitions.suggestion") + ")")));
        return choices;
    }

    /// @return what was decided about tables, the latest first
    public List<Decided> log() {
        return sorting.picture().sorting().log().reversed().stream()
                .filter(this::isOfCoalitions)
                .limit(DECISIONS)
                .toList();
    }

    private boolean isOfCoalitions(Decided decided) {
        Decided about = decided;
        while (about.decision().kind() == Kind.UNDO) {
            int undone = about.decision().undoes();
            Optional<Decided> earlier = sorting.picture().sorting().log().stream()
                    .filter(each -> each.number() == undone)
                    .findFirst();
            if (earlier.isEmpty()) {
                return false;
            }
            about = earlier.get();
        }
        return about.decision().kind().isOfCoalitions();
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    private List<Card> cards(Collection<TopicKey> topics) {
        List<Card> found = new ArrayList<>();
        topics.forEach(topic -> Optional.ofNullable(cards.get(topic)).ifPresent(found::add));
        return found;
    }
}

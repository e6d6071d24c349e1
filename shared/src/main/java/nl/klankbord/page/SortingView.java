package nl.klankbord.page;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.OwnWords;
import nl.klankbord.sorting.Picture;
import nl.klankbord.sorting.Sorted;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.submission.Sender;
import nl.klankbord.topic.TopicKey;

/// What the pages about topics and themes have in common: how things stand, and what was decided, in words.
///
/// @param form as it was typed, when it could not be taken; an empty one of no kind when there is none
/// @param meanwhile what others decided about the same since that form was shown
public record SortingView(
        Messages messages, Meeting meeting, Picture picture, FormState form, List<Decided> meanwhile) {

    public static final FormState NO_FORM = FormState.empty("none", "");

    private static final int TITLES = 6;

    public SortingView {
        meanwhile = List.copyOf(meanwhile);
    }

    /// @return where the pages of this meeting are
    public String base() {
        return "/desk/meetings/" + meeting.id().value();
    }

    /// @return the number of the last decision that these pages show
    public int seen() {
        return picture.sorting().seen();
    }

    /// @return the form of that kind as it was typed, or an empty one. Each has a name of its own, so that what
    ///     it asks is done once however often it is sent
    public FormState form(String kind) {
        return form.kind().equals(kind) ? form : FormState.empty(kind, newKey());
    }

    public String newKey() {
        return Sender.newKey();
    }

    public String title(ThemeId theme) {
        return picture.title(theme).in(messages.language());
    }

    public String title(Sorted theme) {
        return theme.title().in(messages.language());
    }

    /// As in "come to tell: 3, put on the table: 1".
    public String intents(Sorted theme) {
        return messages.text("overview.themes.intents", theme.present(), theme.address());
    }

    /// What was decided, in words.
    public String says(Decided decided) {
        Decision decision = decided.decision();
        return switch (decision.kind()) {
            case MERGE ->
                decision.themes().size() == 1
                        ? messages.text("decision.rename", titles(decision), decision.text())
                        : messages.text("decision.merge", titles(decision), decision.text());
            case UNDO ->
                messages.text(
                        "decision.undo",
                        find(decision.undoes()).map(this::says).orElse(messages.text("decision.forgotten")));
            case FORGOTTEN -> messages.text("decision.forgotten");
            case SEAT ->
                decision.topics().isEmpty()
                        ? messages.text("decision.named", named(decided), decision.text())
                        : messages.text(
                                "decision.seat",
                                counted(decision.topics()),
                                decision.text().isEmpty() ? named(decided) : decision.text());
            case LEAVE ->
                named(decided).isEmpty()
                        ? messages.text("decision.declined", counted(decision.topics()), titles(decision.topics()))
                        : messages.text("decision.leave", counted(decision.topics()), named(decided));
            case APART -> messages.text("decision.apart", counted(decision.topics()), titles(decision.topics()));
            case RELEASE -> messages.text("decision.release", named(decided));
            case WORDS -> {
                OwnWords own = OwnWords.of(decision.text());
                yield messages.text(
                        own.terms().isEmpty() ? "decision.words.none" : "decision.words",
                        own.name(),
                        String.join(", ", own.terms()));
            }
            case MOVE, TAG, UNTAG, PROGRAMME, UNPROGRAMME, NOTE ->
                messages.text(
                        "decision." + decision.kind().word(),
                        counted(decision.topics()),
                        decision.kind() == Kind.NOTE ? "" : decision.text());
        };
    }

    /// What its coalition was called until then.
    private String named(Decided decided) {
        String name = picture.sorting().name(decided);
        return name.isEmpty() ? decided.decision().text() : name;
    }

    /// Who decided it, and when.
    public String when(Decided decided) {
        return messages.at("decision.when", decided.at(), meeting.timeZone(), decided.name());
    }

    public boolean stands(Decided decided) {
        return picture.sorting().stands(decided);
    }

    public boolean mayBeUndone(Decided decided) {
        return picture.sorting().mayBeUndone(decided);
    }

    /// @return the topic that it is about, when it is about one
    public Optional<TopicKey> topic(Decided decided) {
        return decided.decision().topics().size() == 1
                ? Optional.of(decided.decision().topics().first())
                : Optional.empty();
    }

    /// @return where a topic is read
    public String path(TopicKey topic) {
        return base() + "/topics/" + topic.word();
    }

    public boolean isProgrammed(TopicKey topic) {
        return picture.sorting().isProgrammed(topic);
    }

    public Collection<String> tags(TopicKey topic) {
        return picture.sorting().tags(topic).values();
    }

    private Optional<Decided> find(int number) {
        return picture.sorting().log().stream()
                .filter(decided -> decided.number() == number)
                .findFirst();
    }

    private String counted(Collection<TopicKey> topics) {
        return messages.text(topics.size() == 1 ? "decision.topic" : "decision.topics", topics.size());
    }

    /// As in "‘Sortition’, ‘Dogs’": what topics are called.
    public String titles(Collection<TopicKey> topics) {
        String titles = topics.stream()
                .limit(TITLES)
                .map(topic -> "‘" + picture.title(topic) + "’")
                .collect(Collectors.joining(", "));
        return topics.size() > TITLES
                ? titles + " " + messages.text("coalitions.others", topics.size() - TITLES)
                : titles;
    }

    private String titles(Decision decision) {
        return decision.themes().stream().map(theme -> "‘" + title(theme) + "’").collect(Collectors.joining(", "));
    }
}

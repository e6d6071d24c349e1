package nl.klankbord.page;

import java.util.List;
import java.util.Locale;
import nl.klankbord.invite.Invite;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Card;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Kind;
import nl.klankbord.sorting.Sorted;
import nl.klankbord.sorting.ThemeId;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// One topic, all that was decided about it, and what can be.
///
/// @param invites mails to its bringer about it
/// @param mayInvite whether a mail would still go: not when the meeting is long over
public record TopicView(SortingView sorting, Topic topic, List<Invite> invites, boolean mayInvite) {

    public TopicView {
        invites = List.copyOf(invites);
    }

    public Messages messages() {
        return sorting.messages();
    }

    public TopicKey key() {
        return TopicKey.of(topic);
    }

    public ThemeId theme() {
        return sorting.picture().theme(Card.of(sorting.meeting(), topic));
    }

    public String title() {
        return sorting.title(theme());
    }

    /// @return whether it came in under other words
    public boolean isElsewhere() {
        return !title().toLowerCase(Locale.ROOT).equals(topic.theme().toLowerCase(Locale.ROOT));
    }

    public List<Sorted> themes() {
        return sorting.picture().themes().stream().limit(100).toList();
    }

    public List<Decided> notes() {
        return sorting.picture().sorting().notes(key()).reversed();
    }

    /// @return every decision about it but the notes, the latest first
    public List<Decided> history() {
        return sorting.picture().sorting().log().reversed().stream()
                .filter(decided -> decided.decision().topics().contains(key()))
                .filter(decided -> decided.decision().kind() != Kind.NOTE || !sorting.stands(decided))
                .toList();
    }

    public String receivedAt() {
        return messages()
                .at(
                        "topics.receivedAt",
                        topic.submission().receivedAt(),
                        sorting.meeting().timeZone(),
                        messages().site(topic.submission().site()));
    }

    /// As in "Invited on Monday 1 March".
    public String state(Invite invite) {
        String state = invite.doneAt().isEmpty()
                ? "topics.invite.waiting"
                : invite.isRefused() ? "topics.invite.refused" : "topics.invite.sent";
        return messages()
                .at(
                        state,
                        invite.doneAt().orElse(invite.askedAt()),
                        sorting.meeting().timeZone(),
                        invite.name());
    }

    /// What the organiser begins with, in the language of whoever gets it. It quotes their own words to them.
    public FormState invite() {
        FormState form = sorting.form("invite");
        Messages theirs = Messages.in(topic.participant().language());
        return form.values().isEmpty()
                ? form.with("subject", theirs.text("invite.subject"))
                        .with(
                                "message",
                                theirs.text(
                                        "invite.message",
                                        topic.participant().name(),
                                        topic.theme(),
                                        sorting.meeting().organiser().in(theirs.language())))
                : form;
    }
}

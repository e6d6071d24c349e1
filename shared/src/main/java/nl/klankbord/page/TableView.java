package nl.klankbord.page;

import java.util.List;
import java.util.Optional;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.MyTable;
import nl.klankbord.introduction.Seat;
import nl.klankbord.introduction.Statement;
import nl.klankbord.link.Mine;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;

/// The page of a table, for somebody who was asked whether they want to meet the others there.
///
/// @param statement as it reads now; empty when there is none, and for whoever may not see it
/// @param form in which they change it
/// @param isMeanwhile whether somebody else changed it, which they had not seen
/// @param done what they just did: a text of the message files under `table.done.`; empty for nothing
public record TableView(
        Messages messages,
        Mine mine,
        MyTable table,
        Optional<Statement> statement,
        FormState form,
        boolean isMeanwhile,
        String done) {

    private static final String FIELD = "statement";

    /// @param seen version of the statement that the form begins from
    public static FormState form(Optional<Statement> seen) {
        return FormState.empty(FIELD, "")
                .with(FIELD, seen.map(Statement::text).orElse(""))
                .with("version", seen.map(Statement::version).orElse(0).toString());
    }

    public String title() {
        return table.circle().isPresent() ? name(messages, table) : messages.text("table.gone.title");
    }

    /// @param table that is there
    public static String name(Messages messages, MyTable table) {
        return messages.text(
                "table.title", table.circle().orElseThrow().coalition().name());
    }

    /// @param table that is there
    public static String counts(Messages messages, MyTable table) {
        return messages.text(
                "table.counts",
                table.circle().orElseThrow().people(),
                table.circle().orElseThrow().organisations());
    }

    /// @return `asked`, `agreed` or `declined`
    public static String answer(Introduction introduction) {
        return introduction.isYes().map(isYes -> isYes ? "agreed" : "declined").orElse("asked");
    }

    public boolean isMe(Seat seat) {
        return seat.person().equals(table.introduction().person());
    }

    public String written(Statement version) {
        return written(messages, mine.meeting(), table.members(), version);
    }

    /// @param members who agreed, and may be named
    static String written(Messages messages, Meeting meeting, List<Seat> members, Statement version) {
        return version.by()
                .flatMap(person -> members.stream()
                        .filter(seat -> seat.person().equals(person))
                        .findFirst())
                .map(seat -> messages.at(
                        "statement.by",
                        version.at(),
                        meeting.timeZone(),
                        seat.participant().name()))
                .orElseGet(() -> messages.at("statement.by.nobody", version.at(), meeting.timeZone()));
    }
}

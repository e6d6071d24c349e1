package nl.klankbord.page;

import java.util.List;
import nl.klankbord.introduction.Circle;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.Introduction;
import nl.klankbord.introduction.Seat;
import nl.klankbord.introduction.Standing;
import nl.klankbord.introduction.Statement;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;

/// Who sits at a table and wants to meet the others, and what they wrote together, as an organiser sees
/// it.
///
/// @param statements the newest first
/// @param mayAsk whether the links that would be mailed work still
public record IntroductionsView(
        Messages messages, Meeting meeting, Circle circle, List<Statement> statements, boolean mayAsk) {

    public IntroductionsView {
        statements = List.copyOf(statements);
    }

    public String title() {
        return messages.text("introductions.title", circle.coalition().name());
    }

    /// @return what is to be asked and of how many; empty when there is nobody
    public String ask() {
        int people = mayAsk ? Introduce.toAsk(circle).size() : 0;
        return switch (people) {
            case 0 -> "";
            case 1 -> messages.text("introductions.ask.one");
            default -> messages.text("introductions.ask", people);
        };
    }

    public String kind(Seat seat) {
        return seat.standing() == Standing.AGREED ? "ok" : "info";
    }

    public String answered(Introduction introduction) {
        return introduction
                .answeredAt()
                .map(at -> messages.at("introductions.answered", at, meeting.timeZone()))
                .orElse("");
    }

    public String written(Statement version) {
        return TableView.written(messages, meeting, circle.agreed(), version);
    }
}

package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.update.Audience;
import nl.klankbord.update.Sending;
import nl.klankbord.update.Update;

/// What was sent to whoever wants to be kept informed, the latest first.
public record UpdatesView(Messages messages, Meeting meeting, List<Line> lines) {

    public UpdatesView {
        lines = List.copyOf(lines);
    }

    /// @param sending how far it is; empty when that was not read yet
    public record Line(Update update, Optional<Sending> sending) {

        public boolean isOver() {
            return sending.flatMap(Sending::finishedAt).isPresent();
        }
    }

    public String subject(Line line) {
        return line.update()
                .file()
                .map(file -> file.subject().in(messages.language()))
                .orElseGet(() -> messages.text("updates.reminder"));
    }

    /// To whom it went.
    public String to(Line line) {
        return audience(line.update().to());
    }

    /// In words.
    public String audience(Audience audience) {
        return audience.theme()
                .map(id -> messages.text(
                        "updates.to.theme",
                        meeting.themes().stream()
                                .filter(theme -> theme.id().equals(id))
                                .findFirst()
                                .map(theme -> theme.title().in(messages.language()))
                                .orElse(id)))
                .orElseGet(() -> messages.text("updates.to." + audience.word()));
    }

    /// @return every choice, by its word
    public Map<String, String> audiences() {
        Map<String, String> audiences = new LinkedHashMap<>();
        Audience.of(meeting).forEach(word -> audiences.put(word, audience(new Audience(word))));
        return audiences;
    }

    public String asked(Line line) {
        return messages.text(
                "updates.asked",
                messages.date(line.update().askedAt().atZone(meeting.timeZone()).toLocalDate()),
                messages.time(line.update().askedAt(), meeting.timeZone()));
    }

    /// As in "Sent to 138 people".
    public String state(Line line) {
        int mailed = line.sending().map(Sending::mailed).orElse(0);
        return messages.text(line.isOver() ? "updates.sent" : "updates.going", mailed);
    }

    /// Empty when every mail could go.
    public String refused(Line line) {
        int refused = line.sending().map(Sending::refused).orElse(0);
        return refused == 0 ? "" : messages.text("updates.refused", refused);
    }
}

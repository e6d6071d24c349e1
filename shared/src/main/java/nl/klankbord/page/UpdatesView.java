package nl.klankbord.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.sorting.Picture;
import nl.klankbord.update.Audience;
import nl.klankbord.update.Progress;

/// What was sent to whoever wants to be kept informed, the latest first.
///
/// @param picture whose themes may be chosen, and name those that were
public record UpdatesView(Messages messages, Meeting meeting, Picture picture, List<Progress> lines) {

    public UpdatesView {
        lines = List.copyOf(lines);
    }

    public String subject(Progress line) {
        return line.update()
                .file()
                .map(file -> file.subject().in(messages.language()))
                .orElseGet(() -> messages.text("updates.reminder"));
    }

    /// To whom it went.
    public String to(Progress line) {
        return audience(messages, picture, line.update().to());
    }

    /// In words.
    public static String audience(Messages messages, Picture picture, Audience audience) {
        return audience.theme()
                .map(theme ->
                        messages.text("updates.to.theme", picture.title(theme).in(messages.language())))
                .orElseGet(() -> messages.text("updates.to." + audience.word()));
    }

    /// @return every choice, by its word
    public Map<String, String> audiences() {
        Map<String, String> audiences = new LinkedHashMap<>();
        Audience.of(picture).forEach(word -> audiences.put(word, audience(messages, picture, new Audience(word))));
        return audiences;
    }

    public String asked(Progress line) {
        return messages.at("updates.asked", line.update().askedAt(), meeting.timeZone());
    }

    public boolean isOver(Progress line) {
        return line.sending().finishedAt().isPresent();
    }

    /// As in "Sent to 138 people".
    public String state(Progress line) {
        return messages.text(
                isOver(line) ? "updates.sent" : "updates.going", line.sending().mailed());
    }

    /// Empty when every mail could go.
    public String refused(Progress line) {
        int refused = line.sending().refused();
        return refused == 0 ? "" : messages.text("updates.refused", refused);
    }
}

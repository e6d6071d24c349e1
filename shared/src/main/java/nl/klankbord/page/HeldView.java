package nl.klankbord.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.Kind;

/// What is kept apart, for an organiser to let in or to throw away. What was sent may be wrong in any way, and is
/// shown as far as it can be.
///
/// @param next where the next page begins; empty on the last one
/// @param isNothingChosen whether a button was pressed and nothing was ticked
/// @param refused of what could not be let in just now: who it is from, and why
public record HeldView(
        Messages messages,
        Meeting meeting,
        List<Held> held,
        Optional<String> next,
        boolean isNothingChosen,
        List<String> refused) {

    public HeldView {
        held = List.copyOf(held);
        refused = List.copyOf(refused);
    }

    /// @return a few words for something without a name
    public String name(Held one) {
        return name(messages, one);
    }

    /// As [#name(Held)].
    public static String name(Messages messages, Held one) {
        String name = one.content().text("name").strip();
        return name.isEmpty() ? messages.text("held.nobody") : name;
    }

    /// Whence it is: organisation, address, site.
    public String from(Held one) {
        JsonObject content = one.content();
        return String.join(
                " · ",
                Stream.of(content.text("organisation"), content.text("email"), messages.site(one.site()))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /// Why it is kept apart, and since when.
    public String why(Held one) {
        return messages.text("held.why." + one.doubt().word()) + " "
                + messages.at("held.at", one.receivedAt(), meeting.timeZone());
    }

    /// What it says, in a line or two.
    public String what(Held one) {
        JsonObject content = one.content();
        if (one.kind() == Kind.TOPIC) {
            String theme = content.text("theme");
            return theme.isBlank() ? messages.text("held.topic.chosen") : messages.text("held.topic", theme);
        }
        if (content.get("attending") instanceof Json.JsonBoolean(boolean isComing) && !isComing) {
            return messages.text("held.rsvp.no");
        }
        int guests = content.objects("guests").size();
        return switch (guests) {
            case 0 -> messages.text("held.rsvp");
            case 1 -> messages.text("held.rsvp.guest");
            default -> messages.text("held.rsvp.guests", guests);
        };
    }

    /// The text of a topic; empty for an RSVP.
    public String text(Held one) {
        return one.kind() == Kind.TOPIC ? one.content().text("text") : "";
    }
}

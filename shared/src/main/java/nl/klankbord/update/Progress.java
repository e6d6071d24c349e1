package nl.klankbord.update;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.klankbord.meeting.MeetingId;

/// An update, and how far it is sent.
public record Progress(Update update, Sending sending) {

    /// @return every update of the meeting, the latest first
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no certain answer
    public static List<Progress> all(Updates updates, MeetingId meeting) {
        Map<UpdateId, Sending> sendings =
                updates.sendings(meeting).stream().collect(Collectors.toMap(Sending::update, Function.identity()));
        return updates.all(meeting).stream()
                .sorted(Comparator.comparing(Update::askedAt).reversed())
                .map(update -> of(update, Optional.ofNullable(sendings.get(update.id()))))
                .toList();
    }

    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no certain answer
    public static Optional<Progress> find(Updates updates, MeetingId meeting, UpdateId id) {
        return updates.find(meeting, id).map(update -> of(updates, update));
    }

    static Progress of(Updates updates, Update update) {
        return of(update, updates.sending(update.meeting(), update.id()));
    }

    /// One that was asked between two reads has only begun.
    private static Progress of(Update update, Optional<Sending> sending) {
        return new Progress(update, sending.orElseGet(() -> Sending.start(update)));
    }
}

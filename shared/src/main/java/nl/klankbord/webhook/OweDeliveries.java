package nl.klankbord.webhook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.klankbord.meeting.MeetingId;

/// Something happened: whoever wants to hear of it is owed that. The same event again is owed once.
public final class OweDeliveries {

    private final Webhooks webhooks;
    private final Deliveries deliveries;

    public OweDeliveries(Webhooks webhooks, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /// @throws nl.klankbord.meeting.UnavailableException when not all is certain to be owed; doing it again is
    ///     safe
    public void owe(List<Event> events) {
        Map<MeetingId, List<Event>> byMeeting = events.stream().collect(Collectors.groupingBy(Event::meeting));
        byMeeting.forEach((meeting, happened) -> webhooks.all(meeting)
                .forEach(webhook -> happened.stream()
                        .filter(event -> webhook.wants(event.type()))
                        .forEach(event -> deliveries.owe(Delivery.owed(webhook.id(), event)))));
    }
}

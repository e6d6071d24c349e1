package nl.klankbord.functions;

import java.time.Clock;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;

/// Takes a topic, by form and as JSON.
public final class SubmitTopicFunction extends HttpFunction {

    private final SubmitTopic submitTopic;
    private final Meetings meetings;
    private final Clock clock;

    public SubmitTopicFunction() {
        Wiring wiring = new Wiring();
        this(wiring);
        if (wiring.isSnapStart()) {
            Rehearsal.play(new SubmitTopicFunction(Wiring.played()), Rehearsal.TOPIC);
        }
    }

    SubmitTopicFunction(Wiring wiring) {
        this(wiring.submitTopic(), wiring.meetings(), wiring.clock());
    }

    SubmitTopicFunction(SubmitTopic submitTopic, Meetings meetings, Clock clock) {
        this.submitTopic = submitTopic;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Doors.meeting(request);
        return request.isApi() ? json(meeting, request) : form(meeting, request);
    }

    private HttpResponse json(MeetingId meeting, HttpRequest request) {
        return switch (submitTopic.submit(meeting, Doors.program(request), Bodies.json(request))) {
            case TopicOutcome.Stored stored ->
                HttpResponse.json(
                                201,
                                Json.object()
                                        .put("id", stored.id().value())
                                        .put("receivedAt", stored.receivedAt().toString())
                                        .build())
                        .referringTo(stored.id().value());
            case TopicOutcome.Refused refused -> throw RefusedException.of(refused.why());
        };
    }

    private HttpResponse form(MeetingId meeting, HttpRequest request) {
        Doors.Form form = Doors.Form.read("topic", request);
        try {
            return switch (submitTopic.submit(meeting, form.sender(), form.json())) {
                case TopicOutcome.Stored stored ->
                    form.receipt(meeting, "topic", stored.id().value());
                case TopicOutcome.Refused refused -> form.refusal(refused.why(), meetings, clock);
            };
        } catch (UnavailableException e) {
            return form.unavailable(e, meetings, clock);
        }
    }
}

package nl.klankbord.functions;

import java.util.Optional;
import nl.klankbord.coalition.Hint;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.quarantine.Held;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Sender;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.TopicOutcome;

/// Takes a topic, by form and as JSON.
public final class SubmitTopicFunction extends HttpFunction {

    private final SubmitTopic submitTopic;
    private final Sites sites;
    private final Doors.Forms forms;
    private final HintStore hints;

    public SubmitTopicFunction() {
        Wiring wiring = new Wiring();
        this(wiring);
        if (wiring.isSnapStart()) {
            Rehearsal.play(new SubmitTopicFunction(Wiring.played()), Rehearsal.TOPIC);
        }
    }

    SubmitTopicFunction(Wiring wiring) {
        this(wiring.submitTopic(), wiring.sites(), wiring.forms(), wiring.hints());
    }

    SubmitTopicFunction(SubmitTopic submitTopic, Sites sites, Doors.Forms forms, HintStore hints) {
        this.submitTopic = submitTopic;
        this.sites = sites;
        this.forms = forms;
        this.hints = hints;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Doors.meeting(request);
        return request.isApi()
                ? json(meeting, request)
                : Doors.form(Kind.TOPIC, request, forms, form -> form(meeting, form));
    }

    /// Who only asks whether others want this brings nothing yet.
    @Override
    protected boolean isSubmission(HttpRequest request) {
        return !Doors.asksForOthers(request);
    }

    @Override
    protected boolean isOpenTo(String origin, HttpRequest request) {
        return Doors.isOpenTo(origin, request, sites);
    }

    private HttpResponse json(MeetingId meeting, HttpRequest request) {
        JsonObject sent = Bodies.json(request);
        Sender sender = Doors.program(request, Kind.TOPIC, sent, forms.admitSite());
        return switch (submitTopic.submit(meeting, sender, sent)) {
            case TopicOutcome.Stored stored ->
                HttpResponse.json(
                                201,
                                Json.object()
                                        .put("id", stored.id().value())
                                        .put("receivedAt", stored.receivedAt().toString())
                                        .build())
                        .referringTo(stored.id().value());
            case TopicOutcome.Kept(Held held) -> Doors.held(held);
            case TopicOutcome.Refused refused -> throw RefusedException.of(refused.why());
        };
    }

    private HttpResponse form(MeetingId meeting, Doors.Form form) {
        if (form.asksForOthers()) {
            return form.withOthers(alike(meeting, form).map(Hint::organisations).orElse(0), forms);
        }
        return switch (submitTopic.submit(meeting, form.sender(), form.json())) {
            case TopicOutcome.Stored stored ->
                form.receipt(
                        meeting,
                        "topic",
                        stored.id().value(),
                        alike(meeting, form).map(Hint::coalition).orElse(""));
            case TopicOutcome.Kept(Held held) -> form.receipt(meeting, "held", held.id());
            case TopicOutcome.Refused refused -> form.refusal(refused.why(), forms);
        };
    }

    /// The topic is in already, or is still being written: nobody's topic fails for want of a hint.
    private Optional<Hint> alike(MeetingId meeting, Doors.Form form) {
        try {
            JsonObject json = form.json();
            return hints.find(meeting).of(json.text("theme"), json.text("text"));
        } catch (UnavailableException _) {
            return Optional.empty();
        }
    }
}

package nl.klankbord.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.link.AskLink;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.site.FormKeys;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Sender;

/// Has a lost link mailed again. For known and unknown addresses it does the same.
public final class AskLinkFunction extends HttpFunction {

    private final Meetings meetings;
    private final AskLink askLink;
    private final FormKeys formKeys;

    public AskLinkFunction() {
        this(new Wiring());
    }

    private AskLinkFunction(Wiring wiring) {
        this(wiring.meetings(), wiring.askLink(), wiring.formKeys());
    }

    AskLinkFunction(Meetings meetings, AskLink askLink, FormKeys formKeys) {
        this.meetings = meetings;
        this.askLink = askLink;
        this.formKeys = formKeys;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Doors.meeting(request);
        Map<String, List<String>> form = Bodies.form(request);
        Sender sender = Doors.senderOf(request, form, formKeys);
        Optional<Refusal> refusal = askLink.ask(meeting, sender, FormFields.json(form, Doors.APART));
        if (refusal.isEmpty()) {
            return HttpResponse.seeOther("/m/" + meeting.value() + "/receipts/link?lang="
                    + messages(request).language().word());
        }
        return switch (refusal.get()) {
            case Refusal.Invalid(List<Complaint> complaints) -> again(request, meeting, 400, form, complaints, "");
            case Refusal.TooMany tooMany ->
                again(request, meeting, 429, form, List.of(), "too-many-here")
                        .with("retry-after", String.valueOf(tooMany.retryAfterSeconds()));
            case Refusal.Closed(Meeting closed) ->
                throw RefusedException.of(410, "link-expired", closed.contact().value());
            case Refusal why -> throw RefusedException.of(why);
        };
    }

    private HttpResponse again(
            HttpRequest request,
            MeetingId id,
            int status,
            Map<String, List<String>> form,
            List<Complaint> complaints,
            String trouble) {
        Meeting meeting = meetings.findPublic(id).orElseThrow(RefusedException::notFound);
        Map<String, List<String>> typed = new LinkedHashMap<>(form);
        typed.keySet().retainAll(Set.of("email"));
        FormState state = FormState.typed("link", typed, complaints, formKeys.nextFilledIn(), trouble);
        return HttpResponse.html(status, Pages.link(messages(request), meeting, state));
    }
}

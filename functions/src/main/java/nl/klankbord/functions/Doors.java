package nl.klankbord.functions;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.klankbord.dynamo.Deadline;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;

/// The two doors that a submission comes in by: JSON from a program, a form from our own page.
final class Doors {

    private static final String KEY_FIELD = "submission";

    /// Somebody has waited long enough by then, and the page does without.
    private static final Duration TO_SHOW_THE_FORM = Duration.ofSeconds(2);

    private Doors() {}

    static MeetingId meeting(HttpRequest request) {
        return MeetingId.of(request.pathParameter("meeting")).orElseThrow(RefusedException::notFound);
    }

    static Person person(HttpRequest request) {
        return Person.of(request.pathParameter("person")).orElseThrow(RefusedException::notFound);
    }

    static Sender program(HttpRequest request) {
        return request.header("idempotency-key")
                .map(key -> Sender.of("api", key).orElseThrow(() -> RefusedException.of(400, "idempotency-key")))
                .orElseGet(() -> Sender.unrepeatable("api"));
    }

    /// A form as it came in, ready to be read and, if need be, shown again.
    record Form(String kind, HttpRequest request, Map<String, List<String>> values, Sender sender) {

        static Form read(String kind, HttpRequest request) {
            Map<String, List<String>> values = FormFields.guestsInOrder(Bodies.form(request));
            return new Form(kind, request, values, sender(values));
        }

        JsonObject json() {
            return FormFields.json(values, Set.of(KEY_FIELD));
        }

        /// A form without its key gets one here, once: should it be shown again, it is shown with that key.
        private static Sender sender(Map<String, List<String>> values) {
            List<String> typed = values.getOrDefault(KEY_FIELD, List.of());
            return Sender.of("page", typed.isEmpty() ? "" : typed.getFirst())
                    .orElseGet(() -> Sender.unrepeatable("page"));
        }

        HttpResponse receipt(MeetingId meeting, String kind, String reference) {
            return HttpResponse.seeOther("/m/" + meeting.value() + "/receipts/" + kind + "?reference=" + reference
                            + "&lang=" + messages(request).language().word())
                    .referringTo(reference);
        }

        HttpResponse refusal(Refusal refusal, Meetings meetings, Clock clock) {
            return switch (refusal) {
                case Refusal.Invalid(List<Complaint> complaints) -> again(400, complaints, "", meetings, clock);
                case Refusal.KeyReused() ->
                    throw RefusedException.of(
                            422, "form-reused", require(meetings).contact().value());
                case Refusal.Full _ -> again(409, List.of(), "full", meetings, clock);
                default -> throw RefusedException.of(refusal);
            };
        }

        /// The store gave no answer: the page keeps what was typed, and its key, so that sending it again is safe.
        HttpResponse unavailable(UnavailableException why, Meetings meetings, Clock clock) {
            return why instanceof InFlightException
                    ? unsaved(409, "in-flight", meetings, clock).with("retry-after", "1")
                    : unsaved(503, "unavailable", meetings, clock)
                            .with("retry-after", "5")
                            .after(why);
        }

        /// The forms as they were when the meeting can be read, and else one button that sends the same again.
        private HttpResponse unsaved(int status, String trouble, Meetings meetings, Clock clock) {
            Deadline.begin(TO_SHOW_THE_FORM);
            try {
                return again(status, List.of(), trouble, meetings, clock);
            } catch (UnavailableException _) {
                return HttpResponse.html(status, Pages.resend(messages(request), address(), sender.key(), values));
            }
        }

        private String address() {
            return "/m/" + meeting(request).value() + "/" + kind + "s?lang="
                    + messages(request).language().word() + "#" + kind;
        }

        private HttpResponse again(
                int status, List<Complaint> complaints, String trouble, Meetings meetings, Clock clock) {
            FormState shown = new FormState(kind, values, complaints, sender.key(), trouble);
            FormState other = FormState.empty(kind.equals("rsvp") ? "topic" : "rsvp", Sender.newKey());
            FormState rsvp = kind.equals("rsvp") ? shown : other;
            FormState topic = kind.equals("topic") ? shown : other;
            return HttpResponse.html(
                    status, Pages.meeting(messages(request), require(meetings), rsvp, topic, clock.instant()));
        }

        private Meeting require(Meetings meetings) {
            return meetings.find(meeting(request)).orElseThrow(RefusedException::notFound);
        }

        private static nl.klankbord.messages.Messages messages(HttpRequest request) {
            return HttpFunction.messages(request);
        }
    }
}

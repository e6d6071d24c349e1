package nl.klankbord.functions;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.klankbord.dynamo.Deadline;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.InFlightException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.Stand;
import nl.klankbord.quarantine.Held;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.Receipt;
import nl.klankbord.site.Admission;
import nl.klankbord.site.AdmitSite;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteToken;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Person;
import nl.klankbord.submission.Sender;

/// The two doors that a submission comes in by: JSON from a program, a form from our own page or a site's.
final class Doors {

    private static final String KEY_FIELD = "submission";
    private static final String TOKEN_FIELD = "siteToken";

    /// People do not see it (`trap.jte`); programs fill in whatever there is.
    private static final String TRAP_FIELD = "homepage";

    /// Somebody has waited long enough by then, and the page does without.
    private static final Duration TO_SHOW_THE_FORM = Duration.ofSeconds(2);

    /// Fields that are not part of what a form says.
    static final Set<String> APART = Set.of(KEY_FIELD, TOKEN_FIELD, TRAP_FIELD, FormState.ROWS_FIELD);

    private Doors() {}

    /// What it takes to show a form again.
    record Forms(Meetings meetings, AdmitSite admitSite, FormKeys formKeys, Clock clock) {}

    static MeetingId meeting(HttpRequest request) {
        return MeetingId.of(request.pathParameter("meeting")).orElseThrow(RefusedException::notFound);
    }

    static Person person(HttpRequest request) {
        return Person.of(request.pathParameter("person")).orElseThrow(RefusedException::notFound);
    }

    /// To a program, of an RSVP that was taken in.
    ///
    /// @param json what it is told besides
    static HttpResponse taken(Json.Builder json, Receipt receipt) {
        return HttpResponse.json(
                        201,
                        json.put("id", receipt.id().value())
                                .put("status", receipt.status().word())
                                .put("receivedAt", receipt.receivedAt().toString())
                                .build())
                .referringTo(receipt.id().value());
    }

    /// To a program, of what is kept apart.
    static HttpResponse held(Held held) {
        return HttpResponse.json(
                        202,
                        Json.object()
                                .put("id", held.id())
                                .put("status", "held")
                                .put("receivedAt", held.receivedAt().toString())
                                .build())
                .referringTo(held.id());
    }

    /// @return whether there are pages of a site of this meeting
    static boolean isOpenTo(String origin, HttpRequest request, Sites sites) {
        return MeetingId.of(request.pathParameter("meeting")).stream()
                .flatMap(meeting -> sites.all(meeting).stream())
                .anyMatch(site -> site.file().origins().contains(origin));
    }

    static Site site(HttpRequest request, Sites sites) {
        return SiteId.of(request.pathParameter("site"))
                .flatMap(id -> sites.find(meeting(request), id))
                .orElseThrow(RefusedException::notFound);
    }

    static Sender program(HttpRequest request) {
        return organiser(request).from(request.source());
    }

    /// Known by more than an address: what they send is not counted with what comes from there.
    static Sender organiser(HttpRequest request) {
        return request.header("idempotency-key")
                .map(key -> Sender.of("api", key).orElseThrow(() -> RefusedException.of(400, "idempotency-key")))
                .orElseGet(() -> Sender.unrepeatable("api"));
    }

    /// @param sent what the request carries
    static Sender program(HttpRequest request, Kind kind, JsonObject sent, AdmitSite admitSite) {
        Sender sender = program(request);
        Optional<String> token = request.header("site-token");
        if (token.isEmpty()) {
            return sender;
        }
        Set<String> fields = sent.members().keySet();
        return switch (admitSite.admit(meeting(request), kind, token.get(), fields, request.header("origin"))) {
            case Admission.Admitted(Site site, SiteToken _) ->
                site.sender(sender.key()).from(request.source());
            case Admission.Expired() -> throw RefusedException.of(410, "site-expired-api");
            case Admission.NotAdmitted() -> throw RefusedException.of(403, "site-token-api");
        };
    }

    /// A form without its key gets one here, once: should it be shown again, it is shown with that key.
    static Sender senderOf(HttpRequest request, Map<String, List<String>> values, FormKeys keys) {
        String key = first(values, KEY_FIELD);
        Sender sender = Sender.of("page", key)
                .orElseGet(() -> new Sender("page", keys.nextFilledIn()))
                .from(request.source());
        boolean isOfARobot =
                !first(values, TRAP_FIELD).isBlank() || (!values.containsKey(TOKEN_FIELD) && !keys.isOfAPerson(key));
        return isOfARobot ? sender.doubted(Doubt.ROBOT) : sender;
    }

    /// `template.yaml` says so without a `BaseUrl`: a function that the API leads to cannot be told the API's address.
    static final String AS_REACHED = "none";

    /// And so when CloudFront stands in front, whose address it cannot be told either.
    static final String BEHIND_CLOUDFRONT = "unknown";

    /// Where this deployment is; where it does not say so itself, the host that the gateway has.
    ///
    /// @param baseUrl as the deployment has it
    /// @return without a slash at the end
    /// @throws RefusedException 409 when nobody can know
    static String home(String baseUrl, HttpRequest request) {
        return switch (baseUrl) {
            case AS_REACHED -> "https://" + request.host();
            case BEHIND_CLOUDFRONT -> throw RefusedException.of(409, "no-base-url");
            default -> baseUrl;
        };
    }

    /// @return the version of an answer that a form of ours brings; 0, which none has, when it brings none
    static int version(Map<String, List<String>> form) {
        String typed = first(form, "version");
        return typed.matches("[1-9]\\d{0,8}") ? Integer.parseInt(typed) : 0;
    }

    /// @return whether an organiser may call so what they send: sent again under the same name, it is the same
    static boolean isOwnName(String name) {
        return name.matches("[A-Za-z0-9_-]{8,64}");
    }

    /// @return who changes an answer by a form of ours; without its key it cannot be repeated
    static Sender sender(String site, Map<String, List<String>> form) {
        return Sender.of(site, first(form, KEY_FIELD)).orElseGet(() -> Sender.unrepeatable(site));
    }

    static String first(Map<String, List<String>> values, String field) {
        List<String> typed = values.getOrDefault(field, List.of());
        return typed.isEmpty() ? "" : typed.getFirst();
    }

    /// @return whether the form of a topic only asks whether others want something like it, and does not send it in
    static boolean asksForOthers(HttpRequest request) {
        return !request.isApi() && request.query().containsKey(FormState.OTHERS);
    }

    /// Takes a form in, from our own page or from a site's.
    static HttpResponse form(Kind kind, HttpRequest request, Forms forms, Function<Form, HttpResponse> submit) {
        Form form = Form.read(kind, request, forms.formKeys());
        Function<Form, HttpResponse> take = mine -> mine.asksForRows() ? mine.withRows(forms) : submit.apply(mine);
        if (!form.isFromElsewhere()) {
            return form.taken(take, forms);
        }
        AdmitSite admitSite = forms.admitSite();
        return form.taken(
                elsewhere -> switch (elsewhere.admission(admitSite)) {
                    case Admission.Admitted admitted ->
                        elsewhere.of(admitted, admitSite).taken(take, forms);
                    case Admission.Expired() -> elsewhere.notAdmitted(410, "site-expired", forms);
                    case Admission.NotAdmitted() -> elsewhere.notAdmitted(403, "site-token", forms);
                },
                forms);
    }

    /// A form as it came in, ready to be read and, if need be, shown again.
    ///
    /// @param site whose page it was sent from, once that is known
    record Form(
            Kind kind,
            HttpRequest request,
            Map<String, List<String>> values,
            Sender sender,
            Optional<Admission.Admitted> site) {

        private static Form read(Kind kind, HttpRequest request, FormKeys keys) {
            Map<String, List<String>> values = FormFields.guestsInOrder(Bodies.form(request));
            return new Form(kind, request, values, senderOf(request, values, keys), Optional.empty());
        }

        JsonObject json() {
            return FormFields.json(values, APART);
        }

        /// With its answers to the survey as a program sends them.
        JsonObject rsvp(Forms forms) {
            JsonObject json = json();
            return json.get("answers") == null ? json : Answers.typed(json, require(forms));
        }

        private HttpResponse taken(Function<Form, HttpResponse> submit, Forms forms) {
            try {
                return submit.apply(this);
            } catch (UnavailableException e) {
                return unavailable(e, forms);
            }
        }

        /// @return whether a button was pressed that asks for room for one guest more, and not the one that
        ///     sends it in
        private boolean asksForRows() {
            return kind == Kind.RSVP && values.containsKey(FormState.ROWS_FIELD);
        }

        private HttpResponse withRows(Forms forms) {
            return again(200, List.of(), "", forms);
        }

        boolean asksForOthers() {
            return kind == Kind.TOPIC && Doors.asksForOthers(request);
        }

        /// The form again, with how many there are.
        HttpResponse withOthers(int organisations, Forms forms) {
            Map<String, List<String>> told = new LinkedHashMap<>(values);
            told.put(FormState.ALIKE, List.of(String.valueOf(organisations)));
            return new Form(kind, request, told, sender, site)
                    .again(200, List.of(), "", forms)
                    .zippedFor(request);
        }

        /// @return whether it brings the token of a site
        private boolean isFromElsewhere() {
            return values.containsKey(TOKEN_FIELD);
        }

        private Admission admission(AdmitSite admitSite) {
            return admitSite.admit(
                    meeting(request),
                    kind,
                    first(values, TOKEN_FIELD),
                    json().members().keySet(),
                    request.header("origin"));
        }

        /// As the site's, which it turned out to be. Its page cannot give each form a key of its own: what is in it
        /// serves as one.
        private Form of(Admission.Admitted admitted, AdmitSite admitSite) {
            String typed = first(values, KEY_FIELD);
            String key = Sender.of("page", typed).isPresent()
                    ? sender.key()
                    : admitSite.submissionKey(admitted, JsonWriter.text(json()));
            Sender theirs = admitted.site().sender(key).from(request.source());
            return new Form(
                    kind, request, values, sender.doubt().map(theirs::doubted).orElse(theirs), Optional.of(admitted));
        }

        HttpResponse receipt(MeetingId meeting, String kind, String reference) {
            return receipt(meeting, kind, reference, "");
        }

        /// @param alike a table like what was sent; empty for none
        HttpResponse receipt(MeetingId meeting, String kind, String reference, String alike) {
            String from = site.map(admitted -> "&site=" + admitted.site().id().value() + "&returnTo="
                            + admitted.token().returnTo())
                    .orElse("");
            return HttpResponse.seeOther("/m/" + meeting.value() + "/receipts/" + kind + "?reference=" + reference
                            + "&lang=" + messages(request).language().word() + from
                            + (alike.isEmpty() ? "" : "&alike=" + alike))
                    .referringTo(reference);
        }

        HttpResponse refusal(Refusal refusal, Forms forms) {
            return switch (refusal) {
                case Refusal.Invalid(List<Complaint> complaints) -> again(400, complaints, "", forms);
                case Refusal.KeyReused() ->
                    throw RefusedException.of(
                            422, "form-reused", require(forms).contact().value());
                case Refusal.Full _ -> again(409, List.of(), "full", forms);
                case Refusal.TooMany tooMany ->
                    (tooMany.isOfSite()
                                    ? asOurs(forms).again(429, List.of(), "too-many", forms)
                                    : again(429, List.of(), "too-many-here", forms))
                            .with("retry-after", String.valueOf(tooMany.retryAfterSeconds()));
                default -> throw RefusedException.of(refusal);
            };
        }

        /// Whoever filled it in did nothing wrong: they can send it from our own page.
        private HttpResponse notAdmitted(int status, String trouble, Forms forms) {
            return asOurs(forms).again(status, List.of(), trouble, forms);
        }

        /// The store gave no answer: the page keeps what was typed, and its key, so that sending it again is safe.
        private HttpResponse unavailable(UnavailableException why, Forms forms) {
            return why instanceof InFlightException && !asksForOthers()
                    ? unsaved(409, "in-flight", forms).with("retry-after", "1")
                    : unsaved(503, "unavailable", forms)
                            .with("retry-after", "5")
                            .after(why);
        }

        /// The forms as they were when the meeting can be read, and else one button that sends the same again.
        private HttpResponse unsaved(int status, String trouble, Forms forms) {
            Deadline.begin(TO_SHOW_THE_FORM);
            try {
                return again(status, List.of(), trouble, forms);
            } catch (UnavailableException _) {
                return HttpResponse.html(status, Pages.resend(messages(request), address(), sender.key(), values));
            }
        }

        private String address() {
            String meeting = meeting(request).value();
            String language = messages(request).language().word();
            FormState form = FormState.empty(kind.word(), "");
            return asksForOthers() ? form.othersAsked(meeting, language) : form.action(meeting, language);
        }

        /// On our own page, where it needs a key of ours; nobody has to wait there, as it is filled in.
        private Form asOurs(Forms forms) {
            Map<String, List<String>> ours = new LinkedHashMap<>(values);
            ours.remove(TOKEN_FIELD);
            String key = forms.formKeys().isOfAPerson(sender.key())
                    ? sender.key()
                    : forms.formKeys().nextFilledIn();
            return new Form(kind, request, ours, new Sender("page", key).from(request.source()), Optional.empty());
        }

        private HttpResponse again(int status, List<Complaint> complaints, String trouble, Forms forms) {
            FormState shown = new FormState(kind.word(), values, complaints, sender.key(), trouble, stand(forms));
            FormState other = FormState.empty(
                    kind == Kind.RSVP ? "topic" : "rsvp", forms.formKeys().next());
            FormState rsvp = kind == Kind.RSVP ? shown : other;
            FormState topic = kind == Kind.TOPIC ? shown : other;
            return HttpResponse.html(
                    status,
                    Pages.meeting(
                            messages(request),
                            require(forms),
                            rsvp,
                            topic,
                            forms.clock().instant()));
        }

        private Stand stand(Forms forms) {
            return site.map(admitted -> Stand.onBehalfOf(
                            forms.admitSite().onOurPage(admitted),
                            admitted.site().file().name()))
                    .orElseGet(() -> Stand.onBehalfOf(first(values, TOKEN_FIELD), ""));
        }

        /// A draft is nobody's to see, whatever a form asks before it is sent in.
        private Meeting require(Forms forms) {
            return forms.meetings().findPublic(meeting(request)).orElseThrow(RefusedException::notFound);
        }

        private static Messages messages(HttpRequest request) {
            return HttpFunction.messages(request);
        }
    }
}

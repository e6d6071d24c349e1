package nl.klankbord.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.FormFields;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.MyTable;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.json.Json;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.HandOver;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.Mine;
import nl.klankbord.link.OpenLink;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.link.WithdrawTopic;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.meeting.UnavailableException;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.FormState;
import nl.klankbord.page.Pages;
import nl.klankbord.page.TableView;
import nl.klankbord.rsvp.Answers;
import nl.klankbord.rsvp.ChangeOutcome;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.site.FormKeys;
import nl.klankbord.sorting.CoalitionId;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Sender;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;
import nl.klankbord.topic.Topics;

/// What somebody does by their personal link: change, cancel, hand over, start or stop mails, meet others, withdraw a
/// topic, have everything erased. And whoever follows the link that stops mails, which opens nothing else.
public final class UseLinkFunction extends HttpFunction {

    private final OpenLink openLink;
    private final ChangeRsvp changeRsvp;
    private final HandOver handOver;
    private final EraseMe eraseMe;
    private final WithdrawTopic withdrawTopic;
    private final Topics topics;
    private final Circles circles;
    private final Introduce introduce;
    private final Statements statements;
    private final LinkKeys keys;
    private final LinkCookie cookie;
    private final FormKeys formKeys;

    public UseLinkFunction() {
        this(new Wiring());
    }

    private UseLinkFunction(Wiring wiring) {
        this(
                wiring.openLink(),
                wiring.changeRsvp(),
                wiring.handOver(),
                wiring.eraseMe(),
                wiring.withdrawTopic(),
                wiring.topics(),
                wiring.circles(),
                wiring.introduce(),
                wiring.statements(),
                wiring.linkKeys(),
                wiring.formKeys(),
                !wiring.isOnThisMachine());
    }

    UseLinkFunction(
            OpenLink openLink,
            ChangeRsvp changeRsvp,
            HandOver handOver,
            EraseMe eraseMe,
            WithdrawTopic withdrawTopic,
            Topics topics,
            Circles circles,
            Introduce introduce,
            Statements statements,
            LinkKeys keys,
            FormKeys formKeys,
            boolean isHttps) {
        this.openLink = openLink;
        this.changeRsvp = changeRsvp;
        this.handOver = handOver;
        this.eraseMe = eraseMe;
        this.withdrawTopic = withdrawTopic;
        this.topics = topics;
        this.circles = circles;
        this.introduce = introduce;
        this.statements = statements;
        this.keys = keys;
        this.cookie = new LinkCookie(keys, isHttps);
        this.formKeys = formKeys;
    }

    /// What is said at a table is no answer to the meeting.
    @Override
    protected boolean isSubmission(HttpRequest request) {
        return !request.path().startsWith("/my-rsvp/coalitions/");
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        if (request.path().startsWith("/u/")) {
            return unsubscribed(request);
        }
        requireOwnPage(request);
        PersonalLink link = cookie.require(request);
        Map<String, List<String>> form = Bodies.form(request);
        if (request.pathParameters().containsKey("coalition")) {
            return atTheTable(request, link, form);
        }
        return switch (request.path()) {
            case "/my-rsvp" -> changed(request, link, FormFields.guestsInOrder(form));
            case "/my-rsvp/cancellation" -> cancelled(request, link, form);
            case "/my-rsvp/colleague" -> handedOver(request, link, form);
            case "/my-rsvp/updates" -> followed(request, link, form);
            // A form that names a topic never erases more than that.
            case "/my-rsvp/erasure" ->
                form.containsKey("topic") ? withdrawn(request, link, form) : erased(request, link, form);
            default -> throw RefusedException.notFound();
        };
    }

    /// Lax cookies are enough; a browser that says more is listened to, too (Fetch Metadata).
    static void requireOwnPage(HttpRequest request) {
        if (!request.header("sec-fetch-site").orElse("same-origin").matches("same-origin|none")) {
            throw LinkCookie.isClosed();
        }
    }

    private HttpResponse changed(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        if (!mine.canChange()) {
            throw RefusedException.of(410, "closed", mine.meeting().contact().value());
        }
        if (form.containsKey(FormState.ROWS_FIELD)) {
            return change(request, mine, form, 200, List.of(), "");
        }
        Map<String, List<String>> answer = new LinkedHashMap<>(form);
        answer.remove("version");
        try {
            ChangeOutcome outcome = changeRsvp.change(
                    link.meeting(),
                    link.person(),
                    Doors.version(form),
                    sender(form),
                    Answers.typed(FormFields.json(answer, Doors.APART), mine.meeting()));
            return switch (outcome) {
                case ChangeOutcome.Refused(Refusal.Invalid(List<Complaint> complaints)) ->
                    change(request, mine, form, 400, complaints, "");
                case ChangeOutcome.Refused(Refusal.Full _) -> change(request, mine, form, 409, List.of(), "no-room");
                default -> told(request, outcome, "changed");
            };
        } catch (UnavailableException e) {
            return change(request, mine, form, 503, List.of(), "unavailable")
                    .with("retry-after", "5")
                    .after(e);
        }
    }

    private static HttpResponse change(
            HttpRequest request,
            Mine mine,
            Map<String, List<String>> form,
            int status,
            List<Complaint> complaints,
            String trouble) {
        FormState state = FormState.typed("rsvp", form, complaints, Doors.first(form, "submission"), trouble);
        return HttpResponse.html(status, Pages.change(messages(request), mine, state));
    }

    private HttpResponse cancelled(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        if (mine.isComing() && !mine.canCancel()) {
            throw RefusedException.of(410, "closed", mine.meeting().contact().value());
        }
        if (mine.rsvp().isPresent() && !mine.isComing()) {
            return done(request, "cancelled");
        }
        return told(
                request,
                changeRsvp.cancel(link.meeting(), link.person(), Doors.version(form), sender(form)),
                "cancelled");
    }

    private HttpResponse followed(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        if (form.containsKey("topic")) {
            return broughtTogether(request, link, mine, form);
        }
        boolean wantsUpdates = Doors.first(form, "updates").equals("true");
        return told(
                request,
                changeRsvp.follow(link.meeting(), link.person(), wantsUpdates),
                wantsUpdates ? "following" : "unfollowed");
    }

    /// Whether they want to be brought together with others who bring the like; who they are is told to nobody by this.
    private HttpResponse broughtTogether(
            HttpRequest request, PersonalLink link, Mine mine, Map<String, List<String>> form) {
        String asked = Doors.first(form, "topic");
        TopicKey topic = mine.topics().stream()
                .map(TopicKey::of)
                .filter(key -> key.submission().value().equals(asked))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        boolean isWanted = Doors.first(form, "introduce").equals("true");
        if (!topics.introduce(link.meeting(), topic, isWanted)) {
            throw RefusedException.of(410, "link-gone");
        }
        return done(request, isWanted ? "together" : "apart");
    }

    private HttpResponse told(HttpRequest request, ChangeOutcome outcome, String done) {
        return switch (outcome) {
            case ChangeOutcome.Changed _ -> done(request, done);
            case ChangeOutcome.Outdated(Rsvp _) -> throw RefusedException.of(409, "link-outdated");
            case ChangeOutcome.NoRsvp() -> throw RefusedException.of(410, "link-gone");
            case ChangeOutcome.Refused(var why) -> throw RefusedException.of(why);
        };
    }

    private HttpResponse atTheTable(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        MyTable table = OpenLinkFunction.table(request, circles, mine);
        CoalitionId coalition = table.introduction().coalition();
        if (request.path().endsWith("/statement")) {
            return written(request, mine, table, form);
        }
        String answer = Doors.first(form, "answer");
        if (!answer.matches("yes|no")
                || !introduce.answer(mine.meeting(), coalition, link.person(), answer.equals("yes"))) {
            throw RefusedException.notFound();
        }
        return doneAtTheTable(request, coalition, answer.equals("yes") ? "agreed" : "declined");
    }

    private HttpResponse written(HttpRequest request, Mine mine, MyTable table, Map<String, List<String>> form) {
        Fields fields = Fields.of(
                Json.object().put("statement", Doors.first(form, "statement")).build());
        String text = fields.optionalLines("statement", Statement.MAX_TEXT).orElse("");
        CoalitionId coalition = table.introduction().coalition();
        FormState typed = FormState.typed("statement", form, fields.complaints(), "", "");
        if (!table.isOpen()) {
            throw RefusedException.of(409, "no-table");
        }
        if (!fields.complaints().isEmpty()) {
            Optional<Statement> present = statements.find(mine.meeting().id(), coalition);
            return HttpResponse.html(
                    400, Pages.table(new TableView(messages(request), mine, table, present, typed, false, "")));
        }
        return switch (introduce.write(
                mine.meeting(), coalition, table.introduction().person(), Doors.version(form), text)) {
            case Introduce.Outcome.Written() -> doneAtTheTable(request, coalition, "written");
            case Introduce.Outcome.NotThere() -> throw RefusedException.of(409, "no-table");
            case Introduce.Outcome.Meanwhile(Statement theirs) -> {
                // Sent once more, it is in place of what they have seen now.
                FormState again = typed.with("version", String.valueOf(theirs.version()));
                yield HttpResponse.html(
                        409,
                        Pages.table(
                                new TableView(messages(request), mine, table, Optional.of(theirs), again, true, "")));
            }
        };
    }

    private static HttpResponse doneAtTheTable(HttpRequest request, CoalitionId coalition, String what) {
        return HttpResponse.seeOther("/my-rsvp/coalitions/" + coalition.value() + "?done=" + what + "&lang="
                + messages(request).language().word());
    }

    private HttpResponse handedOver(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        Messages messages = messages(request);
        return switch (handOver.handOver(link, FormFields.json(form, Doors.APART))) {
            case HandOver.Outcome.HandedOver() -> ended(messages, "handed-over", mine.meeting());
            case HandOver.Outcome.NothingToGive() -> throw RefusedException.of(409, "link-nothing-to-give");
            case HandOver.Outcome.Refused(List<Complaint> complaints) ->
                again(
                        messages,
                        mine,
                        FormState.typed("colleague", form, complaints, Doors.first(form, "submission"), ""),
                        false);
        };
    }

    private HttpResponse erased(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        Messages messages = messages(request);
        boolean isSure = Doors.first(form, "sure").equals("true");
        OpenLink.Opened opened = openLink.open(link);
        if (isSure && opened instanceof OpenLink.Opened.Nothing(Optional<Meeting> meeting)) {
            // Perhaps only the answer was lost, or not all was done.
            eraseMe.erase(link);
            return ended(messages, "erased", meeting.orElseThrow(RefusedException::notFound));
        }
        Mine mine = OpenLinkFunction.found(opened);
        if (!isSure) {
            return again(messages, mine, FormState.empty("colleague", formKeys.nextFilledIn()), true);
        }
        eraseMe.erase(link);
        return ended(messages, "erased", mine.meeting());
    }

    /// One topic of theirs goes, and with the last of what is theirs everything else that leads to them.
    private HttpResponse withdrawn(HttpRequest request, PersonalLink link, Map<String, List<String>> form) {
        TopicKey topic = TopicKey.of(link.person().value() + "." + Doors.first(form, "topic"))
                .orElseThrow(RefusedException::notFound);
        boolean isSure = Doors.first(form, "sure").equals("true");
        OpenLink.Opened opened = openLink.open(link);
        if (isSure && opened instanceof OpenLink.Opened.Nothing(Optional<Meeting> meeting)) {
            // Perhaps only the answer was lost, or not all was done.
            return withdrawnLast(request, link, topic, meeting.orElseThrow(RefusedException::notFound));
        }
        Mine mine = OpenLinkFunction.found(opened);
        Optional<Topic> brought = mine.topics().stream()
                .filter(each -> TopicKey.of(each).equals(topic))
                .findFirst();
        if (!isSure && brought.isPresent()) {
            return HttpResponse.html(200, Pages.withdraw(messages(request), mine.meeting(), brought.get()));
        }
        if (mine.rsvp().isEmpty() && brought.isPresent() && mine.topics().size() == 1) {
            return withdrawnLast(request, link, topic, mine.meeting());
        }
        if (isSure) {
            withdrawTopic.withdraw(link, topic.submission());
        }
        return done(request, "withdrawn");
    }

    private HttpResponse withdrawnLast(HttpRequest request, PersonalLink link, TopicKey topic, Meeting meeting) {
        withdrawTopic.withdraw(link, topic.submission());
        eraseMe.erase(link);
        return ended(messages(request), "withdrawn", meeting);
    }

    private HttpResponse again(Messages messages, Mine mine, FormState colleague, boolean isUnsure) {
        return HttpResponse.html(
                400, Pages.mine(messages, mine, OpenLinkFunction.tables(circles, mine), "", colleague, isUnsure));
    }

    /// Nothing is behind the link any more, so the browser need not keep it.
    private HttpResponse ended(Messages messages, String what, Meeting meeting) {
        return HttpResponse.html(
                        200,
                        Pages.told(
                                messages,
                                messages.text("mine." + what),
                                messages.text(
                                        "mine." + what + ".text",
                                        meeting.contact().value())))
                .setting(cookie.forget());
    }

    /// By a person on the page, or by their mail program (RFC 8058 §3.1): it must do with this one request,
    /// and is told nothing else.
    private HttpResponse unsubscribed(HttpRequest request) {
        PersonalLink link =
                keys.read(request.pathParameter("token"), Use.UNSUBSCRIBE).orElseThrow(OpenLinkFunction::unknown);
        changeRsvp.follow(link.meeting(), link.person(), false);
        Messages messages = messages(request);
        return HttpResponse.html(
                200, Pages.told(messages, messages.text("unsubscribed"), messages.text("unsubscribed.text")));
    }

    private static HttpResponse done(HttpRequest request, String what) {
        return HttpResponse.seeOther("/my-rsvp?done=" + what + "&lang="
                + messages(request).language().word());
    }

    private static Sender sender(Map<String, List<String>> form) {
        return Doors.sender("page", form);
    }
}

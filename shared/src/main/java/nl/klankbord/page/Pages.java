package nl.klankbord.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.klankbord.introduction.MyTable;
import nl.klankbord.link.Mine;
import nl.klankbord.manifest.Printed;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.summary.Summary;
import nl.klankbord.topic.Topic;

/// Every page, as HTML. Text from people is escaped where it is put out, by the template engine.
public final class Pages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "nl.klankbord.page.jte");

    private Pages() {}

    public static String home(Messages messages, List<Meeting> meetings) {
        return render("home.jte", Map.of("messages", messages, "meetings", meetings));
    }

    public static String meeting(Messages messages, Meeting meeting, FormState rsvp, FormState topic, Instant now) {
        return meeting(messages, meeting, rsvp, topic, meeting.takesAnswers(now), false);
    }

    /// The page of a meeting that takes no answers any more.
    ///
    /// @param hasManifest whether there is one to read
    public static String afterwards(Messages messages, Meeting meeting, boolean hasManifest) {
        FormState nothing = FormState.empty("rsvp", "");
        return meeting(messages, meeting, nothing, nothing, false, hasManifest);
    }

    private static String meeting(
            Messages messages, Meeting meeting, FormState rsvp, FormState topic, boolean isOpen, boolean hasManifest) {
        return render(
                "meeting.jte",
                Map.of(
                        "messages", messages,
                        "meeting", meeting,
                        "rsvp", rsvp,
                        "topic", topic,
                        "isOpen", isOpen,
                        "hasManifest", hasManifest));
    }

    /// What happens with what people send to a meeting.
    public static String privacy(Messages messages, Meeting meeting) {
        return render("privacy.jte", Map.of("messages", messages, "meeting", meeting));
    }

    /// Forms to be put on another site's page: HTML that does its work by itself.
    ///
    /// @param forms in the order in which they stand
    public static String forms(Messages messages, Meeting meeting, List<FormState> forms) {
        return render("forms.jte", Map.of("messages", messages, "meeting", meeting, "forms", forms));
    }

    /// The form of an RSVP by itself: of one that is there already.
    ///
    /// @param action that it is sent to
    /// @param title over it
    /// @param submit on its button
    static String rsvp(Messages messages, Meeting meeting, FormState form, String action, String title, String submit) {
        return render(
                "rsvp.jte",
                Map.of(
                        "messages", messages,
                        "meeting", meeting,
                        "form", form,
                        "action", action,
                        "title", title,
                        "submit", submit));
    }

    /// A receipt for what was sent.
    ///
    /// @param kind `accepted`, `waiting`, `declined` or `topic`
    /// @param reference what the sender may mention; empty for none
    /// @param siteName as people know that site; empty for our own page
    /// @param wayBack an address on it
    /// @param others organisations that want something like it; 0 for none to tell of
    public static String receipt(
            Messages messages,
            Meeting meeting,
            String kind,
            String reference,
            String siteName,
            String wayBack,
            int others) {
        return render(
                "receipt.jte",
                Map.of(
                        "messages", messages,
                        "meeting", meeting,
                        "kind", kind,
                        "reference", reference,
                        "siteName", siteName,
                        "wayBack", wayBack,
                        "others", others));
    }

    /// What somebody sees by their personal link.
    ///
    /// @param done what was just done: a text of the message files under `mine.done.`; empty for nothing
    /// @param colleague who should come instead, as far as typed
    /// @param isUnsure whether it should be erased, and whoever asked it had not said to be sure
    /// @param tables for which they were asked to meet others
    public static String mine(
            Messages messages, Mine mine, List<MyTable> tables, String done, FormState colleague, boolean isUnsure) {
        return render(
                "mine.jte",
                Map.of(
                        "messages", messages,
                        "mine", mine,
                        "tables", tables,
                        "done", done,
                        "colleague", colleague,
                        "isUnsure", isUnsure));
    }

    /// A table for which somebody was asked to meet others.
    public static String table(TableView view) {
        return render("table.jte", Map.of("view", view));
    }

    /// Where somebody changes their answer.
    public static String change(Messages messages, Mine mine, FormState form) {
        return render("change.jte", Map.of("messages", messages, "mine", mine, "form", form));
    }

    /// @param token that stops mails
    public static String unsubscribe(Messages messages, String token) {
        return render("unsubscribe.jte", Map.of("messages", messages, "token", token));
    }

    /// Where somebody is asked whether they are sure to withdraw a topic of theirs.
    public static String withdraw(Messages messages, Meeting meeting, Topic topic) {
        return render("withdraw.jte", Map.of("messages", messages, "meeting", meeting, "topic", topic));
    }

    /// A mail as a page: its style is in it, as mail programs want it.
    public static String mail(MailView mail) {
        return render("mail.jte", Map.of("mail", mail));
    }

    /// Where a lost link is asked for again.
    public static String link(Messages messages, Meeting meeting, FormState form) {
        return render("link.jte", Map.of("messages", messages, "meeting", meeting, "form", form));
    }

    /// The meetings that somebody at the desk may see.
    public static String desk(DeskView desk, List<Meeting> meetings) {
        return render("desk.jte", Map.of("desk", desk, "meetings", meetings));
    }

    /// Where a meeting is made or changed.
    public static String edit(DeskView desk, MeetingEdit edit, FormState form) {
        return render("edit.jte", Map.of("desk", desk, "edit", edit, "form", form));
    }

    /// A meeting as others will see it, and what was typed of it, to be stored or changed further.
    ///
    /// @param form without fields when it is stored already
    public static String preview(DeskView desk, MeetingEdit edit, Meeting meeting, FormState form, Instant now) {
        return render(
                "preview.jte",
                Map.of(
                        "desk", desk,
                        "edit", edit,
                        "meeting", meeting,
                        "form", form,
                        "isOpen", now.isBefore(meeting.deadline())));
    }

    /// How one meeting stands.
    public static String overview(DeskView desk, OverviewView view) {
        return render("overview.jte", Map.of("desk", desk, "view", view));
    }

    /// What to order.
    ///
    /// @param isOrdered whether something was ordered just now
    public static String catering(DeskView desk, CateringView view, boolean isOrdered) {
        return render("catering.jte", Map.of("desk", desk, "view", view, "isOrdered", isOrdered));
    }

    /// The summaries of each night.
    ///
    /// @param done what was done with the feed just now: `made` or `withdrawn`; empty for nothing
    public static String summaries(DeskView desk, SummariesView view, String done) {
        return render("summaries.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// Where files for a spreadsheet are made.
    ///
    /// @param made the export that was made just now; empty for none
    public static String exports(DeskView desk, Meeting meeting, String made) {
        return render("exports.jte", Map.of("desk", desk, "meeting", meeting, "made", made));
    }

    /// What is kept apart.
    ///
    /// @param done what was done before; empty for nothing
    public static String held(DeskView desk, HeldView view, String done) {
        return render("held.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// Whom no mail could reach.
    public static String unreached(DeskView desk, UnreachedView view) {
        return render("unreached.jte", Map.of("desk", desk, "view", view));
    }

    /// Who answered.
    ///
    /// @param done what was just done: a text of the message files under `participants.done.`; empty for nothing
    public static String participants(DeskView desk, ParticipantsView view, String done) {
        return render("participants.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// Everything about one person.
    ///
    /// @param mine of somebody who answered
    /// @param isOnTheDay whether they may be there by now
    /// @param done as with [#participants]
    /// @param trouble why what was asked is not done: a text of the message files under `problem.`;
    ///     empty for nothing
    public static String participant(
            DeskView desk, Mine mine, AuditView audit, boolean isOnTheDay, String done, String trouble) {
        return render(
                "participant.jte",
                Map.of(
                        "desk",
                        desk,
                        "mine",
                        mine,
                        "audit",
                        audit,
                        "isOnTheDay",
                        isOnTheDay,
                        "done",
                        done,
                        "trouble",
                        trouble));
    }

    /// Where an organiser answers for somebody who called.
    public static String newParticipant(DeskView desk, Meeting meeting, FormState form) {
        return render("newParticipant.jte", Map.of("desk", desk, "meeting", meeting, "form", form));
    }

    /// Where an organiser changes somebody's answer.
    ///
    /// @param mine as it stands
    /// @param isOutdated whether it had changed since they saw it: then both are shown
    public static String changeParticipant(DeskView desk, Mine mine, FormState form, boolean isOutdated) {
        return render(
                "changeParticipant.jte", Map.of("desk", desk, "mine", mine, "form", form, "isOutdated", isOutdated));
    }

    /// Who at the desk looked at what, and who changed it.
    public static String audit(DeskView desk, AuditView view) {
        return render("audit.jte", Map.of("desk", desk, "view", view));
    }

    /// Who at the desk looked at one's own data, without names.
    ///
    /// @param most how many entries it has at most
    public static String myLog(AuditView view, int most) {
        return render("myLog.jte", Map.of("view", view, "most", most));
    }

    /// What was sent to whoever wants to be kept informed, and a form for more.
    ///
    /// @param isSent whether something was sent just now
    public static String updates(DeskView desk, UpdatesView view, FormState form, boolean isSent) {
        return render("updates.jte", Map.of("desk", desk, "view", view, "form", form, "isSent", isSent));
    }

    /// A version of a manifest, for whoever reads it.
    public static String manifest(ManifestView view) {
        return render("manifest.jte", Map.of("view", view));
    }

    /// The same as a file: a page that stands alone, as [#summary] does.
    public static String manifestFile(Printed printed) {
        return render("manifestFile.jte", Map.of("printed", printed, "style", SummaryStyle.TEXT));
    }

    /// The manifest as organisers work at it.
    ///
    /// @param done what was done just now; empty for nothing
    public static String deskManifest(DeskView desk, DeskManifestView view, String done) {
        return render("deskManifest.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// Where a paragraph of it is written.
    public static String paragraph(DeskView desk, ParagraphView view) {
        return render("paragraph.jte", Map.of("desk", desk, "view", view));
    }

    /// How somebody is named in a manifest, and what they say about it.
    public static String myManifest(MyManifestView view) {
        return render("myManifest.jte", Map.of("view", view));
    }

    /// An update as it will be read.
    ///
    /// @param to whom it goes, in words
    /// @param form in which nothing is wrong
    /// @param people to how many it would go now
    public static String updatePreview(DeskView desk, String to, Meeting meeting, FormState form, int people) {
        return render(
                "updatePreview.jte",
                Map.of("desk", desk, "to", to, "meeting", meeting, "form", form, "people", people));
    }

    /// Topics, under their themes.
    ///
    /// @param done what was done just now; empty for nothing
    public static String topics(DeskView desk, TopicsView view, String done) {
        return render("topics.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// One topic, and what can be done with it.
    ///
    /// @param done what was done just now; empty for nothing
    public static String topicAtTheDesk(DeskView desk, TopicView view, String done) {
        return render("topicAtTheDesk.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// Who sits at a table and wants to meet the others, and what they wrote together.
    ///
    /// @param isDone whether they were asked just now
    public static String introductions(DeskView desk, IntroductionsView view, boolean isDone) {
        return render("introductions.jte", Map.of("desk", desk, "view", view, "isDone", isDone));
    }

    /// Themes, and the log of what was decided.
    ///
    /// @param done what was done just now; empty for nothing
    public static String themes(DeskView desk, ThemesView view, String done) {
        return render("themes.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// @param done what was done just now; empty for nothing
    public static String coalitions(DeskView desk, CoalitionsView view, String done) {
        return render("coalitions.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// @param done what was done just now; empty for nothing
    public static String coalition(DeskView desk, CoalitionView view, String done) {
        return render("coalition.jte", Map.of("desk", desk, "view", view, "done", done));
    }

    /// @param signOutAt where one signs out of the identity provider, too; empty when it has no such page
    public static String signedOut(Messages messages, String signOutAt) {
        return render("signedOut.jte", Map.of("messages", messages, "signOutAt", signOutAt));
    }

    /// What was done to have everybody use these pages, and whom to tell when they cannot.
    public static String accessibility(Messages messages) {
        return render("accessibility.jte", Map.of("messages", messages));
    }

    /// That something was done.
    public static String told(Messages messages, String title, String text) {
        return render("told.jte", Map.of("messages", messages, "title", title, "text", text));
    }

    public static String problem(Messages messages, String title, String text) {
        return render("problem.jte", Map.of("messages", messages, "title", title, "text", text));
    }

    /// A form that could not be stored while its meeting could not be read: a button sends all that was typed again.
    ///
    /// @param address that the form was sent to
    /// @param key repeats the submission
    /// @param values by field name, as typed
    public static String resend(Messages messages, String address, String key, Map<String, List<String>> values) {
        return render("resend.jte", Map.of("messages", messages, "address", address, "key", key, "values", values));
    }

    /// A page that stands alone: its style is in it, so that it can be kept and printed.
    public static String summary(Summary summary) {
        return render(
                "summary.jte",
                Map.of(
                        "messages",
                        Messages.in(summary.meeting().language()),
                        "summary",
                        summary,
                        "view",
                        new SummaryView(summary),
                        "style",
                        SummaryStyle.TEXT));
    }

    /// @return the policy under which a summary may be shown
    public static String summaryPolicy() {
        return "default-src 'none'; style-src " + Assets.policyHash(SummaryStyle.TEXT)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// The API, for who builds on it. A page that stands alone, as [#summary] does.
    public static String api(ApiPage api) {
        return render("api.jte", Map.of("api", api, "style", ApiStyle.TEXT));
    }

    /// @return the policy under which [#api] may be shown
    public static String apiPolicy() {
        return "default-src 'none'; style-src " + Assets.policyHash(ApiStyle.TEXT)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String render(String template, Map<String, Object> parameters) {
        TemplateOutput output = new StringOutput(8_192);
        TEMPLATES.render(template, parameters, output);
        return output.toString();
    }

    private static final class ApiStyle {
        private static final String TEXT = Assets.read("api.css");
    }

    private static final class SummaryStyle {
        private static final String TEXT = Assets.read("summary.css");
    }
}

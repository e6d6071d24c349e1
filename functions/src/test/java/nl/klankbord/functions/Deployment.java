package nl.klankbord.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.audit.Entry;
import nl.klankbord.batch.Batches;
import nl.klankbord.batch.SubmitBatch;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.desk.Sessions;
import nl.klankbord.export.MakeExport;
import nl.klankbord.export.SummaryFiles;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.SendIntroductions;
import nl.klankbord.introduction.Statement;
import nl.klankbord.invite.AskInvite;
import nl.klankbord.invite.SendInvites;
import nl.klankbord.limit.Allowance;
import nl.klankbord.link.AskLink;
import nl.klankbord.link.EraseMe;
import nl.klankbord.link.HandOver;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.OpenLink;
import nl.klankbord.link.WithdrawTopic;
import nl.klankbord.mail.MailedIntroductions;
import nl.klankbord.mail.MailedInvites;
import nl.klankbord.mail.MailedReceipts;
import nl.klankbord.mail.MailedSummaries;
import nl.klankbord.mail.MailedUpdates;
import nl.klankbord.manifest.CoalitionStatements;
import nl.klankbord.manifest.CommentOnManifest;
import nl.klankbord.manifest.ComposeManifest;
import nl.klankbord.manifest.ForgetPerson;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryArtefacts;
import nl.klankbord.memory.MemoryAsks;
import nl.klankbord.memory.MemoryAttributions;
import nl.klankbord.memory.MemoryAuditLog;
import nl.klankbord.memory.MemoryBatches;
import nl.klankbord.memory.MemoryComments;
import nl.klankbord.memory.MemoryDecisions;
import nl.klankbord.memory.MemoryDeliveries;
import nl.klankbord.memory.MemoryExports;
import nl.klankbord.memory.MemoryFeeds;
import nl.klankbord.memory.MemoryHints;
import nl.klankbord.memory.MemoryIdentityProvider;
import nl.klankbord.memory.MemoryIntroductions;
import nl.klankbord.memory.MemoryInvites;
import nl.klankbord.memory.MemoryKept;
import nl.klankbord.memory.MemoryLimits;
import nl.klankbord.memory.MemoryMailings;
import nl.klankbord.memory.MemoryMails;
import nl.klankbord.memory.MemoryManifests;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemoryOrders;
import nl.klankbord.memory.MemoryQuarantine;
import nl.klankbord.memory.MemorySessions;
import nl.klankbord.memory.MemorySites;
import nl.klankbord.memory.MemoryStatements;
import nl.klankbord.memory.MemorySuggestions;
import nl.klankbord.memory.MemorySummaries;
import nl.klankbord.memory.MemoryUpdates;
import nl.klankbord.memory.MemoryWebhooks;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.receipt.FindUnreached;
import nl.klankbord.receipt.TellPerson;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.recount.ReleaseHeld;
import nl.klankbord.recount.StrikeSite;
import nl.klankbord.retention.KeepTerms;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.site.AdmitPost;
import nl.klankbord.site.AdmitSite;
import nl.klankbord.site.ChangeSite;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.Sites;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decided;
import nl.klankbord.sorting.Decision;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.SortTopics;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.MakeSummary;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.WriteSummaries;
import nl.klankbord.tally.Recount;
import nl.klankbord.tally.Tallies;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.Topics;
import nl.klankbord.update.AskUpdate;
import nl.klankbord.update.CountReaders;
import nl.klankbord.update.SendUpdates;
import nl.klankbord.webhook.ChangeWebhook;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.OweDeliveries;
import nl.klankbord.webhook.PostWebhooks;
import nl.klankbord.webhook.Posting;
import nl.klankbord.webhook.Webhooks;

/// All functions on stores in memory, called as Lambda calls them: an event in, an answer out. It begins with the
/// Utrecht meeting. A test puts another store in place of one to see what happens then.
final class Deployment {

    private static final Map<String, String> FUNCTION_BY_ROUTE =
            TemplateFile.read().functionByRoute();

    static final String BASE_URL = "https://klankbord.example";
    static final SiteKeys SITE_KEYS = new SiteKeys("fedcba9876543210fedcba9876543210");

    static final String SECURITY_CONTACT = "security@klankbord.example";
    static final LinkKeys LINK_KEYS = new LinkKeys(SITE_KEYS);
    static final FeedKeys FEED_KEYS = new FeedKeys(SITE_KEYS);

    /// The key of a form that was shown a minute ago.
    static final String FORM_KEY = new FormKeys(SITE_KEYS, Clock.offset(Examples.CLOCK, Duration.ofMinutes(-1))).next();

    final MemoryMeetings storedMeetings = new MemoryMeetings();
    final MemoryAnswers answers = new MemoryAnswers(Examples.CLOCK);
    final MemorySummaries summaries = new MemorySummaries();
    final MemoryMails mails = new MemoryMails();
    final RecordedContext context = new RecordedContext();
    Meetings meetings = storedMeetings;
    Rsvps rsvps = answers;
    Topics topics = answers.topics();
    Tallies tallies = answers;
    Sites sites = new MemorySites();
    String baseUrl = BASE_URL;
    MemoryLimits limits = new MemoryLimits();
    int mostOfASource = 500;
    Quarantine quarantine = new MemoryQuarantine(Examples.CLOCK);
    Batches batches = new MemoryBatches(Examples.CLOCK);
    Artefacts artefacts = new MemoryArtefacts();
    Suggestions suggestions = new MemorySuggestions();
    HintStore hints = new MemoryHints();
    Webhooks webhooks = new MemoryWebhooks();
    Deliveries deliveries = new MemoryDeliveries(Examples.CLOCK);
    Posting posting = (_, _, _) -> new Posting.Outcome.Answered(204, Duration.ZERO);
    MemoryMailings mailings = new MemoryMailings();
    MemoryAsks asks = new MemoryAsks();
    MemoryUpdates updates = new MemoryUpdates();
    MemoryAuditLog auditLog = new MemoryAuditLog();
    final MemoryKept kept = new MemoryKept(answers, auditLog);
    MemoryOrders orders = new MemoryOrders();
    MemoryFeeds feeds = new MemoryFeeds();
    MemoryExports exports = new MemoryExports();
    Decisions decisions = new MemoryDecisions();
    MemoryInvites invites = new MemoryInvites();
    MemoryIntroductions introductions = new MemoryIntroductions();
    MemoryStatements statements = new MemoryStatements();
    Manifests manifests = new MemoryManifests(Examples.CLOCK);
    MemoryAttributions attributions = new MemoryAttributions(Examples.CLOCK);
    CoalitionStatements coalitionStatements =
            (meeting, coalition) -> statements.find(meeting, coalition).map(Statement::text);
    MemoryComments comments = new MemoryComments(Examples.CLOCK);
    MemoryIdentityProvider identityProvider = new MemoryIdentityProvider();
    Sessions sessions = new MemorySessions(Examples.CLOCK);
    Clock clock = Examples.CLOCK;
    private final List<Allowance> allowances = new ArrayList<>();

    Deployment() {
        storedMeetings.store(Examples.utrecht(), false);
    }

    Answer send(Call call) {
        String function = FUNCTION_BY_ROUTE.get(call.routeKey());
        if (function == null) {
            throw new AssertionError("template.yaml has no route " + call.routeKey());
        }
        Answer answer = Answer.read(invoke(function, call.event()));
        Promises.areKept(call, answer);
        Contract.isKept(call, answer);
        return answer;
    }

    String invoke(String function, byte[] event) {
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            function(function).handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Rsvp> storedRsvps() {
        List<Rsvp> stored = new ArrayList<>();
        for (Meeting meeting : storedMeetings.all()) {
            answers.each(meeting.id(), each -> stored.add(each.answer()));
        }
        return stored;
    }

    List<Topic> storedTopics() {
        List<Topic> stored = new ArrayList<>();
        for (Meeting meeting : storedMeetings.all()) {
            answers.topics().each(meeting.id(), each -> stored.add(each.answer()));
        }
        return stored;
    }

    boolean hasNoAnswers() {
        return storedRsvps().isEmpty() && storedTopics().isEmpty();
    }

    private RequestStreamHandler function(String logicalId) {
        return switch (logicalId) {
            case "MeetingPageFunction" ->
                new MeetingPageFunction(meetings, sites, hints, manifests, formKeys(), SECURITY_CONTACT, clock);
            case "SubmitRsvpFunction" ->
                new SubmitRsvpFunction(
                        new SubmitRsvp(meetings, rsvps, Examples.SECRETS, gate(), asks, clock), sites, forms());
            case "SubmitTopicFunction" ->
                new SubmitTopicFunction(
                        new SubmitTopic(meetings, topics, Examples.SECRETS, gate(), clock), sites, forms(), hints);
            case "OpenLinkFunction" ->
                new OpenLinkFunction(
                        openLink(),
                        LINK_KEYS,
                        formKeys(),
                        mailings,
                        decisions,
                        attributions,
                        comments,
                        auditLog,
                        circles(),
                        statements,
                        true);
            case "UseLinkFunction" ->
                new UseLinkFunction(
                        openLink(),
                        changeRsvp(),
                        new HandOver(meetings, rsvps, changeRsvp(), Examples.SECRETS, asks, clock),
                        new EraseMe(
                                rsvps,
                                topics,
                                changeRsvp(),
                                mailings,
                                asks,
                                decisions,
                                invites,
                                introductions,
                                statements,
                                forgetting()),
                        new WithdrawTopic(topics, decisions, invites, forgetting()),
                        topics,
                        circles(),
                        introduce(),
                        statements,
                        LINK_KEYS,
                        formKeys(),
                        true);
            case "ReadMeetingFunction" -> new ReadMeetingFunction(meetings, sites);
            case "StoreMeetingFunction" ->
                new StoreMeetingFunction(meetings, new StoreMeeting(meetings, new ArrangeSeats(rsvps)), rsvps, clock);
            case "FollowUpFunction" ->
                new FollowUpFunction(
                        meetings,
                        promoteWaiting(),
                        tellPerson(),
                        sendUpdates(),
                        sendInvites(),
                        sendIntroductions(),
                        clock);
            case "AskLinkFunction" ->
                new AskLinkFunction(
                        meetings, new AskLink(meetings, allowance(), Examples.SECRETS, asks, clock), formKeys());
            case "ReadRsvpsFunction" ->
                new ReadRsvpsFunction(meetings, rsvps, answers.participants(), findUnreached(), auditLog, clock);
            case "ChangeRsvpFunction" -> new ChangeRsvpFunction(meetings, changeRsvp(), submitRsvp(), auditLog, clock);
            case "OrdersFunction" -> new OrdersFunction(meetings, tallies, orders, nights(), clock);
            case "ReadTallyFunction" -> new ReadTallyFunction(meetings, tallies, rsvps, mailings);
            case "ReadSummariesFunction" ->
                new ReadSummariesFunction(meetings, nights(), makeSummary(), feedAddresses(), auditLog, clock);
            case "ReadContractFunction" -> new ReadContractFunction();
            case "SubmitBatchFunction" ->
                new SubmitBatchFunction(new AdmitPost(sites, SITE_KEYS, clock), submitBatch());
            case "ReadWebhooksFunction" -> new ReadWebhooksFunction(meetings, webhooks, deliveries);
            case "StoreWebhookFunction" ->
                new StoreWebhookFunction(
                        meetings, webhooks, new ChangeWebhook(webhooks, clock), postWebhooks(), SITE_KEYS, false);
            case "SignInFunction" -> new SignInFunction(identityProvider, desk(), true, baseUrl, clock);
            case "DeskFunction" ->
                new DeskFunction(
                        desk(),
                        meetings,
                        tallies,
                        rsvps,
                        nights(),
                        orders,
                        decisions,
                        cards(),
                        quarantine,
                        updates,
                        mailings,
                        clock);
            case "DeskMeetingsFunction" ->
                new DeskMeetingsFunction(
                        desk(), meetings, new StoreMeeting(meetings, new ArrangeSeats(rsvps)), rsvps, clock);
            case "DeskCateringFunction" -> new DeskCateringFunction(desk(), meetings, tallies, orders, nights(), clock);
            case "DeskParticipantsFunction" ->
                new DeskParticipantsFunction(
                        desk(),
                        meetings,
                        answers.participants(),
                        rsvps,
                        topics,
                        submitRsvp(),
                        changeRsvp(),
                        findUnreached(),
                        auditLog,
                        clock);
            case "DeskSummariesFunction" ->
                new DeskSummariesFunction(
                        desk(), meetings, nights(), rsvps, makeSummary(), feedAddresses(), auditLog, clock);
            case "ReadFeedFunction" -> new ReadFeedFunction(meetings, nights(), feeds, FEED_KEYS);
            case "DeskUpdatesFunction" ->
                new DeskUpdatesFunction(
                        desk(), meetings, updates, askUpdate(), countReaders(), decisions, cards(), clock);
            case "DeskQuarantineFunction" ->
                new DeskQuarantineFunction(
                        desk(),
                        meetings,
                        new ReleaseHeld(quarantine, submitRsvp(), submitTopic()),
                        quarantine,
                        auditLog,
                        clock);
            case "DeskExportsFunction" -> new DeskExportsFunction(desk(), meetings, makeExport(), exports, clock);
            case "ExportFunction" -> new ExportFunction(meetings, makeExport(), exports, clock);
            case "DeskTopicsFunction" ->
                new DeskTopicsFunction(
                        desk(),
                        meetings,
                        topics,
                        cards(),
                        decisions,
                        sortTopics(),
                        invites,
                        askInvite(),
                        auditLog,
                        clock);
            case "DeskCoalitionsFunction" ->
                new DeskCoalitionsFunction(
                        desk(),
                        meetings,
                        cards(),
                        decisions,
                        sortTopics(),
                        suggestions,
                        makeSuggestions(),
                        auditLog,
                        clock);
            case "CoalitionsFunction" ->
                new CoalitionsFunction(meetings, cards(), decisions, suggestions, makeSuggestions(), auditLog, clock);
            case "SortTopicsFunction" ->
                new SortTopicsFunction(
                        meetings, topics, cards(), decisions, sortTopics(), invites, askInvite(), auditLog, clock);
            case "DeskIntroductionsFunction" ->
                new DeskIntroductionsFunction(desk(), meetings, circles(), introduce(), statements, auditLog, clock);
            case "IntroductionsFunction" ->
                new IntroductionsFunction(meetings, circles(), introduce(), statements, auditLog, clock);
            case "DeskManifestFunction" ->
                new DeskManifestFunction(
                        desk(),
                        meetings,
                        new ComposeManifest(manifests, topics, clock),
                        manifests,
                        comments,
                        topics,
                        cards(),
                        decisions,
                        coalitionStatements,
                        auditLog,
                        clock);
            case "ComposeManifestFunction" ->
                new ComposeManifestFunction(
                        meetings, new ComposeManifest(manifests, topics, clock), manifests, comments, auditLog, clock);
            case "ReadManifestFunction" -> new ReadManifestFunction(meetings, manifests, topics, attributions);
            case "ManifestFileFunction" -> new ManifestFileFunction(meetings, manifests, topics, attributions);
            case "MyManifestFunction" ->
                new MyManifestFunction(
                        openLink(),
                        manifests,
                        attributions,
                        comments,
                        new CommentOnManifest(manifests, comments, clock),
                        LINK_KEYS,
                        formKeys(),
                        true);
            case "ReadUpdatesFunction" ->
                new ReadUpdatesFunction(meetings, updates, countReaders(), decisions, cards());
            case "StoreUpdateFunction" -> new StoreUpdateFunction(meetings, askUpdate(), clock);
            case "PostWebhooksFunction" -> new PostWebhooksFunction(postWebhooks());
            case "ReadQuarantineFunction" -> new ReadQuarantineFunction(meetings, quarantine, auditLog, clock);
            case "ReleaseHeldFunction" ->
                new ReleaseHeldFunction(
                        meetings,
                        new ReleaseHeld(quarantine, submitRsvp(), submitTopic()),
                        quarantine,
                        auditLog,
                        clock);
            case "PreflightFunction" -> new PreflightFunction(sites);
            case "ReadSitesFunction" -> new ReadSitesFunction(meetings, sites, SITE_KEYS, baseUrl);
            case "StoreSiteFunction" -> new StoreSiteFunction(meetings, new ChangeSite(sites, clock), SITE_KEYS);
            case "UnknownRouteFunction" -> new UnknownRouteFunction();
            case "CountAnswersFunction" -> new CountAnswersFunction(tallies, new OweDeliveries(webhooks, deliveries));
            case "RecountFunction" ->
                new RecountFunction(meetings, recountMeeting(), new StrikeSite(rsvps, topics), clock);
            case "KeepTermsFunction" -> new KeepTermsFunction(new KeepTerms(meetings, kept), clock);
            case "WriteSummariesFunction" ->
                new WriteSummariesFunction(writeSummaries(), new OweDeliveries(webhooks, deliveries), clock);
            default -> throw new AssertionError("give " + logicalId + " its place here");
        };
    }

    /// @return what the audit log has of the Utrecht meeting, the newest first
    List<Entry> audited() {
        return auditLog.page(Examples.utrecht().id(), Optional.empty(), 9).entries();
    }

    /// As an organiser of the Utrecht meeting.
    void decide(int number, Decision decision) {
        decisions.store(new Decided(
                Examples.utrecht().id(),
                number,
                "decision-" + number,
                decision,
                Examples.NOW,
                "organiser-1",
                "Olga",
                Examples.utrecht().expiresAtEpochSecond()));
    }

    /// One for all calls, as one instance of a function serves many.
    private Allowance allowance() {
        if (allowances.isEmpty()) {
            allowances.add(new Allowance(limits, Examples.SECRETS, mostOfASource));
        }
        return allowances.getFirst();
    }

    private Gate gate() {
        return new Gate(allowance(), quarantine);
    }

    private PostWebhooks postWebhooks() {
        return new PostWebhooks(meetings, webhooks, deliveries, posting, SITE_KEYS, Runnable::run, clock);
    }

    private SubmitRsvp submitRsvp() {
        return new SubmitRsvp(meetings, rsvps, Examples.SECRETS, gate(), asks, clock);
    }

    private SubmitTopic submitTopic() {
        return new SubmitTopic(meetings, topics, Examples.SECRETS, gate(), clock);
    }

    private SubmitBatch submitBatch() {
        return new SubmitBatch(meetings, submitRsvp(), submitTopic(), batches, quarantine, SITE_KEYS, clock);
    }

    private FormKeys formKeys() {
        return new FormKeys(SITE_KEYS, clock);
    }

    private Doors.Forms forms() {
        return new Doors.Forms(meetings, new AdmitSite(sites, SITE_KEYS, clock), formKeys(), clock);
    }

    private OpenLink openLink() {
        return new OpenLink(meetings, rsvps, topics, clock);
    }

    private ChangeRsvp changeRsvp() {
        return new ChangeRsvp(meetings, rsvps, Examples.SECRETS, clock);
    }

    private PromoteWaiting promoteWaiting() {
        return new PromoteWaiting(meetings, rsvps, answers, tellPerson(), clock);
    }

    private TellPerson tellPerson() {
        return new TellPerson(
                meetings, rsvps, topics, mailings, asks, new MailedReceipts(mails, LINK_KEYS, BASE_URL, clock), clock);
    }

    ForgetPerson forgetting() {
        return new ForgetPerson(manifests, attributions, comments);
    }

    private Nights nights() {
        return new Nights(summaries, artefacts);
    }

    private FeedAddresses feedAddresses() {
        return new FeedAddresses(feeds, FEED_KEYS, baseUrl);
    }

    private FindUnreached findUnreached() {
        return new FindUnreached(rsvps, topics, mailings);
    }

    private Desk desk() {
        return new Desk(sessions, true);
    }

    private MakeExport makeExport() {
        return new MakeExport(rsvps, topics, decisions, exports, auditLog);
    }

    private Cards cards() {
        return new Cards(topics, tallies, clock);
    }

    private SortTopics sortTopics() {
        return new SortTopics(topics, decisions, clock);
    }

    private CountReaders countReaders() {
        return new CountReaders(rsvps, topics);
    }

    private AskUpdate askUpdate() {
        return new AskUpdate(updates, decisions, cards(), clock);
    }

    private AskInvite askInvite() {
        return new AskInvite(invites, clock);
    }

    private SendInvites sendInvites() {
        return new SendInvites(topics, invites, new MailedInvites(mails, LINK_KEYS, BASE_URL), clock);
    }

    private Circles circles() {
        return new Circles(decisions, topics, introductions);
    }

    private Introduce introduce() {
        return new Introduce(circles(), introductions, statements, clock);
    }

    private SendIntroductions sendIntroductions() {
        return new SendIntroductions(
                circles(), topics, introductions, new MailedIntroductions(mails, LINK_KEYS, BASE_URL), clock);
    }

    private SendUpdates sendUpdates() {
        return new SendUpdates(rsvps, topics, decisions, updates, new MailedUpdates(mails, LINK_KEYS, BASE_URL), clock);
    }

    private MakeSuggestions makeSuggestions() {
        return new MakeSuggestions(topics, decisions, suggestions, hints);
    }

    private MakeSummary makeSummary() {
        return new MakeSummary(
                rsvps,
                topics,
                decisions,
                suggestions,
                meeting -> ManifestState.of(meeting, manifests, topics, comments),
                summaries,
                artefacts);
    }

    private RecountMeeting recountMeeting() {
        return new RecountMeeting(rsvps, topics, new Recount(tallies), new ArrangeSeats(rsvps), promoteWaiting());
    }

    private WriteSummaries writeSummaries() {
        return new WriteSummaries(
                meetings,
                makeSuggestions(),
                makeSummary(),
                recountMeeting(),
                summaries,
                artefacts,
                SummaryFiles.RENDERINGS,
                new MailedSummaries(mails, BASE_URL));
    }
}

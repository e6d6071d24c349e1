package nl.klankbord.functions;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.batch.SubmitBatch;
import nl.klankbord.catering.Orders;
import nl.klankbord.coalition.HintStore;
import nl.klankbord.coalition.MakeSuggestions;
import nl.klankbord.coalition.Suggestions;
import nl.klankbord.desk.IdentityProvider;
import nl.klankbord.dynamo.Deadline;
import nl.klankbord.dynamo.DynamoAsks;
import nl.klankbord.dynamo.DynamoAttributions;
import nl.klankbord.dynamo.DynamoAuditLog;
import nl.klankbord.dynamo.DynamoBatches;
import nl.klankbord.dynamo.DynamoComments;
import nl.klankbord.dynamo.DynamoDecisions;
import nl.klankbord.dynamo.DynamoDeliveries;
import nl.klankbord.dynamo.DynamoFeeds;
import nl.klankbord.dynamo.DynamoHints;
import nl.klankbord.dynamo.DynamoIntroductions;
import nl.klankbord.dynamo.DynamoInvites;
import nl.klankbord.dynamo.DynamoKept;
import nl.klankbord.dynamo.DynamoLimits;
import nl.klankbord.dynamo.DynamoMailings;
import nl.klankbord.dynamo.DynamoManifests;
import nl.klankbord.dynamo.DynamoMeetings;
import nl.klankbord.dynamo.DynamoNotices;
import nl.klankbord.dynamo.DynamoOrders;
import nl.klankbord.dynamo.DynamoParticipants;
import nl.klankbord.dynamo.DynamoQuarantine;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.DynamoSessions;
import nl.klankbord.dynamo.DynamoSites;
import nl.klankbord.dynamo.DynamoStatements;
import nl.klankbord.dynamo.DynamoSummaries;
import nl.klankbord.dynamo.DynamoTallies;
import nl.klankbord.dynamo.DynamoTopics;
import nl.klankbord.dynamo.DynamoUpdates;
import nl.klankbord.dynamo.DynamoWebhooks;
import nl.klankbord.dynamo.PlayedTable;
import nl.klankbord.dynamo.Table;
import nl.klankbord.export.Exports;
import nl.klankbord.export.MakeExport;
import nl.klankbord.export.SummaryFiles;
import nl.klankbord.introduction.Circles;
import nl.klankbord.introduction.Introduce;
import nl.klankbord.introduction.IntroductionMails;
import nl.klankbord.introduction.Introductions;
import nl.klankbord.introduction.SendIntroductions;
import nl.klankbord.introduction.Statement;
import nl.klankbord.introduction.Statements;
import nl.klankbord.invite.AskInvite;
import nl.klankbord.invite.InviteMails;
import nl.klankbord.invite.Invites;
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
import nl.klankbord.mail.Mails;
import nl.klankbord.mail.SesMails;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.CoalitionStatements;
import nl.klankbord.manifest.CommentOnManifest;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.ComposeManifest;
import nl.klankbord.manifest.ForgetPerson;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.meeting.RememberedMeetings;
import nl.klankbord.oidc.OidcProvider;
import nl.klankbord.outbound.GuardedPosting;
import nl.klankbord.participants.Participants;
import nl.klankbord.quarantine.Gate;
import nl.klankbord.quarantine.Quarantine;
import nl.klankbord.receipt.FindUnreached;
import nl.klankbord.receipt.Mailings;
import nl.klankbord.receipt.OpenAsks;
import nl.klankbord.receipt.TellPerson;
import nl.klankbord.recount.RecountMeeting;
import nl.klankbord.recount.ReleaseHeld;
import nl.klankbord.recount.StrikeSite;
import nl.klankbord.retention.KeepTerms;
import nl.klankbord.rsvp.ArrangeSeats;
import nl.klankbord.rsvp.ChangeRsvp;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.s3.S3Exports;
import nl.klankbord.s3.S3Suggestions;
import nl.klankbord.seating.PromoteWaiting;
import nl.klankbord.seating.StoreMeeting;
import nl.klankbord.site.AdmitPost;
import nl.klankbord.site.AdmitSite;
import nl.klankbord.site.ChangeSite;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.Sites;
import nl.klankbord.sorting.Cards;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.SortTopics;
import nl.klankbord.submission.EmailAddress;
import nl.klankbord.submission.Secrets;
import nl.klankbord.summary.Artefacts;
import nl.klankbord.summary.FeedKeys;
import nl.klankbord.summary.Feeds;
import nl.klankbord.summary.MakeSummary;
import nl.klankbord.summary.Nights;
import nl.klankbord.summary.Summaries;
import nl.klankbord.summary.SummaryMails;
import nl.klankbord.summary.WriteSummaries;
import nl.klankbord.tally.Recount;
import nl.klankbord.tally.Tallies;
import nl.klankbord.topic.SubmitTopic;
import nl.klankbord.topic.Topics;
import nl.klankbord.update.AskUpdate;
import nl.klankbord.update.CountReaders;
import nl.klankbord.update.SendUpdates;
import nl.klankbord.update.UpdateMails;
import nl.klankbord.update.Updates;
import nl.klankbord.webhook.ChangeWebhook;
import nl.klankbord.webhook.Deliveries;
import nl.klankbord.webhook.OweDeliveries;
import nl.klankbord.webhook.PostWebhooks;
import nl.klankbord.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/// Puts a function together from its environment. A variable that is missing ends the start, and is named.
final class Wiring {

    /// A deployment without an address to send from: its planners fetch their summaries.
    private static final String NO_SENDER = "none";

    /// A client that anybody may be: what keeps a code safe is PKCE.
    private static final String NO_SECRET = "none";

    /// A post is mostly waiting for somebody else.
    private static final int WEBHOOKS_AT_ONCE = 8;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> variables = Environment.current();
    private final Table table;
    private final Meetings meetings;
    private @Nullable Mails mails;

    /// For functions that somebody waits for.
    Wiring() {
        this(Table.SOMEBODY_WAITS);
    }

    /// @param patience with the table
    Wiring(Duration patience) {
        this(new Table(Table.client(patience), variable(Environment.current(), "TABLE_NAME")));
    }

    private Wiring(Table table) {
        this.table = table;
        this.meetings = new RememberedMeetings(new DynamoMeetings(table), clock);
    }

    /// Apart from the rest: a function that touches no table has a front door, too.
    static FrontDoor frontDoor() {
        return new FrontDoor(Environment.current().getOrDefault("FRONT_KEY", FrontDoor.NONE));
    }

    /// For a rehearsal: all but the table is as it will be.
    static Wiring played() {
        return new Wiring(PlayedTable.holding(Rehearsal.MEETING));
    }

    /// Whether this start ends in a picture that later starts begin from.
    boolean isSnapStart() {
        return "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    SubmitRsvp submitRsvp() {
        return new SubmitRsvp(meetings, rsvps(), secrets(), gate(), asks(), clock);
    }

    OpenLink openLink() {
        return new OpenLink(meetings, rsvps(), topics(), clock);
    }

    HandOver handOver() {
        return new HandOver(meetings, rsvps(), changeRsvp(), secrets(), asks(), clock);
    }

    EraseMe eraseMe() {
        return new EraseMe(
                rsvps(),
                topics(),
                changeRsvp(),
                mailings(),
                asks(),
                decisions(),
                invites(),
                introductions(),
                statements(),
                forgetPerson());
    }

    WithdrawTopic withdrawTopic() {
        return new WithdrawTopic(topics(), decisions(), invites(), forgetPerson());
    }

    Manifests manifests() {
        return new DynamoManifests(table, clock);
    }

    Attributions attributions() {
        return new DynamoAttributions(table, clock);
    }

    Comments comments() {
        return new DynamoComments(table, clock);
    }

    ComposeManifest composeManifest() {
        return new ComposeManifest(manifests(), topics(), clock);
    }

    CoalitionStatements coalitionStatements() {
        return (meeting, coalition) -> statements().find(meeting, coalition).map(Statement::text);
    }

    CommentOnManifest commentOnManifest() {
        return new CommentOnManifest(manifests(), comments(), clock);
    }

    private ForgetPerson forgetPerson() {
        return new ForgetPerson(manifests(), attributions(), comments());
    }

    OpenAsks asks() {
        return new DynamoAsks(table);
    }

    Mailings mailings() {
        return new DynamoMailings(table);
    }

    FindUnreached findUnreached() {
        return new FindUnreached(rsvps(), topics(), mailings());
    }

    LinkKeys linkKeys() {
        return new LinkKeys(siteKeys());
    }

    ChangeRsvp changeRsvp() {
        return new ChangeRsvp(meetings, rsvps(), secrets(), clock);
    }

    SubmitTopic submitTopic() {
        return new SubmitTopic(meetings, topics(), secrets(), gate(), clock);
    }

    StoreMeeting storeMeeting() {
        return new StoreMeeting(new DynamoMeetings(table), new ArrangeSeats(rsvps()));
    }

    /// @param tellPerson by whom those who waited hear of it
    PromoteWaiting promoteWaiting(TellPerson tellPerson) {
        return new PromoteWaiting(
                new DynamoMeetings(table), rsvps(), new DynamoNotices(table, clock), tellPerson, clock);
    }

    TellPerson tellPerson() {
        return new TellPerson(
                new DynamoMeetings(table),
                rsvps(),
                topics(),
                mailings(),
                asks(),
                new MailedReceipts(mails(), linkKeys(), baseUrl(), clock),
                clock);
    }

    SendUpdates sendUpdates() {
        // What cannot go is counted so: an organiser who sends news must see that nobody gets it.
        UpdateMails mailed = hasSender() ? new MailedUpdates(mails(), linkKeys(), baseUrl()) : (_, _, _) -> false;
        return new SendUpdates(rsvps(), topics(), decisions(), updates(), mailed, clock);
    }

    Desk desk() {
        return new Desk(new DynamoSessions(table, clock), !isOnThisMachine());
    }

    Participants participants() {
        return new DynamoParticipants(table, clock);
    }

    AuditLog auditLog() {
        return new DynamoAuditLog(table, clock);
    }

    Orders orders() {
        return new DynamoOrders(table, clock);
    }

    /// Apart from the rest: only the function that signs in has the library that this needs.
    IdentityProvider identityProvider() {
        String secret = variable("CLIENT_SECRET");
        return new OidcProvider(
                variable("ISSUER"),
                variable("CLIENT_ID"),
                secret.equals(NO_SECRET) ? Optional.empty() : Optional.of(secret),
                variable("GROUPS_CLAIM"));
    }

    /// One for each function, so that what it keeps at hand serves all its requests.
    Cards cards() {
        return new Cards(topics(), tallies(), clock);
    }

    Decisions decisions() {
        return new DynamoDecisions(table, clock);
    }

    SortTopics sortTopics() {
        return new SortTopics(topics(), decisions(), clock);
    }

    Invites invites() {
        return new DynamoInvites(table, clock);
    }

    AskInvite askInvite() {
        return new AskInvite(invites(), clock);
    }

    SendInvites sendInvites() {
        InviteMails mailed = hasSender() ? new MailedInvites(mails(), linkKeys(), baseUrl()) : (_, _, _) -> false;
        return new SendInvites(topics(), invites(), mailed, clock);
    }

    Circles circles() {
        return new Circles(decisions(), topics(), introductions());
    }

    Introduce introduce() {
        return new Introduce(circles(), introductions(), statements(), clock);
    }

    SendIntroductions sendIntroductions() {
        IntroductionMails mailed =
                hasSender() ? new MailedIntroductions(mails(), linkKeys(), baseUrl()) : IntroductionMails.NONE;
        return new SendIntroductions(circles(), topics(), introductions(), mailed, clock);
    }

    Statements statements() {
        return new DynamoStatements(table, clock);
    }

    private Introductions introductions() {
        return new DynamoIntroductions(table, clock);
    }

    AskUpdate askUpdate() {
        return new AskUpdate(updates(), decisions(), cards(), clock);
    }

    CountReaders countReaders() {
        return new CountReaders(rsvps(), topics());
    }

    Updates updates() {
        return new DynamoUpdates(table, clock);
    }

    AskLink askLink() {
        return new AskLink(meetings, allowance(), secrets(), asks(), clock);
    }

    WriteSummaries writeSummaries() {
        return new WriteSummaries(
                new DynamoMeetings(table),
                makeSuggestions(),
                makeSummary(),
                recountMeeting(),
                summaries(),
                artefacts(),
                SummaryFiles.RENDERINGS,
                summaryMails());
    }

    RecountMeeting recountMeeting() {
        return new RecountMeeting(
                rsvps(), topics(), new Recount(tallies()), new ArrangeSeats(rsvps()), promoteWaiting(tellPerson()));
    }

    StrikeSite strikeSite() {
        return new StrikeSite(rsvps(), topics());
    }

    Sites sites() {
        return new DynamoSites(table);
    }

    ChangeSite changeSite() {
        return new ChangeSite(sites(), clock);
    }

    SiteKeys siteKeys() {
        return new SiteKeys(variable("SITE_KEY"));
    }

    FormKeys formKeys() {
        return new FormKeys(siteKeys(), clock);
    }

    Doors.Forms forms() {
        return new Doors.Forms(meetings, new AdmitSite(sites(), siteKeys(), clock), formKeys(), clock);
    }

    AdmitPost admitPost() {
        return new AdmitPost(sites(), siteKeys(), clock);
    }

    SubmitBatch submitBatch() {
        return new SubmitBatch(
                meetings,
                submitRsvp(),
                submitTopic(),
                new DynamoBatches(table, clock),
                quarantine(),
                siteKeys(),
                clock);
    }

    Webhooks webhooks() {
        return new DynamoWebhooks(table);
    }

    Deliveries deliveries() {
        return new DynamoDeliveries(table, clock);
    }

    ChangeWebhook changeWebhook() {
        return new ChangeWebhook(webhooks(), clock);
    }

    OweDeliveries oweDeliveries() {
        return new OweDeliveries(webhooks(), deliveries());
    }

    PostWebhooks postWebhooks() {
        ExecutorService pool = Executors.newFixedThreadPool(
                WEBHOOKS_AT_ONCE,
                Thread.ofPlatform().daemon().name("webhook-", 0).factory());
        return new PostWebhooks(
                new DynamoMeetings(table),
                webhooks(),
                deliveries(),
                isOnThisMachine() ? GuardedPosting.alsoToThisMachine() : GuardedPosting.toPublicAddresses(),
                siteKeys(),
                task -> pool.execute(Environment.handedOn(Deadline.handedOn(task))),
                clock);
    }

    /// The local machine says so of itself (`LocalValues`); nothing in AWS does.
    boolean isOnThisMachine() {
        return variables.containsKey("KLANKBORD_LOCAL");
    }

    ReleaseHeld releaseHeld() {
        return new ReleaseHeld(quarantine(), submitRsvp(), submitTopic());
    }

    Quarantine quarantine() {
        return new DynamoQuarantine(table, clock);
    }

    /// @return `none` when the deployment names nobody
    String securityContact() {
        return variable("SECURITY_CONTACT");
    }

    String baseUrl() {
        return variable("BASE_URL");
    }

    /// One for each function, so that what it remembers serves all its requests.
    Meetings meetings() {
        return meetings;
    }

    /// As the table has them at this moment.
    Meetings storedMeetings() {
        return new DynamoMeetings(table);
    }

    Rsvps rsvps() {
        return new DynamoRsvps(table, clock);
    }

    Tallies tallies() {
        return new DynamoTallies(table);
    }

    Summaries summaries() {
        return new DynamoSummaries(table);
    }

    MakeSummary makeSummary() {
        return new MakeSummary(
                rsvps(),
                topics(),
                decisions(),
                suggestions(),
                meeting -> ManifestState.of(meeting, manifests(), topics(), comments()),
                summaries(),
                artefacts());
    }

    HintStore hints() {
        return new DynamoHints(table, clock);
    }

    Suggestions suggestions() {
        return new S3Suggestions(S3Artefacts.client(isStandIn()), variable("SUMMARIES_BUCKET"));
    }

    MakeSuggestions makeSuggestions() {
        return new MakeSuggestions(topics(), decisions(), suggestions(), hints());
    }

    KeepTerms keepTerms() {
        return new KeepTerms(meetings(), new DynamoKept(table, clock));
    }

    Feeds feeds() {
        return new DynamoFeeds(table);
    }

    FeedKeys feedKeys() {
        return new FeedKeys(siteKeys());
    }

    FeedAddresses feedAddresses() {
        return new FeedAddresses(feeds(), feedKeys(), baseUrl());
    }

    Nights nights() {
        return new Nights(summaries(), artefacts());
    }

    Artefacts artefacts() {
        return new S3Artefacts(S3Artefacts.client(isStandIn()), variable("SUMMARIES_BUCKET"));
    }

    Exports exports() {
        return new S3Exports(S3Artefacts.client(isStandIn()), variable("SUMMARIES_BUCKET"));
    }

    /// @param exports that the function also opens
    MakeExport makeExport(Exports exports) {
        return new MakeExport(rsvps(), topics(), decisions(), exports, auditLog());
    }

    Clock clock() {
        return clock;
    }

    private Gate gate() {
        return new Gate(allowance(), quarantine());
    }

    private Allowance allowance() {
        int mostOfASource = Integer.parseInt(variable("ANSWERS_PER_SOURCE"));
        return new Allowance(new DynamoLimits(table), secrets(), mostOfASource);
    }

    Topics topics() {
        return new DynamoTopics(table, clock);
    }

    private Secrets secrets() {
        return new Secrets(variable("PERSON_KEY"));
    }

    private SummaryMails summaryMails() {
        return new MailedSummaries(mails(), baseUrl());
    }

    /// One way out for a function, as each client is a connection of its own.
    private Mails mails() {
        if (mails == null) {
            mails = hasSender()
                    ? new SesMails(
                            SesMails.client(),
                            EmailAddress.of(variable("SENDER_ADDRESS")),
                            variable("MAIL_SETTINGS"),
                            clock)
                    : mail -> {};
        }
        return mails;
    }

    private boolean hasSender() {
        return !variable("SENDER_ADDRESS").equals(NO_SENDER);
    }

    /// The SDK reads these itself, to find LocalStack or another stand-in for AWS.
    private boolean isStandIn() {
        return variables.containsKey("AWS_ENDPOINT_URL") || variables.containsKey("AWS_ENDPOINT_URL_S3");
    }

    private String variable(String name) {
        return variable(variables, name);
    }

    private static String variable(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is missing. template.yaml gives it"
                    + " to this function; set it and start again.");
        }
        return value;
    }
}

package nl.klankbord.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.Mine;
import nl.klankbord.link.OpenLink;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.manifest.Attribution;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.CommentOnManifest;
import nl.klankbord.manifest.CommentOnManifest.Outcome;
import nl.klankbord.manifest.Comments;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Version;
import nl.klankbord.page.FormState;
import nl.klankbord.page.MyManifestView;
import nl.klankbord.page.Pages;
import nl.klankbord.site.FormKeys;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Word;
import nl.klankbord.topic.Topic;
import nl.klankbord.topic.TopicKey;

/// What somebody does with a manifest by their personal link: choose how they are named, and say something about it to
/// the organisers.
public final class MyManifestFunction extends HttpFunction {

    private static final Set<String> DONE = Set.of("attribution", "comment");

    private final OpenLink openLink;
    private final Manifests manifests;
    private final Attributions attributions;
    private final Comments comments;
    private final CommentOnManifest commentOnManifest;
    private final LinkCookie cookie;
    private final FormKeys formKeys;

    public MyManifestFunction() {
        this(new Wiring());
    }

    private MyManifestFunction(Wiring wiring) {
        this(
                wiring.openLink(),
                wiring.manifests(),
                wiring.attributions(),
                wiring.comments(),
                wiring.commentOnManifest(),
                wiring.linkKeys(),
                wiring.formKeys(),
                !wiring.isOnThisMachine());
    }

    MyManifestFunction(
            OpenLink openLink,
            Manifests manifests,
            Attributions attributions,
            Comments comments,
            CommentOnManifest commentOnManifest,
            LinkKeys keys,
            FormKeys formKeys,
            boolean isHttps) {
        this.openLink = openLink;
        this.manifests = manifests;
        this.attributions = attributions;
        this.comments = comments;
        this.commentOnManifest = commentOnManifest;
        this.cookie = new LinkCookie(keys, isHttps);
        this.formKeys = formKeys;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        boolean isLooking = request.method().equals("GET");
        if (!isLooking) {
            UseLinkFunction.requireOwnPage(request);
        }
        PersonalLink link = cookie.require(request);
        Mine mine = OpenLinkFunction.found(openLink.open(link));
        if (isLooking) {
            return page(request, link, mine, 200, FormState.empty("comment", formKeys.nextFilledIn()));
        }
        Map<String, List<String>> form = Bodies.form(request);
        return Doors.first(form, "step").equals("attribution")
                ? attributed(request, mine, form)
                : commented(request, link, mine, form);
    }

    private HttpResponse page(HttpRequest request, PersonalLink link, Mine mine, int status, FormState form) {
        String done = request.query().getOrDefault("done", "");
        Optional<Version> version = manifests.versions(link.meeting()).reversed().stream()
                .filter(Version::isPublic)
                .findFirst();
        MyManifestView view = new MyManifestView(
                messages(request),
                mine,
                attributions.findAll(
                        link.meeting(), mine.topics().stream().map(TopicKey::of).toList()),
                version,
                comments.of(link.meeting(), link.person()),
                form,
                DONE.contains(done) ? done : "");
        return HttpResponse.html(status, Pages.myManifest(view));
    }

    /// Of what is not theirs, nothing is chosen.
    private HttpResponse attributed(HttpRequest request, Mine mine, Map<String, List<String>> form) {
        for (Topic topic : mine.topics()) {
            String chosen =
                    Doors.first(form, "attribution." + topic.submission().id().value());
            Word.find(Attribution.class, chosen)
                    .ifPresent(attribution -> attributions.store(
                            topic.meeting(), TopicKey.of(topic), attribution, topic.expiresAtEpochSecond()));
        }
        return done(request, "attribution");
    }

    private HttpResponse commented(HttpRequest request, PersonalLink link, Mine mine, Map<String, List<String>> form) {
        String key = Doors.first(form, "submission");
        if (!Doors.isOwnName(key)) {
            throw RefusedException.of(403, "link-closed");
        }
        Json.Builder sent = Json.object()
                .put("version", Doors.version(form))
                .put("paragraph", Doors.first(form, "paragraph"))
                .put("comment", Doors.first(form, "comment"));
        return switch (commentOnManifest.comment(
                mine.meeting(), link.person(), mine.participant(), key, sent.build())) {
            case Outcome.Taken() -> done(request, "comment");
            case Outcome.NothingThere() -> throw RefusedException.of(409, "manifest-changed");
            case Outcome.TooMany() -> throw RefusedException.of(409, "comments-enough");
            case Outcome.Refused(List<Complaint> complaints) -> {
                Map<String, List<String>> typed = new LinkedHashMap<>(form);
                typed.keySet().retainAll(Set.of("paragraph", "comment"));
                yield page(request, link, mine, 400, FormState.typed("comment", typed, complaints, key, ""));
            }
        };
    }

    private static HttpResponse done(HttpRequest request, String what) {
        return HttpResponse.seeOther("/my-rsvp/manifest?done=" + what + "&lang="
                + messages(request).language().word());
    }
}

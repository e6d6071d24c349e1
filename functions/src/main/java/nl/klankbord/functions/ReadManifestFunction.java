package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.Credits;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.ManifestView;
import nl.klankbord.page.Pages;
import nl.klankbord.topic.Topics;

/// What was published of a manifest, for everybody. Who is named in it is looked up each time.
public final class ReadManifestFunction extends HttpFunction {

    private final Meetings meetings;
    private final Manifests manifests;
    private final Topics topics;
    private final Attributions attributions;

    public ReadManifestFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.manifests(), wiring.topics(), wiring.attributions());
    }

    ReadManifestFunction(Meetings meetings, Manifests manifests, Topics topics, Attributions attributions) {
        this.meetings = meetings;
        this.manifests = manifests;
        this.topics = topics;
        this.attributions = attributions;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        return HttpResponse.html(200, Pages.manifest(view(request, meetings, manifests, topics, attributions)))
                .zippedFor(request);
    }

    /// @throws RefusedException 404 when there is no such version, or it is not public
    static ManifestView view(
            HttpRequest request, Meetings meetings, Manifests manifests, Topics topics, Attributions attributions) {
        Meeting meeting = MeetingId.of(request.pathParameter("meeting"))
                .flatMap(meetings::findPublic)
                .orElseThrow(RefusedException::notFound);
        List<Version> versions = manifests.versions(meeting.id()).stream()
                .filter(Version::isPublic)
                .toList();
        String asked = request.pathParameters().getOrDefault("version", "");
        Optional<Version> version = asked.isEmpty()
                ? versions.reversed().stream().findFirst()
                : versions.stream()
                        .filter(each -> String.valueOf(each.number()).equals(asked))
                        .findFirst();
        return version.map(read -> new ManifestView(
                        messages(request), meeting, read, Credits.of(read, topics, attributions), versions))
                .orElseThrow(RefusedException::notFound);
    }
}

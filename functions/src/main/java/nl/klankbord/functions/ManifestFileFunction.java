package nl.klankbord.functions;

import nl.klankbord.export.ManifestFiles;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.manifest.Attributions;
import nl.klankbord.manifest.Manifests;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.page.ManifestView;
import nl.klankbord.topic.Topics;

/// A published version of a manifest as a file to keep. Apart from its page: only this needs the library that writes
/// documents.
public final class ManifestFileFunction extends HttpFunction {

    private final Meetings meetings;
    private final Manifests manifests;
    private final Topics topics;
    private final Attributions attributions;

    public ManifestFileFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.manifests(), wiring.topics(), wiring.attributions());
    }

    ManifestFileFunction(Meetings meetings, Manifests manifests, Topics topics, Attributions attributions) {
        this.meetings = meetings;
        this.manifests = manifests;
        this.topics = topics;
        this.attributions = attributions;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        String format = request.pathParameter("format");
        if (!ManifestFiles.FORMATS.containsKey(format)) {
            throw RefusedException.notFound();
        }
        ManifestView view = ReadManifestFunction.view(request, meetings, manifests, topics, attributions);
        return HttpResponse.of(200, ManifestFiles.FORMATS.get(format), ManifestFiles.write(view.printed(), format))
                .with(
                        "content-disposition",
                        "attachment; filename=\"" + view.meeting().id().value() + "-manifest-"
                                + view.version().number() + "." + format + "\"");
    }
}

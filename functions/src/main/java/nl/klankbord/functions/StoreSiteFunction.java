package nl.klankbord.functions;

import java.util.List;
import java.util.Optional;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.site.ChangeSite;
import nl.klankbord.site.SiteFile;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.SiteSecret;
import nl.klankbord.submission.Complaint;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// Registers a site, changes it, and gives and takes its secrets.
public final class StoreSiteFunction extends HttpFunction {

    private final Meetings meetings;
    private final ChangeSite changeSite;
    private final SiteKeys keys;

    public StoreSiteFunction() {
        Wiring wiring = new Wiring();
        this(wiring.meetings(), wiring.changeSite(), wiring.siteKeys());
    }

    StoreSiteFunction(Meetings meetings, ChangeSite changeSite, SiteKeys keys) {
        this.meetings = meetings;
        this.changeSite = changeSite;
        this.keys = keys;
    }

    @Override
    protected HttpResponse answer(HttpRequest request) {
        MeetingId meeting = Organisers.meeting(request, meetings).id();
        SiteId site = SiteId.of(request.pathParameter("site"))
                .orElseThrow(() -> RefusedException.invalid(List.of(Complaint.of("site", "id", 32))));
        return switch (request.method()) {
            case "PUT" -> store(meeting, site, request);
            case "POST" -> renew(meeting, site, request);
            default -> revoke(meeting, site, secret(request));
        };
    }

    private static String secret(HttpRequest request) {
        String id = request.pathParameter("secret");
        if (!id.matches("[A-Za-z0-9_-]{22}")) {
            throw RefusedException.notFound();
        }
        return id;
    }

    private HttpResponse store(MeetingId meeting, SiteId site, HttpRequest request) {
        return switch (SiteFile.read(Bodies.json(request))) {
            case Invalid<SiteFile> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<SiteFile> valid -> {
                ChangeSite.Stored stored = changeSite.store(meeting, site, valid.value());
                yield HttpResponse.json(stored.isNew() ? 201 : 200, ReadSitesFunction.json(stored.site()));
            }
        };
    }

    private HttpResponse renew(MeetingId meeting, SiteId site, HttpRequest request) {
        Fields fields = Fields.of(Bodies.json(request));
        Optional<SiteSecret.Use> use = fields.choice("use", SiteSecret.Use.class);
        fields.finish();
        if (use.isEmpty() || !fields.complaints().isEmpty()) {
            throw RefusedException.invalid(fields.complaints());
        }
        ChangeSite.Renewed renewed = changeSite.renew(meeting, site, use.get()).orElseThrow(RefusedException::notFound);
        Json.Builder json = ReadSitesFunction.json(renewed.secret());
        if (use.get() == SiteSecret.Use.POST) {
            json.put("secret", keys.signingSecret(renewed.site(), renewed.secret()));
        }
        return HttpResponse.json(201, json.build());
    }

    private HttpResponse revoke(MeetingId meeting, SiteId site, String secret) {
        return changeSite
                .revoke(meeting, site, secret)
                .map(left -> HttpResponse.json(200, ReadSitesFunction.json(left)))
                .orElseThrow(RefusedException::notFound);
    }
}

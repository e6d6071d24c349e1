package nl.klankbord.functions;

import java.nio.charset.StandardCharsets;
import nl.klankbord.batch.Batch;
import nl.klankbord.batch.SubmitBatch;
import nl.klankbord.http.Bodies;
import nl.klankbord.http.HttpRequest;
import nl.klankbord.http.HttpResponse;
import nl.klankbord.http.RefusedException;
import nl.klankbord.meeting.Refusal;
import nl.klankbord.site.AdmitPost;
import nl.klankbord.site.Site;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;

/// Takes what a site's own system posts: many submissions at once, signed.
public final class SubmitBatchFunction extends HttpFunction {

    private final AdmitPost admitPost;
    private final SubmitBatch submitBatch;

    public SubmitBatchFunction() {
        Wiring wiring = new Wiring();
        this(wiring.admitPost(), wiring.submitBatch());
    }

    SubmitBatchFunction(AdmitPost admitPost, SubmitBatch submitBatch) {
        this.admitPost = admitPost;
        this.submitBatch = submitBatch;
    }

    @Override
    protected boolean isSubmission(HttpRequest request) {
        return true;
    }

    /// Who it is comes first: nothing of what an unknown sender says is read.
    @Override
    protected HttpResponse answer(HttpRequest request) {
        byte[] body = Bodies.batch(request);
        String id = header("webhook-id", request);
        AdmitPost.Signed signed = new AdmitPost.Signed(
                header("site", request),
                id,
                header("webhook-timestamp", request),
                header("webhook-signature", request));
        return switch (admitPost.admit(Doors.meeting(request), signed, body)) {
            case AdmitPost.Outcome.Admitted(Site site) -> take(site, id, body);
            case AdmitPost.Outcome.Malformed malformed -> throw RefusedException.invalid(malformed.complaints());
            case AdmitPost.Outcome.NotAdmitted() -> throw RefusedException.unsigned("StandardWebhooks");
        };
    }

    private HttpResponse take(Site site, String id, byte[] body) {
        return switch (Batch.read(Bodies.json(body))) {
            case Invalid<Batch> invalid -> throw RefusedException.invalid(invalid.complaints());
            case Valid<Batch> valid ->
                switch (submitBatch.submit(site, id, valid.value(), body)) {
                    case SubmitBatch.Outcome.Done(String answer) ->
                        HttpResponse.of(200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
                    case SubmitBatch.Outcome.Refused(Refusal.KeyReused()) ->
                        throw RefusedException.of(422, "batch-reused");
                    case SubmitBatch.Outcome.Refused(Refusal why) -> throw RefusedException.of(why);
                };
        };
    }

    private static String header(String name, HttpRequest request) {
        return request.header(name).orElse("");
    }
}

package nl.klankbord.functions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import nl.klankbord.json.Json;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.memory.MemorySites;
import nl.klankbord.rsvp.SubmitRsvp;
import nl.klankbord.site.AdmitSite;
import nl.klankbord.site.FormKeys;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.site.Sites;

/// Our own share of a submission: event in, answer out, with a store that costs nothing.
public final class OwnShare {

    static final Sites SITES = new MemorySites();

    private final SubmitRsvpFunction function;
    private int number;

    public OwnShare() {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(Examples.utrecht(), false);
        SubmitRsvp submitRsvp = new SubmitRsvp(
                meetings,
                new MemoryAnswers(Examples.CLOCK),
                Examples.SECRETS,
                Examples.OPEN_GATE,
                _ -> {},
                Examples.CLOCK);
        this.function = new SubmitRsvpFunction(submitRsvp, SITES, forms(meetings));
    }

    /// @return nanoseconds that one submission took
    @SuppressWarnings("NullAway") // Nothing on this way asks for the context.
    public long once() throws IOException {
        byte[] event = event(number++);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long before = System.nanoTime();
        function.handleRequest(new ByteArrayInputStream(event), answer, null);
        long took = System.nanoTime() - before;
        if (!answer.toString(StandardCharsets.UTF_8).startsWith("{\"statusCode\":201")) {
            throw new IOException("not taken: " + answer.toString(StandardCharsets.UTF_8));
        }
        return took;
    }

    private static byte[] event(int number) {
        return JsonWriter.bytes(Json.object()
                .put("version", "2.0")
                .put("rawPath", "/v1/meetings/utrecht/rsvps")
                .put(
                        "headers",
                        Json.object().put("content-type", "application/json").build())
                .put("pathParameters", Json.object().put("meeting", "utrecht").build())
                .put(
                        "requestContext",
                        Json.object()
                                .put("requestId", "bench")
                                .put("http", Json.object().put("method", "POST").build())
                                .build())
                .put(
                        "body",
                        JsonWriter.text(
                                Examples.rsvp("p" + number + "@bench.example").build()))
                .put("isBase64Encoded", false)
                .build());
    }

    static Doors.Forms forms(Meetings meetings) {
        SiteKeys keys = new SiteKeys("fedcba9876543210fedcba9876543210");
        AdmitSite admitSite = new AdmitSite(SITES, keys, Examples.CLOCK);
        return new Doors.Forms(meetings, admitSite, new FormKeys(keys, Examples.CLOCK), Examples.CLOCK);
    }
}

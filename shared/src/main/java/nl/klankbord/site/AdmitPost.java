package nl.klankbord.site;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Complaint;

/// A site's own system posts, signed as Standard Webhooks 1.0.0 says
/// (<https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>), and in three things
/// stricter: an id has no dot, so that nothing can move from one signed part into the next; a header that came twice,
/// and
/// that API Gateway joins by a comma, is no header; at most five signatures are looked at.
public final class AdmitPost {

    /// How much a sender's clock may differ, either way: the five minutes of the specification's libraries.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MOST_SIGNATURES = 5;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern SIGNATURE = Pattern.compile("v[0-9]{1,2}[a-z]?,[A-Za-z0-9+/]{1,200}={0,2}");

    private final Sites sites;
    private final SiteKeys keys;
    private final Clock clock;

    public AdmitPost(Sites sites, SiteKeys keys, Clock clock) {
        this.sites = sites;
        this.keys = keys;
        this.clock = clock;
    }

    /// What the headers say; each the empty text when it is not there.
    ///
    /// @param signatures with spaces between
    public record Signed(String site, String id, String timestamp, String signatures) {}

    /// What came of looking at a post.
    public sealed interface Outcome {

        record Admitted(Site site) implements Outcome {}

        /// Headers that nobody can sign with.
        record Malformed(List<Complaint> complaints) implements Outcome {}

        /// Not signed by that site, or too long ago. Which of these is not said.
        record NotAdmitted() implements Outcome {}
    }

    /// @param body as it came, byte for byte
    /// @throws nl.klankbord.meeting.UnavailableException when the store gives no answer
    public Outcome admit(MeetingId meeting, Signed signed, byte[] body) {
        List<String> signatures = List.of(signed.signatures().split(" ", MOST_SIGNATURES + 1));
        List<Complaint> complaints = complaints(signed, signatures);
        if (!complaints.isEmpty()) {
            return new Outcome.Malformed(complaints);
        }
        Duration off = Duration.ofSeconds(
                        Long.parseLong(signed.timestamp()) - clock.instant().getEpochSecond())
                .abs();
        if (off.compareTo(TOLERANCE) > 0) {
            return new Outcome.NotAdmitted();
        }
        Optional<Site> site = SiteId.of(signed.site()).flatMap(id -> sites.find(meeting, id));
        return site.isPresent() && keys.signed(site.get(), signed.id(), signed.timestamp(), body, signatures)
                ? new Outcome.Admitted(site.get())
                : new Outcome.NotAdmitted();
    }

    private static List<Complaint> complaints(Signed signed, List<String> signatures) {
        List<Complaint> complaints = new ArrayList<>();
        if (SiteId.of(signed.site()).isEmpty()) {
            complaints.add(Complaint.of("site", "id", 32));
        }
        if (!ID.matcher(signed.id()).matches()) {
            complaints.add(Complaint.of("webhook-id", "webhook-id"));
        }
        if (!SECONDS.matcher(signed.timestamp()).matches()) {
            complaints.add(Complaint.of("webhook-timestamp", "webhook-timestamp"));
        }
        if (signatures.size() > MOST_SIGNATURES
                || !signatures.stream().allMatch(each -> SIGNATURE.matcher(each).matches())) {
            complaints.add(Complaint.of("webhook-signature", "webhook-signature", MOST_SIGNATURES));
        }
        return complaints;
    }
}

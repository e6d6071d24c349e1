package nl.klankbord.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.Doubt;
import nl.klankbord.submission.Sender;

/// An outside site or system that may post submissions to one meeting.
///
/// @param version 1 for a new one, and one more at each change
/// @param secrets that are live, the oldest first; at most [#MOST_SECRETS] of each use
public record Site(MeetingId meeting, SiteId id, int version, SiteFile file, List<SiteSecret> secrets) {

    /// Two, so that one can be put in place while the other still serves.
    static final int MOST_SECRETS = 2;

    public Site {
        secrets = List.copyOf(secrets);
    }

    public static Site first(MeetingId meeting, SiteId id, SiteFile file, SiteSecret form) {
        return new Site(meeting, id, 1, file, List.of(form));
    }

    Site with(SiteFile changed) {
        return new Site(meeting, id, version + 1, changed, secrets);
    }

    /// With one more secret; the oldest of that use goes when there are too many.
    Site with(SiteSecret secret) {
        List<SiteSecret> live = new ArrayList<>(secrets);
        List<SiteSecret> sameUse = of(secret.use());
        if (sameUse.size() >= MOST_SECRETS) {
            live.remove(sameUse.getFirst());
        }
        live.add(secret);
        return new Site(meeting, id, version + 1, file, live);
    }

    Site without(SiteSecret secret) {
        List<SiteSecret> live = new ArrayList<>(secrets);
        live.remove(secret);
        return new Site(meeting, id, version + 1, file, live);
    }

    /// Who sends something that this site brings.
    public Sender sender(String key) {
        Sender sender = new Sender(id.value(), key).atMost(file.mostPerDay());
        return file.isWatched() ? sender.doubted(Doubt.SITE) : sender;
    }

    public Optional<SiteSecret> secret(String secretId) {
        return secrets.stream().filter(secret -> secret.id().equals(secretId)).findFirst();
    }

    /// @return the oldest first
    public List<SiteSecret> of(SiteSecret.Use use) {
        return secrets.stream().filter(secret -> secret.use() == use).toList();
    }
}

package nl.klankbord.memory;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.Sites;

public final class MemorySites implements Sites {

    private final SortedMap<String, Site> sites = new TreeMap<>();

    @Override
    public synchronized Optional<Site> find(MeetingId meeting, SiteId id) {
        return Optional.ofNullable(sites.get(key(meeting, id)));
    }

    @Override
    public synchronized List<Site> all(MeetingId meeting) {
        return sites.values().stream()
                .filter(site -> site.meeting().equals(meeting))
                .toList();
    }

    @Override
    public synchronized boolean write(Site site) {
        Site present = sites.get(key(site.meeting(), site.id()));
        if (present != null && present.version() != site.version() - 1) {
            return present.equals(site);
        }
        sites.put(key(site.meeting(), site.id()), site);
        return true;
    }

    private static String key(MeetingId meeting, SiteId id) {
        return meeting.value() + " " + id.value();
    }
}

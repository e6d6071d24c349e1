package nl.klankbord.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.Kind;
import nl.klankbord.site.Site;
import nl.klankbord.site.SiteFile;
import nl.klankbord.site.SiteId;
import nl.klankbord.site.SiteSecret;
import nl.klankbord.site.Sites;
import nl.klankbord.submission.Word;

/// Sites in the table, with their meeting. What they sign with is not there: only what it is made from.
public final class DynamoSites implements Sites {

    private static final String VERSION = "version";

    private final Table table;

    public DynamoSites(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Site> find(MeetingId meeting, SiteId id) {
        return table.find(Keys.site(meeting, id)).map(row -> site(meeting, row));
    }

    @Override
    public List<Site> all(MeetingId meeting) {
        List<Site> all = new ArrayList<>();
        table.each(Keys.partition(meeting), Keys.SITE, row -> all.add(site(meeting, row)));
        return all;
    }

    @Override
    public boolean write(Site site) {
        Row row = row(site);
        return table.putInPlaceOf(row, VERSION, Row.value(site.version() - 1))
                .map(present -> site(site.meeting(), present).equals(site))
                .orElse(true);
    }

    private static Row row(Site site) {
        SiteFile file = site.file();
        Set<String> mayPost = new LinkedHashSet<>();
        file.mayPost().forEach(kind -> mayPost.add(kind.word()));
        return Row.at(Keys.site(site.meeting(), site.id()))
                .put(VERSION, site.version())
                .put("name", file.name())
                .put("origins", new LinkedHashSet<>(file.origins()))
                .put("returnTo", new LinkedHashSet<>(file.returnTo()))
                .put("mayPost", mayPost)
                .put("mostPerDay", file.mostPerDay())
                .put("watched", file.isWatched())
                .put(
                        "secrets",
                        site.secrets().stream()
                                .map(secret -> Row.empty()
                                        .put("id", secret.id())
                                        .put("use", secret.use().word())
                                        .put("madeAt", secret.madeAt().toString()))
                                .toList());
    }

    private static Site site(MeetingId meeting, Row row) {
        Set<Kind> mayPost = new LinkedHashSet<>();
        row.texts("mayPost").forEach(word -> mayPost.add(Word.require(Kind.class, word)));
        SiteFile file = new SiteFile(
                row.text("name"),
                row.texts("origins"),
                row.texts("returnTo"),
                mayPost,
                (int) row.number("mostPerDay"),
                row.flag("watched"));
        return new Site(
                meeting,
                new SiteId(row.text("sk").substring(Keys.SITE.length())),
                (int) row.number(VERSION),
                file,
                row.rows("secrets").stream()
                        .map(secret -> new SiteSecret(
                                secret.text("id"),
                                Word.require(SiteSecret.Use.class, secret.text("use")),
                                secret.instant("madeAt")))
                        .toList());
    }
}

package nl.klankbord.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Word;

/// What an organiser says about a site.
///
/// @param name as people know it; the receipt says it
/// @param origins where its pages are (RFC 6454), as `https://www.vng.nl`; the first serves when there is no
///     `returnTo`
/// @param returnTo addresses on one of these origins: where a receipt may lead back to
/// @param mayPost what it may post; nothing stops it
/// @param mostPerDay 1 to 100,000 submissions a day, by the clock of the meeting
/// @param isWatched whether all that it sends is kept apart, until an organiser has looked at it
public record SiteFile(
        String name,
        List<String> origins,
        List<String> returnTo,
        Set<Kind> mayPost,
        int mostPerDay,
        boolean isWatched) {

    private static final int MAX_ADDRESSES = 10;

    /// `http` only for a page that its maker tries at home.
    private static final Pattern ORIGIN =
            Pattern.compile("https://[a-z0-9.-]{1,253}(:\\d{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    public SiteFile {
        origins = List.copyOf(origins);
        returnTo = List.copyOf(returnTo);
        mayPost = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(mayPost));
    }

    /// @return the site's file, or all complaints at once
    public static Reading<SiteFile> read(JsonObject sent) {
        Fields fields = Fields.of(sent);
        String name = fields.line("name", 100);
        List<String> origins = origins(fields);
        List<String> returnTo = returnTo(fields, origins);
        Set<Kind> mayPost = new LinkedHashSet<>();
        for (String word : fields.choices("mayPost", Set.of(Kind.RSVP.word(), Kind.TOPIC.word()))) {
            mayPost.add(Word.require(Kind.class, word));
        }
        int mostPerDay = (int) fields.number("mostPerDay", 1, 100_000);
        boolean isWatched = fields.flag("watched", false);
        fields.finish();
        return fields.complaints().isEmpty()
                ? new Reading.Valid<>(new SiteFile(name, origins, returnTo, mayPost, mostPerDay, isWatched))
                : new Reading.Invalid<>(fields.complaints());
    }

    public JsonObject write() {
        return Json.object()
                .put("name", name)
                .put("origins", Json.texts(origins))
                .put("returnTo", Json.texts(returnTo))
                .put("mayPost", Json.texts(mayPost.stream().map(Kind::word).toList()))
                .put("mostPerDay", mostPerDay)
                .put("watched", isWatched)
                .build();
    }

    /// @param number which of [#returnTo], from 0
    public String wayBack(int number) {
        return number < returnTo.size() ? returnTo.get(number) : origins.getFirst() + "/";
    }

    private static List<String> origins(Fields fields) {
        List<String> origins = new ArrayList<>();
        for (String typed : fields.texts("origins", MAX_ADDRESSES, 300)) {
            String origin = typed.toLowerCase(Locale.ROOT);
            if (!ORIGIN.matcher(origin).matches()) {
                fields.complain("origins", "origin");
            } else if (origins.contains(origin)) {
                fields.complain("origins", "twice");
            } else {
                origins.add(origin);
            }
        }
        if (origins.isEmpty() && !fields.hasComplaintAbout("origins")) {
            fields.complain("origins", "required");
        }
        return origins;
    }

    private static List<String> returnTo(Fields fields, List<String> origins) {
        List<String> addresses = new ArrayList<>();
        for (String typed : fields.texts("returnTo", MAX_ADDRESSES, 500)) {
            if (origin(typed).filter(origins::contains).isPresent()) {
                addresses.add(typed);
            } else {
                fields.complain("returnTo", "return-to");
            }
        }
        return addresses;
    }

    /// @return of an address that says nothing else but where a page is: no user, no fragment
    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                    ? Optional.empty()
                    : Optional.of((uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

package nl.klankbord.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;
import nl.klankbord.submission.Word;

/// What an organiser says about a webhook.
///
/// @param url where events are posted to: `https`, a host by its name, no user and no fragment
/// @param events at least one of [EventType#subscribable]
public record WebhookFile(URI url, Set<EventType> events) {

    private static final int MAX_URL = 500;

    /// Never an address in digits, in whatever notation: those of the public internet have names. Where a name
    /// leads to is looked at each time ([nl.klankbord.outbound.GuardedPosting]).
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:\\d{1,5}(/.*)?");

    public WebhookFile {
        events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
    }

    /// @param isLocal whether it may also lead to this very machine, to try it
    /// @return the webhook's file, or all complaints at once
    public static Reading<WebhookFile> read(JsonObject sent, boolean isLocal) {
        Fields fields = Fields.of(sent);
        String typed = fields.line("url", MAX_URL);
        Optional<URI> url = url(typed, isLocal);
        if (url.isEmpty() && !fields.hasComplaintAbout("url")) {
            fields.complain("url", "webhook-url");
        }
        Set<EventType> events = new LinkedHashSet<>();
        for (String word : fields.choices("events", EventType.subscribable())) {
            events.add(Word.require(EventType.class, word));
        }
        if (events.isEmpty() && !fields.hasComplaintAbout("events")) {
            fields.complain("events", "required");
        }
        fields.finish();
        return fields.complaints().isEmpty() && url.isPresent()
                ? new Reading.Valid<>(new WebhookFile(url.get(), events))
                : new Reading.Invalid<>(fields.complaints());
    }

    public JsonObject write() {
        return Json.object()
                .put("url", url.toString())
                .put("events", Json.texts(events.stream().map(EventType::word).toList()))
                .build();
    }

    private static Optional<URI> url(String typed, boolean isLocal) {
        try {
            URI url = new URI(typed);
            if (isLocal && LOOPBACK.matcher(typed).matches()) {
                return Optional.of(url);
            }
            String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
            return "https".equalsIgnoreCase(url.getScheme())
                            && HOST.matcher(host).matches()
                            && host.length() <= 253
                            && url.getRawUserInfo() == null
                            && url.getRawFragment() == null
                            && url.getPort() <= 65_535
                            && url.getPort() != 0
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

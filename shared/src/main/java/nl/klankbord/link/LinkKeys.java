package nl.klankbord.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.site.SiteKeys;
import nl.klankbord.submission.Person;

/// Makes the tokens of personal links, and knows its own again. A token travels by mail only.
///
/// A token reads `meeting~person~seal`; the seal is 128 bits of an HMAC-SHA256. So nothing about links is
/// kept in the table: every mail holds the same one, and it leads nowhere once the person's answer is gone or
/// is a colleague's.
public final class LinkKeys {

    /// What a token is good for: one that stops mails opens nothing.
    public enum Use {
        OPEN,
        UNSUBSCRIBE
    }

    private static final Pattern TOKEN = Pattern.compile("([a-z0-9-]{1,64})~([A-Za-z0-9_-]{22})~([A-Za-z0-9_-]{22})");

    private final SiteKeys keys;

    public LinkKeys(SiteKeys keys) {
        this.keys = keys;
    }

    public String write(PersonalLink link, Use use) {
        return link.meeting().value() + "~" + link.person().value() + "~" + seal(link, use);
    }

    /// @return empty when it is no token of ours for this use; whether there is still anything behind it,
    ///     the rows say
    public Optional<PersonalLink> read(String token, Use use) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        PersonalLink link = new PersonalLink(new MeetingId(parts.group(1)), new Person(parts.group(2)));
        return SiteKeys.isSame(seal(link, use), parts.group(3)) ? Optional.of(link) : Optional.empty();
    }

    private String seal(PersonalLink link, Use use) {
        return keys.linkSeal(use.name(), link.meeting(), link.person());
    }
}

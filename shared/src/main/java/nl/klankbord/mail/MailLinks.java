package nl.klankbord.mail;

import nl.klankbord.link.LinkKeys;
import nl.klankbord.link.LinkKeys.Use;
import nl.klankbord.link.PersonalLink;
import nl.klankbord.submission.Language;

/// Where the mails to one person lead.
///
/// @param baseUrl where this deployment answers, without a slash at the end
record MailLinks(LinkKeys keys, String baseUrl) {

    /// @return the page of what is theirs
    String open(PersonalLink link, Language language) {
        return baseUrl + "/r/" + keys.write(link, Use.OPEN) + "?lang=" + language.word();
    }

    /// @return the page that stops updates, which a POST does at once (RFC 8058 §3.1)
    String unsubscribe(PersonalLink link, Language language) {
        return baseUrl + "/u/" + keys.write(link, Use.UNSUBSCRIBE) + "?lang=" + language.word();
    }
}

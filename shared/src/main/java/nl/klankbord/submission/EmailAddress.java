package nl.klankbord.submission;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that Amazon SES can deliver to: a dot-atom before the @ (RFC 5321 §4.1.2), a host name behind it.
///
/// The host is kept as punycode. Case before the @ is kept for the mail, and ignored when comparing people.
public record EmailAddress(String value) {

    /// RFC 5321 §4.5.3.1.
    private static final int MAX_LOCAL_PART = 64;

    private static final int MAX_ADDRESS = 254;

    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /// IDNA 2003, which Java knows, makes another domain of these than IDNA 2008, which the internet has
    /// since (RFC 5894 §7.2): straße.de would become strasse.de, which is somebody else's.
    private static final Pattern ANOTHER_DOMAIN = Pattern.compile("[ßẞς\\u200C\\u200D]");

    /// @return either the address or the code of what is wrong with it
    static Reading read(String typed) {
        int at = typed.lastIndexOf('@');
        if (at < 1 || at == typed.length() - 1) {
            return new Reading(Optional.empty(), "email");
        }
        String local = typed.substring(0, at);
        if (local.contains("\"")) {
            return new Reading(Optional.empty(), "email-quoted");
        }
        if (!local.chars().allMatch(unit -> unit < 0x80)) {
            return new Reading(Optional.empty(), "email-letters");
        }
        if (local.length() > MAX_LOCAL_PART) {
            return new Reading(Optional.empty(), "email-long");
        }
        if (ANOTHER_DOMAIN.matcher(typed.substring(at + 1)).find()) {
            return new Reading(Optional.empty(), "email-domain");
        }
        Optional<String> host = asciiHost(typed.substring(at + 1));
        if (host.isEmpty() || !LOCAL_PART.matcher(local).matches()) {
            return new Reading(Optional.empty(), "email");
        }
        String address = local + "@" + host.get();
        return address.length() > MAX_ADDRESS
                ? new Reading(Optional.empty(), "email-long")
                : new Reading(Optional.of(new EmailAddress(address)), "");
    }

    /// @throws IllegalArgumentException when it is none
    public static EmailAddress of(String address) {
        return read(address).address().orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
    }

    /// @return the same for every way to write one mailbox
    public String comparable() {
        return value.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> asciiHost(String typed) {
        try {
            String host = typed.chars().allMatch(unit -> unit < 0x80) ? typed : IDN.toASCII(typed);
            return Optional.of(host.toLowerCase(Locale.ROOT))
                    .filter(name -> HOST.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Reading(Optional<EmailAddress> address, String complaint) {}
}

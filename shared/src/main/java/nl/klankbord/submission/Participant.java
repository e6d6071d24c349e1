package nl.klankbord.submission;

import java.util.Optional;

/// Who answers, as typed.
public record Participant(
        String name, EmailAddress email, String organisation, OrganisationType organisationType, Language language) {

    /// Nobody in particular, where somebody was. No mail can ever go there (RFC 2606 §2).
    private static final EmailAddress NOWHERE = EmailAddress.of("nobody@klankbord.invalid");

    /// What stands where a text was erased.
    public static final String GONE = "–";

    /// @return this participant without who it is; what kind of organisation it was of is counted
    public Participant erased() {
        return new Participant(GONE, NOWHERE, GONE, organisationType, language);
    }

    public boolean isErased() {
        return email.equals(NOWHERE);
    }

    /// @return empty when a complaint was left with the fields
    public static Optional<Participant> read(Fields fields, Language otherwise) {
        String name = fields.line("name", 100);
        Optional<EmailAddress> email = fields.email("email");
        String organisation = fields.line("organisation", 150);
        Optional<OrganisationType> type = fields.choice("organisationType", OrganisationType.class);
        Language language = fields.optionalChoice("language", Language.class).orElse(otherwise);
        return email.isEmpty() || type.isEmpty()
                ? Optional.empty()
                : Optional.of(new Participant(name, email.get(), organisation, type.get(), language));
    }
}

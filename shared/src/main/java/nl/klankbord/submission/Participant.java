package nl.klankbord.submission;

import java.util.Optional;

/// Who answers, as typed.
public record Participant(
        String name, EmailAddress email, String organisation, OrganisationType organisationType, Language language) {

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

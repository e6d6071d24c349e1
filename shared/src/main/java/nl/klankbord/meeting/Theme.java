package nl.klankbord.meeting;

/// A heading that the organiser offers over topics.
public record Theme(String id, Bilingual title) {}

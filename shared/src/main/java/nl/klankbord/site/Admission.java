package nl.klankbord.site;

/// Whether something that carries a site's token is taken as that site's.
public sealed interface Admission {

    record Admitted(Site site, SiteToken token) implements Admission {}

    /// It was good once: past its day, or its secret was taken back.
    record Expired() implements Admission {}

    /// No token of ours, or not for this.
    record NotAdmitted() implements Admission {}
}

package nl.klankbord.manifest;

/// How many a paragraph was made of, at the time of publishing.
public record Heads(int contributions, int people, int organisations) {

    public static final Heads NONE = new Heads(0, 0, 0);
}

package nl.klankbord.coalition;

/// What something is called, in both languages.
public record Label(String dutch, String english) {

    /// @param name as an organiser gave it
    public static Label of(String name) {
        return new Label(name, name);
    }
}

package nl.klankbord.history;

/// The process is gone in the middle of what it did: nothing catches this, and nobody gets an answer.
final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed() {
        super("killed", null, false, false);
    }
}

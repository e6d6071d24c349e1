package nl.klankbord.local;

/// How a call of a function ended.
sealed interface Invocation {
    record Returned(String answer) implements Invocation {}

    record Failed(String why) implements Invocation {}
}

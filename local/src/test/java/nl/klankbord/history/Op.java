package nl.klankbord.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.submission.Sender;

/// One thing that somebody wants, sent once or more.
///
/// @param mark written with the answer, so that each state shows whose it is; a cancellation leaves none
/// @param version that a change or a cancellation was made on
record Op(
        int number,
        Kind kind,
        int participant,
        Sender sender,
        String mark,
        int people,
        int version,
        JsonObject sent,
        List<Send> sends) {

    enum Kind {
        SUBMIT,
        CHANGE,
        CANCEL
    }

    /// @param from the state when it was sent
    /// @param to the state when its answer came
    /// @param made the states that its own calls made, heard of or not
    record Send(int from, int to, List<Integer> made, Outcome outcome) {}

    sealed interface Outcome {

        /// @param told the whole of what the sender was told
        /// @param isOwn whether this very submission is in, and not another of the same person
        record Acknowledged(String told, boolean isOwn, String status, int version) implements Outcome {}

        /// A clear no.
        record Refused(String why) implements Outcome {}

        /// 503, or no answer at all: it may have happened.
        record Unknown() implements Outcome {}
    }

    Op(int number, Kind kind, int participant, Sender sender, String mark, int people, int version, JsonObject sent) {
        this(number, kind, participant, sender, mark, people, version, sent, new ArrayList<>());
    }

    List<Send> acknowledged() {
        return sends.stream()
                .filter(send -> send.outcome() instanceof Outcome.Acknowledged)
                .toList();
    }

    Optional<Outcome.Acknowledged> acknowledgement() {
        return acknowledged().stream().findFirst().map(send -> (Outcome.Acknowledged) send.outcome());
    }

    @Override
    public String toString() {
        return "op " + number + " " + kind + " of p" + participant + " (" + people + ") on " + version + ": " + sends;
    }
}

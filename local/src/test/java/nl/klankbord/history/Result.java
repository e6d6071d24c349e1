package nl.klankbord.history;

import java.util.List;
import java.util.Map;

/// What came of one seed.
///
/// @param acknowledged ops that somebody was told are in
/// @param unknown ops whose every send ended in a 503 or in no answer
/// @param mailsThatMayGoAgain mails whose sender was gone before the note of it
/// @param overtaken ops that were refused, and then a late request of theirs came in and did them
/// @param states that the table went through
/// @param calls to the table, by what went wrong with them
record Result(
        int seed,
        int ops,
        int sends,
        int acknowledged,
        int refused,
        int unknown,
        int promotions,
        int mails,
        int mailsThatMayGoAgain,
        int overtaken,
        int reads,
        int states,
        Map<FaultyHttp.Fault, Integer> calls,
        List<String> violations,
        List<String> told) {

    int faults() {
        return allCalls() - calls.getOrDefault(FaultyHttp.Fault.NONE, 0);
    }

    int allCalls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }
}

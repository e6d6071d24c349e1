package nl.klankbord.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.klankbord.history.Op.Kind;
import nl.klankbord.history.Op.Outcome;
import nl.klankbord.history.Op.Send;
import nl.klankbord.history.State.Answer;
import nl.klankbord.submission.Person;

/// What everybody was told, held against what the table went through. The words are those of Jepsen's set-full: an
/// element is acknowledged, unknown or refused; a read that began after an acknowledgement must have it.
final class History {

    private final Observer observer;
    private final List<Op> ops;
    private final List<Read> reads = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private final Map<String, Integer> mayMailAgain = new HashMap<>();
    private int overtaken;

    History(Observer observer, List<Op> ops) {
        this.observer = observer;
        this.ops = ops;
    }

    /// @param from the state when it began
    private record Read(int from, int to, Set<String> submissions) {}

    private record Mail(String person, int at) {}

    void read(int from, Set<String> submissions) {
        reads.add(new Read(from, observer.index(), submissions));
    }

    void mailed(String person) {
        mails.add(new Mail(person, observer.index()));
    }

    /// Whoever sent the mail was gone before the note of it was in the table: nobody can know, so it goes again.
    void endedBeforeTheNote(String person) {
        if (observer.now().notices().stream().anyMatch(notice -> notice.startsWith(person + "#"))) {
            mayMailAgain.merge(person, 1, Integer::sum);
        }
    }

    /// @param persons how the table names a participant
    /// @param submission how the table names an op's submission
    /// @param late ops of which a request came in after its sender went on
    void checkAtTheEnd(Function<Integer, Person> persons, Function<Op, String> submission, Set<Integer> late) {
        for (Op op : ops) {
            if (op.kind() == Kind.SUBMIT) {
                submissions(op, submission.apply(op), late);
            } else {
                changes(op, persons.apply(op.participant()).value(), late);
            }
            require(
                    op.acknowledged().stream()
                                    .map(send -> ((Outcome.Acknowledged) send.outcome()).told())
                                    .distinct()
                                    .count()
                            <= 1,
                    "two answers to one key: " + op);
        }
        reads(submission);
        mails();
        observer.now().seats().ifPresent(seats -> {
            if (!observer.now().waiting().isEmpty()) {
                Answer front = observer.now()
                        .answers()
                        .get(observer.now()
                                .waiting()
                                .get(observer.now().waiting().firstKey()));
                require(
                        front != null && front.people() > seats.left(),
                        "somebody waits while there is room in the end");
            }
        });
    }

    private void submissions(Op op, String id, Set<Integer> late) {
        int since = observer.since(id);
        for (Send send : op.sends()) {
            switch (send.outcome()) {
                case Outcome.Acknowledged told
                when told.isOwn() -> require(since <= send.to(), "acknowledged and not there: " + op);
                case Outcome.Acknowledged _ -> require(since == Integer.MAX_VALUE, "told as if new, and stored: " + op);
                case Outcome.Refused(String why) -> refusal(op, send, why, since);
                case Outcome.Unknown() -> {}
            }
        }
        neverAfterANo(op, since, late);
    }

    private void changes(Op op, String person, Set<Integer> late) {
        for (Send send : op.sends()) {
            switch (send.outcome()) {
                case Outcome.Acknowledged told -> {
                    String expected = (op.kind() == Kind.CHANGE ? op.mark() + " " : "") + told.status();
                    require(
                            observer.written(person, told.version()).stream().anyMatch(was -> was.endsWith(expected)),
                            "acknowledged and not there: " + op);
                    Answer last = observer.now().answers().get(person);
                    require(last != null && last.version() >= told.version(), "lost again: " + op);
                    require(
                            op.kind() == Kind.CANCEL || observer.sinceMark(op.mark()) <= send.to(),
                            "acknowledged too early: " + op);
                }
                case Outcome.Refused(String why) ->
                    refusal(
                            op,
                            send,
                            why,
                            op.kind() == Kind.CANCEL ? Integer.MAX_VALUE : observer.sinceMark(op.mark()));
                case Outcome.Unknown() -> {}
            }
        }
        if (op.kind() == Kind.CHANGE) {
            neverAfterANo(op, observer.sinceMark(op.mark()), late);
        }
    }

    /// A no must have been right at some moment while it was asked: not done yet and, for "full", full. When the
    /// same is sent twice at once, one can be told "full" and the other find a seat that came free a moment later.
    /// But never may a sender hear no to what its own calls did.
    ///
    /// @param since the state in which it was first done
    private void refusal(Op op, Send send, String why, int since) {
        require(!send.made().contains(since), "done, and refused as " + why + " by the same: " + op);
        if (why.equals("Full")) {
            boolean wasFull = observer.between(send.from(), Math.min(send.to(), since - 1)).stream()
                    .flatMap(state -> state.seats().stream())
                    .anyMatch(seats -> seats.waiting() > 0 || seats.left() < op.people() || !seats.isOpen());
            require(wasFull, "told full while there was room, or it was done: " + op);
        } else {
            require(since > send.to(), "done, and refused as " + why + ": " + op);
            require(
                    why.equals("Outdated") || why.equals("NoRsvp") || why.equals("Invalid"),
                    "refused as " + why + ": " + op);
        }
    }

    /// What was clearly refused, and not sent again after, is not there. A request that comes in later than its own
    /// refusal can still find a seat; those are counted, as nothing keeps a network from it.
    private void neverAfterANo(Op op, int since, Set<Integer> late) {
        if (op.sends().isEmpty() || since == Integer.MAX_VALUE) {
            return;
        }
        boolean wasSentThen = op.sends().stream()
                .anyMatch(send ->
                        send.from() <= since && (since <= send.to() || send.outcome() instanceof Outcome.Unknown));
        if (!wasSentThen && late.contains(op.number())) {
            overtaken++;
        } else {
            require(wasSentThen, "there, though nobody was sending it: " + op);
        }
    }

    private void reads(Function<Op, String> submission) {
        Set<String> ever = new HashSet<>();
        for (Op op : ops) {
            if (op.kind() != Kind.SUBMIT) {
                continue;
            }
            String id = submission.apply(op);
            ever.add(id);
            boolean isOwn =
                    op.acknowledgement().map(Outcome.Acknowledged::isOwn).orElse(false);
            if (isOwn) {
                int acknowledged = op.acknowledged().getFirst().to();
                for (Read read : reads) {
                    require(
                            read.from() <= acknowledged || read.submissions().contains(id),
                            "a read from state " + read.from() + " lacks " + op);
                }
            }
        }
        for (Read read : reads) {
            require(ever.containsAll(read.submissions()), "a read holds what nobody sent");
        }
        require(ever.containsAll(observer.now().submissions()), "the table holds what nobody sent");
    }

    /// One mail for each promotion, unless the place was given up again before it went.
    private void mails() {
        Map<String, Integer> promotions = new HashMap<>();
        for (String promotion : observer.promotions().keySet()) {
            promotions.merge(promotion.substring(0, promotion.lastIndexOf('#')), 1, Integer::sum);
        }
        Map<String, Integer> told = new HashMap<>();
        mails.forEach(mail -> told.merge(mail.person(), 1, Integer::sum));
        told.forEach((person, count) -> require(
                count <= promotions.getOrDefault(person, 0) + mayMailAgain.getOrDefault(person, 0),
                person + " got " + count + " mails for " + promotions.getOrDefault(person, 0) + " promotions"));
        observer.promotions().forEach((promotion, at) -> {
            String person = promotion.substring(0, promotion.lastIndexOf('#'));
            boolean stayedIn = observer.between(at, observer.index()).stream().allMatch(state -> {
                Answer answer = state.answers().get(person);
                return answer != null && answer.isIn();
            });
            require(
                    !stayedIn || mails.stream().anyMatch(mail -> mail.person().equals(person) && mail.at() >= at),
                    "nobody told of the promotion " + promotion);
        });
        require(
                observer.now().notices().isEmpty(),
                "mails are owed in the end: " + observer.now().notices());
    }

    private void require(boolean holds, String otherwise) {
        observer.require(holds, otherwise);
    }

    Result result(int seed, Map<FaultyHttp.Fault, Integer> calls) {
        int acknowledged = 0;
        int unknown = 0;
        int refused = 0;
        int sends = 0;
        for (Op op : ops) {
            sends += op.sends().size();
            if (!op.acknowledged().isEmpty()) {
                acknowledged++;
            } else if (op.sends().stream().anyMatch(send -> send.outcome() instanceof Outcome.Refused)) {
                refused++;
            } else {
                unknown++;
            }
        }
        return new Result(
                seed,
                ops.size(),
                sends,
                acknowledged,
                refused,
                unknown,
                observer.promotions().size(),
                mails.size(),
                mayMailAgain.values().stream().mapToInt(Integer::intValue).sum(),
                overtaken,
                reads.size(),
                observer.index(),
                Map.copyOf(calls),
                List.copyOf(observer.violations()),
                ops.stream().map(Op::toString).toList());
    }
}

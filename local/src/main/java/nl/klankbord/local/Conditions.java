package nl.klankbord.local;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The template's conditions, with the parameters that this machine gives.
final class Conditions {
    private final Map<String, Tree> declared;
    private final Function<Tree, String> values;

    /// `values` tells what an expression inside a condition is.
    Conditions(Map<String, Tree> declared, Function<Tree, String> values) {
        this.declared = declared;
        this.values = values;
    }

    /// What `Fn::If` chooses: `[condition, if it holds, else]`.
    Tree chosen(Tree branches) {
        List<Tree> three = branches.items();
        if (three.size() != 3) {
            throw branches.complaint("must have a condition and two values");
        }
        return holds(named(three.getFirst())) ? three.get(1) : three.get(2);
    }

    private Tree named(Tree name) {
        Tree condition = declared.get(name.text());
        if (condition == null) {
            throw name.complaint("is " + name.text() + ", which is not among the template's conditions");
        }
        return condition;
    }

    private boolean holds(Tree condition) {
        if (condition.at("Condition").isPresent()) {
            return holds(named(condition.at("Condition")));
        }
        if (condition.at("Fn::Equals").isPresent()) {
            List<Tree> two = condition.at("Fn::Equals").items();
            return values.apply(two.getFirst()).equals(values.apply(two.getLast()));
        }
        if (condition.at("Fn::Not").isPresent()) {
            return !holds(condition.at("Fn::Not").items().getFirst());
        }
        if (condition.at("Fn::And").isPresent()) {
            return condition.at("Fn::And").items().stream().allMatch(this::holds);
        }
        if (condition.at("Fn::Or").isPresent()) {
            return condition.at("Fn::Or").items().stream().anyMatch(this::holds);
        }
        throw condition.complaint("is a condition that the local machine does not know");
    }
}

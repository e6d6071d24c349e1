package nl.klankbord.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// As many topics as one wants, of the sentences of the labelled set: each has a theme of one and sentences of two
/// others.
final class Many {

    private Many() {}

    static List<Contribution> topics(int count) {
        List<Contribution> known = LabelledSet.read().topics();
        Random random = new Random(9);
        List<Contribution> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Contribution one = known.get(random.nextInt(known.size()));
            Contribution other = known.get(random.nextInt(known.size()));
            Contribution third = known.get(random.nextInt(known.size()));
            many.add(new Contribution(
                    "m%05d".formatted(i),
                    "author " + i,
                    other.organisation(),
                    other.organisationType(),
                    one.theme(),
                    half(one, random) + " " + half(other, random) + " " + half(third, random),
                    one.intent()));
        }
        return many;
    }

    private static String half(Contribution of, Random random) {
        int middle = of.text().indexOf(' ', of.text().length() / 2);
        return random.nextBoolean() ? of.text().substring(0, middle) : of.text().substring(middle + 1);
    }
}

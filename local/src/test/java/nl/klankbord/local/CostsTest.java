package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/costs.md` says what the code costs now: its tables come from counting, and from the prices.
final class CostsTest {

    private static final Tree PRICES = Json.read(Examples.file("checks/costs/prices.json"));
    private static final List<Long> ANSWERS = List.of(100L, 10_000L, 1_000_000L);
    private static final Map<String, String> FIXED = Map.of(
            "secret", "AWS::SecretsManager::Secret",
            "alarm", "AWS::CloudWatch::Alarm",
            "dashboard", "AWS::CloudWatch::Dashboard");

    @TempDir
    private Path folder;

    @Test
    void theTablesAreWhatIsCountedNow() throws Exception {
        Map<String, EveryRequest.Asked> asked = EveryRequest.of(folder);
        String page = Examples.file("docs/costs.md");
        String now = with(page, "units", units(asked));
        now = with(
                now,
                "assumptions",
                String.join(
                        "\n",
                        Costs.ASSUMPTIONS.stream().map(each -> "- " + each).toList()));
        now = with(now, "answers", answers(new Costs(asked)));
        now = with(now, "fixed", fixed(new Costs(asked)));
        now = with(now, "prices", prices());
        Path made = Examples.root().resolve("local/target/costs.md");
        Files.writeString(made, now);
        assertEquals(
                now,
                page,
                "The code, template.yaml or a price changed. Read what it costs now, and if that is meant:"
                        + " cp local/target/costs.md docs/costs.md");
    }

    /// One row and its line in the index by name, as `ConsumedCapacity` says. The transaction by the rule that
    /// CapacityRuleTest holds: DynamoDB Local tells too little of one.
    @Test
    void aSubmissionWritesTwoUnitsAndWithCapacityFive() throws Exception {
        Map<String, EveryRequest.Asked> asked = EveryRequest.of(folder);
        assertEquals(
                2,
                Objects.requireNonNull(asked.get(EveryRequest.RSVP_WITHOUT_CAPACITY))
                        .writeUnits());
        assertEquals(
                5,
                Objects.requireNonNull(asked.get(EveryRequest.RSVP_WITH_CAPACITY))
                        .writeUnits());
    }

    private static String with(String page, String section, String table) {
        Pattern marks = Pattern.compile("(?s)(<!-- " + section + " -->\n).*?(<!-- end -->)");
        return marks.matcher(page).replaceFirst("$1\n" + Matcher.quoteReplacement(table) + "\n\n$2");
    }

    private static String units(Map<String, EveryRequest.Asked> asked) {
        StringJoiner table = new StringJoiner("\n");
        table.add("| what | read units | write units | other |").add("|---|---:|---:|---|");
        asked.forEach((what, each) -> table.add("| %s | %s | %s | %s |"
                .formatted(what, number(each.readUnits()), number(each.writeUnits()), others(each))));
        return table.toString();
    }

    private static String others(EveryRequest.Asked asked) {
        StringJoiner others = new StringJoiner(", ");
        Map<String, String> names = new LinkedHashMap<>(Map.of("s3:GetObject", "S3 GET", "s3:PutObject", "S3 PUT"));
        names.put("ses:SendRawEmail", "mail");
        List.of("s3:GetObject", "s3:PutObject", "ses:SendRawEmail").forEach(action -> {
            if (asked.count(action) > 0) {
                others.add(asked.count(action) + " " + names.get(action));
            }
        });
        return others.toString();
    }

    private static String answers(Costs costs) {
        StringJoiner table = new StringJoiner("\n");
        StringJoiner head = new StringJoiner(" | ", "| what | ", " |");
        ANSWERS.forEach(answers -> head.add(number(answers) + " answers").add("US$"));
        table.add(head.toString()).add("|---|" + "---:|".repeat(2 * ANSWERS.size()));
        List<Map<String, Double>> quantities = ANSWERS.stream().map(costs::of).toList();
        double[] totals = new double[ANSWERS.size()];
        for (String id : quantities.getFirst().keySet()) {
            Tree price = price(id);
            StringJoiner line = new StringJoiner(" | ", "| ", " |");
            line.add(price.at("name").text() + " (" + price.at("unit").text() + ")");
            for (int i = 0; i < totals.length; i++) {
                double quantity = quantities.get(i).getOrDefault(id, 0.0);
                double usd = quantity * perUnit(price);
                totals[i] += usd;
                line.add(number(quantity)).add(money(usd));
            }
            table.add(line.toString());
        }
        StringJoiner total = new StringJoiner(" | ", "| **together** | ", " |");
        StringJoiner each = new StringJoiner(" | ", "| for each answer | ", " |");
        for (int i = 0; i < totals.length; i++) {
            total.add("").add("**" + money(totals[i]) + "**");
            each.add("").add(String.format(Locale.ROOT, "%.6f", totals[i] / ANSWERS.get(i)));
        }
        return table.add(total.toString()).add(each.toString()).toString();
    }

    private static String fixed(Costs costs) {
        StringJoiner table = new StringJoiner("\n");
        table.add("| what | in template.yaml | US$ a month |").add("|---|---:|---:|");
        Tree resources = TemplateYaml.read(Examples.file("template.yaml")).at("Resources");
        for (String id : List.of("secret", "alarm", "dashboard")) {
            // What stands under a condition is for those who ask for it; an alarm costs by the metrics that it reads.
            long count = resources.entries().values().stream()
                    .filter(resource -> resource.at("Type").text().equals(FIXED.get(id)))
                    .filter(resource -> !resource.at("Condition").isPresent())
                    .mapToLong(CostsTest::metrics)
                    .sum();
            table.add("| %s | %d | %s |"
                    .formatted(price(id).at("name").text(), count, money(count * perUnit(price(id)))));
        }
        double minutes = costs.ofMinutes().entrySet().stream()
                .mapToDouble(each -> each.getValue() * perUnit(price(each.getKey())))
                .sum();
        table.add(
                "| looking each minute whether a webhook is owed something, and each five whether somebody is to be told, of four meetings | 1 | %s |"
                        .formatted(money(minutes)));
        return table.toString();
    }

    private static long metrics(Tree resource) {
        Tree metrics = resource.at("Properties").at("Metrics");
        return metrics.isPresent()
                ? metrics.items().stream()
                        .filter(metric -> metric.at("MetricStat").isPresent())
                        .count()
                : 1;
    }

    private static String prices() {
        StringJoiner table = new StringJoiner("\n");
        table.add("| price | US$ | per | from |").add("|---|---:|---|---|");
        PRICES.at("prices")
                .entries()
                .values()
                .forEach(price -> table.add("| %s | %s | %s %s | %s |"
                        .formatted(
                                price.at("name").text(),
                                new BigDecimal(price.at("usd").text()).toPlainString(),
                                number(Double.parseDouble(price.at("per").text())),
                                price.at("unit").text(),
                                price.at("source").text())));
        PRICES.at("sources")
                .entries()
                .forEach((id, source) -> table.add("").add("*" + id + "*: " + source.text() + "."));
        return table.toString();
    }

    private static Tree price(String id) {
        return PRICES.at("prices").at(id);
    }

    private static double perUnit(Tree price) {
        return Double.parseDouble(price.at("usd").text())
                / Double.parseDouble(price.at("per").text());
    }

    private static String number(double number) {
        return number == Math.rint(number) || number >= 100
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.3f", number);
    }

    private static String money(double usd) {
        return String.format(Locale.ROOT, usd >= 1 ? "%,.2f" : "%.4f", usd);
    }
}

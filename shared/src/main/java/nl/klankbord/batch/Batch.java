package nl.klankbord.batch;

import java.util.ArrayList;
import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.site.Kind;
import nl.klankbord.submission.Fields;
import nl.klankbord.submission.Reading;

/// Submissions that came together: `{"submissions":[{"rsvp":{…}},{"topic":{…}}],"dryRun":false}`.
///
/// @param dryRun only to be told what would be wrong: nothing is stored
/// @param items 1 to 100
public record Batch(boolean dryRun, List<Item> items) {

    static final int MOST = 100;

    /// One submission, as it was sent.
    record Item(Kind kind, JsonObject content) {}

    public Batch {
        items = List.copyOf(items);
    }

    /// @return the batch, or what is wrong with it as a whole; what is wrong with one submission is for its own result
    public static Reading<Batch> read(JsonObject sent) {
        Fields fields = Fields.of(sent);
        boolean dryRun = fields.flag("dryRun", false);
        List<Item> items = new ArrayList<>();
        if (fields.has("submissions")) {
            int count = fields.groups("submissions", MOST).size();
            List<Json> all = sent.get("submissions") instanceof JsonArray(List<Json> each) ? each : List.of();
            for (int number = 0; number < count && fields.complaints().isEmpty(); number++) {
                item(all.get(number), number, fields, items);
            }
        }
        if (items.isEmpty() && fields.complaints().isEmpty()) {
            fields.complain("submissions", "required");
        }
        fields.finish();
        return fields.complaints().isEmpty()
                ? new Reading.Valid<>(new Batch(dryRun, items))
                : new Reading.Invalid<>(fields.complaints());
    }

    private static void item(Json json, int number, Fields fields, List<Item> items) {
        if (json instanceof JsonObject one && one.members().size() == 1) {
            for (Kind kind : Kind.values()) {
                if (one.get(kind.word()) instanceof JsonObject content) {
                    items.add(new Item(kind, content));
                    return;
                }
            }
        }
        fields.complain("submissions." + number, "submission");
    }
}

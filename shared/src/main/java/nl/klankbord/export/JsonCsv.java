package nl.klankbord.export;

import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonArray;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.Json.JsonText;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.messages.Messages;

/// JSON for a spreadsheet: a line for each value, with the way to it in front (`rsvp.guests.1.name`). So what
/// is there as JSON is there as CSV, and nothing more.
public final class JsonCsv {

    private final Sheet csv;

    private JsonCsv(Sheet csv) {
        this.csv = csv;
    }

    /// @param messages in whose language the two columns are named
    public static byte[] render(Messages messages, JsonObject json) {
        return FileType.CSV.bytes(messages.language(), "", csv -> {
            csv.texts(messages.text("mine.csv.field"), messages.text("mine.csv.value"));
            new JsonCsv(csv).write("", json);
        });
    }

    private void write(String way, Json json) {
        switch (json) {
            case JsonObject object -> object.members().forEach((name, value) -> write(longer(way, name), value));
            case JsonArray(List<Json> items) -> {
                for (int number = 0; number < items.size(); number++) {
                    write(longer(way, String.valueOf(number + 1)), items.get(number));
                }
            }
            case JsonText(String text) -> csv.texts(way, text);
            default -> csv.texts(way, JsonWriter.text(json));
        }
    }

    private static String longer(String way, String name) {
        return way.isEmpty() ? name : way + "." + name;
    }
}

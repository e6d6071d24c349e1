package nl.klankbord.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.json.Json.JsonBoolean;
import nl.klankbord.json.Json.JsonObject;
import nl.klankbord.json.JsonReader;
import nl.klankbord.json.JsonWriter;
import nl.klankbord.json.MalformedJsonException;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.meeting.MeetingFile;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.meeting.Meetings;
import nl.klankbord.submission.Reading.Invalid;
import nl.klankbord.submission.Reading.Valid;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Meetings in the table, each as its own file in one attribute: what is stored is what was checked.
public final class DynamoMeetings implements Meetings {

    private static final String FILE = "file";

    /// On the row when its last change is to move nobody's calendar.
    private static final String QUIET = "quiet";

    private final Table table;

    public DynamoMeetings(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Meeting> find(MeetingId id) {
        return table.find(Keys.meeting(id)).map(DynamoMeetings::meeting);
    }

    @Override
    public List<Meeting> all() {
        List<Meeting> all = new ArrayList<>();
        table.each(Keys.MEETINGS, Keys.MEETING, row -> all.add(meeting(row)));
        return all;
    }

    @Override
    public boolean store(Meeting meeting, boolean onlyNew) {
        Row row = row(meeting);
        if (!onlyNew) {
            table.put(row);
            return true;
        }
        // A lost answer makes the SDK try again and meet its own row: the same file there means that it is stored.
        return table.putUnlessPresent(row, 0)
                .map(present -> present.text(FILE).equals(row.text(FILE)))
                .orElse(true);
    }

    @Override
    public boolean replace(Meeting before, Meeting after, boolean tellsCalendars) {
        Optional<Row> present = table.find(Keys.meeting(before.id()));
        if (present.isEmpty()) {
            return false;
        }
        Row row = tellsCalendars ? row(after) : row(after).put(QUIET, true);
        if (!meeting(present.get()).equals(before)) {
            return isSame(present.get(), row);
        }
        // The text as it stands there: an older Klankbord may have written the same meeting another way.
        return table.putInPlaceOf(row, FILE, AttributeValue.fromS(present.get().text(FILE)))
                .map(other -> isSame(other, row))
                .orElse(true);
    }

    /// Ours, of which the answer was lost.
    private static boolean isSame(Row present, Row row) {
        return present.text(FILE).equals(row.text(FILE)) && present.has(QUIET) == row.has(QUIET);
    }

    private static Row row(Meeting meeting) {
        return Row.at(Keys.meeting(meeting.id()))
                .put(FILE, new String(JsonWriter.bytes(MeetingFile.write(meeting)), StandardCharsets.UTF_8));
    }

    /// @param image of a row, as the stream has it
    static boolean isQuiet(JsonObject image) {
        return image.object(QUIET).get("BOOL") instanceof JsonBoolean(boolean isQuiet) && isQuiet;
    }

    /// @param image of a row, as the stream has it
    /// @return without members when there is none
    static JsonObject file(JsonObject image) {
        try {
            String file = image.object(FILE).text("S");
            return !file.isEmpty() && JsonReader.read(file) instanceof JsonObject json ? json : Json.EMPTY;
        } catch (MalformedJsonException _) {
            return Json.EMPTY;
        }
    }

    private static Meeting meeting(Row row) {
        try {
            if (!(JsonReader.read(row.text(FILE)) instanceof JsonObject file)) {
                throw new UnreadableRowException(FILE);
            }
            return switch (MeetingFile.read(file)) {
                case Valid<Meeting> valid -> valid.value();
                case Invalid<Meeting> invalid -> throw new UnreadableRowException(FILE);
            };
        } catch (MalformedJsonException e) {
            throw new UnreadableRowException(FILE);
        }
    }
}

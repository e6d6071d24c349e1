package nl.klankbord.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.klankbord.json.Json;
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

/// Meetings in the table, each as its own file in one attribute: what is stored is what was checked.
public final class DynamoMeetings implements Meetings {

    private static final String FILE = "file";

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
        Row row = Row.at(Keys.meeting(meeting.id()))
                .put(FILE, new String(JsonWriter.bytes(MeetingFile.write(meeting)), StandardCharsets.UTF_8));
        if (!onlyNew) {
            table.put(row);
            return true;
        }
        // A lost answer makes the SDK try again and meet its own row: the same file there means that it is stored.
        return table.putUnlessPresent(row, 0)
                .map(present -> present.text(FILE).equals(row.text(FILE)))
                .orElse(true);
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

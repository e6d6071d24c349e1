package nl.klankbord.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.json.Json;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of meetings promises.
public abstract class MeetingsContract {

    private Meetings meetings;

    protected abstract Meetings create();

    @BeforeEach
    final void start() {
        meetings = create();
    }

    @Test
    void aMeetingIsFoundAsItWasStored() {
        assertEquals(Optional.empty(), meetings.find(new MeetingId("utrecht")));
        assertTrue(meetings.store(Examples.utrecht(), false));
        assertEquals(Optional.of(Examples.utrecht()), meetings.find(new MeetingId("utrecht")));
    }

    @Test
    void allAreListedById() {
        assertEquals(List.of(), meetings.all());
        meetings.store(Examples.utrecht(), false);
        meetings.store(named("arnhem", 10), true);
        assertEquals(
                List.of("arnhem", "utrecht"),
                meetings.all().stream().map(meeting -> meeting.id().value()).toList());
    }

    @Test
    void aLaterMeetingTakesThePlaceOfAnEarlier() {
        meetings.store(named("arnhem", 10), false);
        meetings.store(named("arnhem", 20), false);
        assertEquals(List.of(named("arnhem", 20)), meetings.all());
    }

    @Test
    void onlyNewNeverReplaces() {
        assertTrue(meetings.store(named("arnhem", 10), true));
        assertFalse(meetings.store(named("arnhem", 20), true));
        assertEquals(List.of(named("arnhem", 10)), meetings.all());
    }

    /// The first answer may have been lost: the sender who tries again is told that it is stored.
    @Test
    void storingTheSameAsNewTwiceIsStored() {
        assertTrue(meetings.store(named("arnhem", 10), true));
        assertTrue(meetings.store(named("arnhem", 10), true));
    }

    @Test
    void aMeetingIsReplacedOnlyWhereItStillStands() {
        meetings.store(named("arnhem", 10), false);
        assertTrue(meetings.replace(named("arnhem", 10), named("arnhem", 20), true));
        assertFalse(meetings.replace(named("arnhem", 10), named("arnhem", 30), true), "another was first");
        assertEquals(Optional.of(named("arnhem", 20)), meetings.find(new MeetingId("arnhem")));
        assertFalse(meetings.replace(named("ede", 10), named("ede", 20), false), "there is none");
        assertEquals(List.of(named("arnhem", 20)), meetings.all());
    }

    /// As with one that is new.
    @Test
    void replacingTheSameTwiceIsDone() {
        meetings.store(named("arnhem", 10), false);
        assertTrue(meetings.replace(named("arnhem", 10), named("arnhem", 20), false));
        assertTrue(meetings.replace(named("arnhem", 10), named("arnhem", 20), false));
    }

    @Test
    void aDraftIsFoundByItsOrganisersAlone() {
        Meeting draft = MeetingFile.with(
                named("arnhem", 10), Json.object().put("state", "draft").build());
        meetings.store(draft, false);
        assertEquals(Optional.of(draft), meetings.find(draft.id()));
        assertEquals(Optional.empty(), meetings.findPublic(draft.id()));
        meetings.store(named("arnhem", 10), false);
        assertTrue(meetings.findPublic(draft.id()).isPresent());
    }

    static Meeting named(String id, long capacity) {
        Json.Builder file = Json.object();
        for (Map.Entry<String, Json> member : Examples.utrechtFile().members().entrySet()) {
            file.put(member.getKey(), member.getValue());
        }
        return Examples.meeting(file.put("id", id).put("capacity", capacity).build());
    }
}

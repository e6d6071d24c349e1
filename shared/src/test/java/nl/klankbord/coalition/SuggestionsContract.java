package nl.klankbord.coalition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.klankbord.meeting.MeetingId;
import nl.klankbord.submission.OrganisationType;
import org.junit.jupiter.api.Test;

/// What every store of suggestions promises.
public abstract class SuggestionsContract {

    private static final MeetingId UTRECHT = new MeetingId("utrecht");

    /// @return a store without suggestions
    protected abstract Suggestions create() throws Exception;

    @Test
    void aSuggestionIsFoundAsItWasStoredUntilTheNext() throws Exception {
        Suggestions suggestions = create();
        assertEquals(Optional.empty(), suggestions.find(UTRECHT));
        suggestions.store(UTRECHT, suggested(3));
        assertEquals(Optional.of(suggested(3)), suggestions.find(UTRECHT));
        suggestions.store(UTRECHT, suggested(4));
        assertEquals(Optional.of(suggested(4)), suggestions.find(UTRECHT));
        assertEquals(Optional.empty(), suggestions.find(new MeetingId("utrecht-2")));
    }

    private static Suggested suggested(int seen) {
        Group group = new Group(
                "c".repeat(22),
                new Label("Loting", "Sortition"),
                true,
                List.of(new Member("a", 0.75, false, List.of("c", "d")), new Member("b", 0.5, true, List.of())),
                List.of(
                        new Reason(
                                new Label("Loting", "Sortition"),
                                Optional.of("loting"),
                                0.625,
                                List.of(new Reason.Carrier(
                                        "a",
                                        List.of(
                                                new Place(Place.Part.THEME, 0, 6),
                                                new Place(Place.Part.TEXT, 12, 4),
                                                new Place(Place.Part.TEXT, 40, 3))))),
                        new Reason(Label.of("zó"), Optional.empty(), 0.125, List.of())),
                0.625,
                2,
                Map.of(OrganisationType.MUNICIPALITY, 2));
        return new Suggested(
                Instant.parse("2027-03-02T04:30:00Z"),
                seen,
                3,
                1,
                new Grouping(List.of(group), List.of(new Member("e", 0.9, false, List.of()))));
    }
}

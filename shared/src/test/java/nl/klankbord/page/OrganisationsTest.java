package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import nl.klankbord.memory.Examples;
import nl.klankbord.memory.MemoryAnswers;
import nl.klankbord.memory.MemoryMeetings;
import nl.klankbord.rsvp.SubmitRsvp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class OrganisationsTest {

    @ParameterizedTest
    @CsvSource({"Gemeente, 342", "Provincie, 12", "Waterschap|Hoogheemraadschap|Wetterskip, 21"})
    void allOfThemAreThereOnce(String kind, int howMany) {
        assertEquals(
                howMany,
                Organisations.NAMES.stream()
                        .filter(name -> name.matches("(" + kind + ") .+"))
                        .count());
        assertEquals(Organisations.NAMES.size(), new HashSet<>(Organisations.NAMES).size());
    }

    @Test
    void theyGoByTheNamesThatTheyUse() {
        assertTrue(Organisations.NAMES.contains("Gemeente Den Haag"));
        assertTrue(Organisations.NAMES.contains("Provincie Fryslân"));
        assertTrue(Organisations.NAMES.contains("Hoogheemraadschap van Delfland"));
        assertTrue(Organisations.NAMES.contains("Waterschap Amstel, Gooi en Vecht"));
    }

    @ParameterizedTest
    @FieldSource("nl.klankbord.page.Organisations#NAMES")
    void whatIsSuggestedIsTaken(String name) {
        MemoryMeetings meetings = new MemoryMeetings();
        meetings.store(Examples.utrecht(), false);
        SubmitRsvp submitRsvp = new SubmitRsvp(
                meetings,
                new MemoryAnswers(Examples.CLOCK),
                Examples.SECRETS,
                Examples.OPEN_GATE,
                _ -> {},
                Examples.CLOCK);
        assertEquals(
                Optional.empty(),
                submitRsvp.check(
                        Examples.utrecht().id(),
                        Examples.rsvp("a@example.nl").put("organisation", name).build()));
    }
}

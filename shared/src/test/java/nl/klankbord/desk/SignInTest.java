package nl.klankbord.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.klankbord.memory.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInTest {

    @Test
    void anAttemptIsReadAsItWasWrittenAndEachIsAnother() {
        SignInAttempt attempt = SignInAttempt.next("/desk/meetings/utrecht");
        assertEquals(Optional.of(attempt), SignInAttempt.read(attempt.write()));
        assertNotEquals(attempt.state(), attempt.nonce());
        assertNotEquals(attempt.state(), SignInAttempt.next("/desk").state());
        assertTrue(attempt.write().matches("[A-Za-z0-9_~-]+"), "fit for a cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/desk",
                "/desk/../m/utrecht",
                "/desk//evil.example",
                "/deskother",
                "/desk?x=https://evil.example",
                "/desk\r\nset-cookie: a=b",
                ""
            })
    void nobodyIsSentElsewhereAfterSigningIn(String returnTo) {
        assertEquals("/desk", SignInAttempt.next(returnTo).returnTo());
        String forged = new SignInAttempt("a".repeat(43), "b".repeat(43), "c".repeat(43), returnTo).write();
        assertTrue(SignInAttempt.read(forged)
                .map(each -> each.returnTo().equals("/desk"))
                .orElse(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a~b~c~d", "~~~"})
    void whatIsNoAttemptIsNotRead(String text) {
        assertEquals(Optional.empty(), SignInAttempt.read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "organiser, ORGANISER",
        "klankbord-organiser, ORGANISER",
        "viewer organiser, ORGANISER",
        "caterer klankbord-viewer, VIEWER",
        "caterer, CATERER",
        "Organiser, ",
        "other-organiser, ",
        "organisers, ",
        "administrators, "
    })
    void theMostOfSomebodysGroupsCounts(String groups, Role role) {
        assertEquals(Optional.ofNullable(role), Role.of(List.of(groups.split(" ", -1))));
    }

    @Test
    void aTokenTellsNothingOfItselfByWhatIsMadeOfIt() {
        SessionToken token = SessionToken.next();
        assertEquals(Optional.of(token), SessionToken.of(token.value()));
        assertNotEquals(token.id(), token.formSeal());
        assertFalse(token.id().contains(token.value()) || token.formSeal().contains(token.value()));
        assertTrue(token.isSealedBy(token.formSeal()));
        assertFalse(token.isSealedBy(SessionToken.next().formSeal()));
        assertFalse(token.isSealedBy("") || token.isSealedBy(token.value()));
        assertEquals(Optional.empty(), SessionToken.of(token.value() + "a"));
    }

    @Test
    void anOrganiserSeesTheirOwnMeetingsAlone() {
        Session organiser = new Session("one", "One", Role.ORGANISER, Examples.NOW);
        assertTrue(organiser.sees(Examples.utrecht()), "nobody in particular organises it");
        assertFalse(organiser.exports());
        assertTrue(new Session("one", "One", Role.ORGANISER, true, Examples.NOW).exports());
        assertFalse(new Session("any", "Any", Role.VIEWER, true, Examples.NOW).exports(), "a viewer sees no name");
        assertTrue(Role.mayExport(Set.of("klankbord-exporter")) && Role.mayExport(Set.of("exporter")));
        assertFalse(Role.mayExport(Set.of("klankbord-organiser")));
        assertTrue(new Session("any", "Any", Role.VIEWER, Examples.NOW).seesCounts());
        assertFalse(new Session("any", "Any", Role.CATERER, Examples.NOW).seesCounts());
    }
}

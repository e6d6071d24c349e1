package nl.klankbord.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateReaderTest {
    @Test
    void theRealTemplateIsUnderstood() throws IOException {
        Path root = Path.of(System.getProperty("klankbord.root", ".."));
        Template template = TemplateReader.read(root.resolve("template.yaml"));
        assertFalse(template.functions().isEmpty());
        assertFalse(template.schedules().isEmpty());
        assertFalse(template.streamMappings().isEmpty());
        assertTrue(template.routes().stream().anyMatch(route -> route.path().equals(Template.Route.DEFAULT)));
        assertTrue(template.routes().stream()
                .filter(route -> route.authorizer().isPresent())
                .allMatch(route -> route.authorizer().get().scopes().contains(Issuer.ORGANISER_SCOPE)));
        LocalValues values = new LocalValues(
                template.declared(),
                Map.of("BaseUrl", "http://x", "Issuer", "http://y", "SenderAddress", "k@example.org"),
                "secret");
        template.functions()
                .values()
                .forEach(function -> assertFalse(values.environment(function).containsValue(""), function.id()));
    }

    private static String complaint(String from, String to) throws IOException {
        String yaml = Files.readString(TestTemplate.file());
        assertTrue(yaml.contains(from), from);
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> TemplateReader.read(yaml.replace(from, to)))
                        .getMessage());
    }

    @Test
    void whatTheMachineDoesNotKnowIsRefusedWithItsPlace() throws IOException {
        assertEquals(
                "Resources.Night.Events.Nightly".replace("Night.Events", "Night.Properties.Events")
                        + ".Type is Schedule; the local machine knows HttpApi, ScheduleV2 and DynamoDB",
                complaint("Type: ScheduleV2", "Type: Schedule"));
        assertTrue(complaint("BatchSize: 10", "TumblingWindowInSeconds: 10")
                .contains("TumblingWindowInSeconds is not known"));
        assertTrue(complaint("cron(30 5 * * ? *)", "rate(1 day)").contains("ScheduleExpression must be a cron"));
        assertTrue(complaint("Europe/Amsterdam", "Europe/Utrecht").contains("is not a time zone"));
        assertTrue(complaint("\"BOOL\":[true]", "\"BOOL\":[{\"numeric\":[\">\",1]}]")
                .contains("numeric"));
    }

    @Test
    void aFunctionWhoseVariableIsMissingDoesNotStart() throws Exception {
        assertEquals(
                "Night does not start: The environment variable NEEDED is missing.",
                startComplaint("TestFunctions$Night", "TestFunctions$Needy"));
        assertTrue(startComplaint("TestFunctions$Night", "TestFunctions$None").startsWith("Night does not start: "));
    }

    @Test
    void aVariableThatRefersToNothingIsRefused() throws Exception {
        assertEquals(
                "Resources.Echo.Properties.Environment.Variables.BUCKET refers to Nothing, which is not in the template",
                startComplaint("BUCKET: !Ref Summaries", "BUCKET: !Ref Nothing"));
    }

    private static String startComplaint(String from, String to) throws IOException {
        Template template =
                TemplateReader.read(Files.readString(TestTemplate.file()).replace(from, to));
        LocalValues values = new LocalValues(template.declared(), Map.of("BaseUrl", "x"), "secret");
        return String.valueOf(assertThrows(RuntimeException.class, () -> Functions.start(template, values))
                .getMessage());
    }
}

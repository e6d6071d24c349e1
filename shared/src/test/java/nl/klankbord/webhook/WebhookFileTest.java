package nl.klankbord.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import nl.klankbord.json.Json;
import nl.klankbord.submission.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where an organiser may have events posted to.
final class WebhookFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://planning.gemeente.nl/klankbord",
                "https://planning.gemeente.nl:8443/klankbord?token=a",
                "https://xn--sdwest-fryslan-msb.nl/",
                "https://a.xn--p1ai"
            })
    void aHostByItsNameIsTaken(String url) {
        assertEquals(List.of(), complaints(url, false));
        WebhookFile file =
                assertInstanceOf(Reading.Valid.class, read(url, false)).value() instanceof WebhookFile valid
                        ? valid
                        : null;
        assertEquals(url, file == null ? "" : file.url().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://planning.gemeente.nl/",
                "ftp://planning.gemeente.nl/",
                "https://user:pass@planning.gemeente.nl/",
                "https://planning.gemeente.nl/#here",
                "https://localhost/",
                "https://planning/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://planning.gemeente.nl./",
                "https://planning.gemeente.nl:0/",
                "https://planning.gemeente.nl:99999/",
                "https://plan_ning.gemeente.nl/",
                "https://pl\u00e4nning.nl/",
                "https://planning.gemeente.nl\\@127.0.0.1/",
                "https:/planning.gemeente.nl/",
                "//planning.gemeente.nl/",
                "javascript:alert(1)",
                "http://127.0.0.1:8080/",
                "nonsense"
            })
    void anythingElseIsNot(String url) {
        assertEquals(List.of("url webhook-url"), complaints(url, false));
    }

    @Test
    void onOneMachineItMayLeadToThatMachine() {
        assertEquals(List.of(), complaints("http://127.0.0.1:8090/hook", true));
        assertEquals(List.of("url webhook-url"), complaints("http://127.0.0.2:8090/hook", true));
        assertEquals(List.of("url webhook-url"), complaints("http://localhost:8090/hook", true));
    }

    @Test
    void itIsSubscribedToSomething() {
        Json.Builder file = Json.object().put("url", "https://planning.gemeente.nl/");
        assertEquals(List.of("events required"), complaints(WebhookFile.read(file.build(), false)));
        file.put("events", Json.texts(List.of("webhook.test")));
        assertEquals(List.of("events choice"), complaints(WebhookFile.read(file.build(), false)));
    }

    private static List<String> complaints(String url, boolean isLocal) {
        return complaints(read(url, isLocal));
    }

    private static Reading<WebhookFile> read(String url, boolean isLocal) {
        return WebhookFile.read(
                Json.object()
                        .put("url", url)
                        .put("events", Json.texts(List.of("rsvp.accepted")))
                        .build(),
                isLocal);
    }

    private static List<String> complaints(Reading<WebhookFile> reading) {
        return reading instanceof Reading.Invalid<WebhookFile> invalid
                ? invalid.complaints().stream()
                        .map(each -> each.field() + " " + each.code())
                        .toList()
                : List.of();
    }
}

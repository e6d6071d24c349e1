package nl.klankbord.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.klankbord.json.Json;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.SummaryRecord;
import nl.klankbord.tally.Tally;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// The feed stays in `target/feed`, where `checks/exports` reads it with another program.
final class AtomFeedTest {

    @Test
    void eachNightIsAnEntryWithItsCounts() throws Exception {
        Json.Builder file = Json.object();
        Examples.utrechtFile().members().forEach((name, value) -> {
            if (!name.equals("title")) {
                file.put(name, value);
            }
        });
        String title = "Overleg <b> & \"lunch\" ]]> 🥪";
        Meeting meeting = Examples.meeting(file.put(
                        "title", Json.object().put("nl", title).put("en", title).build())
                .build());
        byte[] feed = AtomFeed.render(
                meeting, List.of(night("2027-03-02", 2, 5), night("2027-03-01", 1, 0)), "/feeds/utrecht~1~x");
        Path folder = Files.createDirectories(Path.of("target/feed"));
        Files.write(folder.resolve("feed.atom"), feed);
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed))
                .getDocumentElement();
        assertEquals("http://www.w3.org/2005/Atom", root.getNamespaceURI());
        assertEquals(title, text(root, "title"));
        assertEquals("2027-03-02T04:30:01Z", text(root, "updated"));
        Element entry = (Element) root.getElementsByTagName("entry").item(0);
        assertEquals("Stand van dinsdag 2 maart 2027", text(entry, "title"));
        assertEquals("Komen: 5; broodjes (Lunch): 10; Heeft iets nodig om mee te doen: 1", text(entry, "summary"));
        Element earlier = (Element) root.getElementsByTagName("entry").item(1);
        assertEquals("Heeft iets nodig om mee te doen: 1", text(earlier, "summary"));
        assertTrue(text(root, "id").startsWith("urn:uuid:"));
        assertEquals(new String(feed, StandardCharsets.UTF_8), new String(again(meeting), StandardCharsets.UTF_8));
    }

    private static byte[] again(Meeting meeting) {
        return AtomFeed.render(
                meeting, List.of(night("2027-03-02", 2, 5), night("2027-03-01", 1, 0)), "/feeds/utrecht~1~x");
    }

    private static AtomFeed.Night night(String date, int version, long people) {
        Tally tally = new Tally.Sum()
                .add("people.accepted", people)
                .add("moments.lunch.vegan", people)
                .tally();
        LocalDate day = LocalDate.parse(date);
        return new AtomFeed.Night(
                new SummaryRecord(day, version, "digest", Optional.empty()),
                new EarlierSummary(day, tally, Set.of(), 1, new TreeMap<>(), List.of()));
    }

    private static String text(Element within, String name) {
        return within.getElementsByTagName(name).item(0).getTextContent();
    }
}

package nl.klankbord.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.summary.EarlierSummary;
import nl.klankbord.summary.SummaryRecord;

/// The nights of a meeting for a feed reader (RFC 4287): counts, and nobody's name, as whoever has the address reads
/// it.
public final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /// When the night is written.
    private static final LocalTime NIGHT = LocalTime.of(5, 30);

    private final Messages messages;
    private final Meeting meeting;
    private final XMLStreamWriter xml;

    /// One night.
    public record Night(SummaryRecord summary, EarlierSummary counted) {}

    private AtomFeed(Meeting meeting, XMLStreamWriter xml) {
        this.messages = Messages.in(meeting.language());
        this.meeting = meeting;
        this.xml = xml;
    }

    /// @param nights the newest first
    /// @param self where the feed itself is: a path, as all its links are
    public static byte[] render(Meeting meeting, List<Night> nights, String self) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new AtomFeed(meeting, xml).write(nights, self);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory takes whatever is written to it.", e);
        }
        return bytes.toByteArray();
    }

    private void write(List<Night> nights, String self) throws XMLStreamException {
        String page = "/desk/meetings/" + meeting.id().value() + "/summaries";
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", meeting.language().word());
        text("id", id(""));
        text("title", meeting.title().in(meeting.language()));
        text("updated", (nights.isEmpty() ? meeting.startsAt() : updated(nights.getFirst())).toString());
        xml.writeStartElement("author");
        text("name", meeting.organiser().in(meeting.language()));
        xml.writeEndElement();
        link("self", self);
        link("alternate", page);
        for (Night night : nights) {
            entry(night, page + "/" + night.summary().date());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(Night night, String page) throws XMLStreamException {
        xml.writeStartElement("entry");
        text("id", id(night.summary().date().toString()));
        text("title", messages.text("feed.entry", messages.date(night.summary().date())));
        text("updated", updated(night).toString());
        link("alternate", page);
        text("summary", counts(night.counted()));
        xml.writeEndElement();
    }

    /// As in "120 komen, 5 op de wachtlijst…".
    private String counts(EarlierSummary counted) {
        StringJoiner lines = new StringJoiner("; ");
        for (CountsView.Count count : CountsView.of(messages, meeting, counted)) {
            if (count.number() != 0) {
                lines.add(count.name() + ": " + count.number());
            }
        }
        return lines.length() == 0 ? messages.text("feed.nothing") : lines.toString();
    }

    /// The same wherever this deployment answers, and whatever the address of the feed is.
    private String id(String part) {
        String name = "klankbord feed " + meeting.id().value() + " " + part;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// A second later with each version of a day, so that a reader sees that it is another.
    private Instant updated(Night night) {
        return night.summary()
                .date()
                .atTime(NIGHT)
                .atZone(meeting.timeZone())
                .toInstant()
                .plusSeconds(night.summary().version() - 1L);
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}

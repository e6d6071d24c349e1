package nl.klankbord.page;

import java.util.List;
import nl.klankbord.manifest.Credits;
import nl.klankbord.manifest.Heads;
import nl.klankbord.manifest.Licence;
import nl.klankbord.manifest.Paragraph;
import nl.klankbord.manifest.Printed;
import nl.klankbord.manifest.Version;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;

/// A version of a manifest as the public reads it.
///
/// @param credits who may be named, as it is now
/// @param others every version that is public, by number
public record ManifestView(Messages messages, Meeting meeting, Version version, Credits credits, List<Version> others) {

    /// Beside names, fewer tell of whom the rest is.
    private static final int FEWEST_PEOPLE = 2;

    private static final int FEWEST_ORGANISATIONS = 3;

    public ManifestView {
        others = List.copyOf(others);
    }

    public boolean isLatest() {
        return others.isEmpty() || others.getLast().number() == version.number();
    }

    public String address() {
        return "/m/" + meeting.id().value() + "/manifest";
    }

    /// As in "Version 2, Monday 1 March 2027".
    public String published(Version other) {
        return messages.at("manifest.published", other.publishedAt(), meeting.timeZone(), other.number());
    }

    public Printed printed() {
        Licence licence = version.file().licence();
        return new Printed(
                messages.language(),
                meeting.language(),
                version.file().title(),
                List.of(
                        meeting.title().in(messages.language()) + ", " + messages.date(meeting.date()),
                        meeting.organiser().in(messages.language()),
                        published(version)),
                messages.text("manifest.licence." + licence.word()),
                licence.address(),
                version.file().sections().stream()
                        .map(section -> new Printed.Chapter(
                                section.heading(),
                                section.paragraphs().stream().map(this::piece).toList()))
                        .toList());
    }

    private Printed.Piece piece(Paragraph paragraph) {
        String named = String.join("; ", credits.named(paragraph));
        return new Printed.Piece(
                paragraph.id(),
                alineas(paragraph.text()),
                from(paragraph, version.heads(paragraph)),
                named.isEmpty() ? "" : messages.text("manifest.named", named));
    }

    /// @return what stands between empty lines
    public static List<String> alineas(String text) {
        return List.of(text.split("\n(?:[ \t]*\n)+"));
    }

    /// As in "From 3 contributions, of 2 people and 1 organisation". Where some are named and others not, small numbers
    /// would tell of whom the others are.
    private String from(Paragraph paragraph, Heads heads) {
        if (heads.contributions() == 0) {
            return "";
        }
        boolean areSome = credits.areSome(paragraph, heads);
        String contributions = counted("contribution", heads.contributions());
        String people = counted("person", heads.people());
        if (areSome && heads.people() < FEWEST_PEOPLE) {
            return messages.text("manifest.from.contributions", contributions);
        }
        return areSome && heads.organisations() < FEWEST_ORGANISATIONS
                ? messages.text("manifest.from.people", contributions, people)
                : messages.text("manifest.from", contributions, people, counted("organisation", heads.organisations()));
    }

    private String counted(String what, int number) {
        return messages.text("manifest.from." + what + (number == 1 ? ".one" : ""), number);
    }
}

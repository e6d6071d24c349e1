package nl.klankbord.export;

import java.util.List;
import nl.klankbord.manifest.ManifestState;
import nl.klankbord.messages.Messages;
import nl.klankbord.page.SummaryView;
import nl.klankbord.submission.Language;
import nl.klankbord.summary.CoalitionLine;
import nl.klankbord.summary.CoalitionsPart;
import nl.klankbord.summary.Order;
import nl.klankbord.summary.OrganisationLine;
import nl.klankbord.summary.Summary;
import nl.klankbord.summary.ThemeGroup;
import nl.klankbord.summary.TopicLine;

/// The summary for a spreadsheet: one line a count, a topic or a need, each under its section.
public final class SummarySheet {

    private final SummaryView view;
    private final Summary summary;
    private final Messages messages;
    private final Sheet sheet;

    private SummarySheet(Summary summary, Sheet sheet) {
        this.summary = summary;
        this.view = new SummaryView(summary);
        this.messages = view.messages();
        this.sheet = sheet;
    }

    public static byte[] csv(Summary summary) {
        return render(summary, FileType.CSV);
    }

    public static byte[] xlsx(Summary summary) {
        return render(summary, FileType.XLSX);
    }

    private static byte[] render(Summary summary, FileType type) {
        Language language = summary.meeting().language();
        String name = Messages.in(language).text("summary.sheet");
        return type.bytes(language, name, sheet -> new SummarySheet(summary, sheet).write());
    }

    private void write() {
        sheet.texts(
                messages.text("summary.csv.section"),
                messages.text("summary.csv.name"),
                messages.text("summary.csv.detail"),
                messages.text("summary.csv.count"),
                messages.text("summary.csv.organisation"),
                messages.text("summary.csv.person"),
                messages.text("summary.csv.text"),
                messages.text("summary.csv.introduce"));
        String changes = messages.text("summary.changes");
        view.changes().forEach(change -> count(changes, change.name(), "", change.number()));
        String people = messages.text("summary.people");
        view.people().forEach(status -> count(people, status.name(), "", status.number()));
        String seats = messages.text("summary.seats");
        view.seats().forEach(line -> count(seats, line.name(), "", line.number()));
        String days = messages.text("summary.days");
        summary.answersPerDay().forEach((day, answers) -> count(days, day.toString(), "", answers));
        summary.catering().forEach(this::order);
        String access = messages.text("summary.access");
        summary.accessNeeds().forEach(need -> line(access, "", "", Cell.of(1), "", "", need, ""));
        summary.themes().forEach(this::theme);
        coalitions(summary.coalitions());
        manifest(summary.manifest());
        summary.organisations().forEach(this::organisation);
        String sites = messages.text("summary.sites");
        view.sites().forEach(site -> count(sites, site.name(), "", site.number()));
    }

    private void order(Order order) {
        String section = messages.text("summary.catering");
        String moment = view.moment(order);
        count(section, moment, messages.text("summary.catering.people"), order.people());
        count(section, moment, order.moment().item().in(messages.language()), order.portions());
        order.diets().forEach((diet, heads) -> count(section, moment, messages.text("diet." + diet.word()), heads));
        String notes = messages.text("summary.catering.notes");
        order.notes().forEach(note -> line(section, moment, notes, Cell.EMPTY, "", "", note, ""));
    }

    private void theme(ThemeGroup theme) {
        for (TopicLine topic : theme.topics()) {
            line(
                    messages.text("summary.themes"),
                    topic.theme(),
                    messages.text("intent." + topic.intent().word()),
                    Cell.of(1),
                    topic.organisation(),
                    topic.name(),
                    topic.text(),
                    messages.text(topic.introduce() ? "exports.yes" : "exports.no"));
        }
    }

    private void coalitions(CoalitionsPart part) {
        String section = messages.text("summary.coalitions");
        for (CoalitionLine line : part.decided()) {
            count(section, line.name(), messages.text("summary.coalitions.topics"), line.topics());
            count(section, line.name(), messages.text("summary.coalitions.organisations"), line.organisations());
        }
        if (!part.isNothing()) {
            count(section, messages.text("summary.coalitions.suggested"), "", part.suggested());
            count(section, messages.text("summary.coalitions.single"), "", part.single());
        }
    }

    private void manifest(ManifestState state) {
        String section = messages.text("summary.manifest");
        if (!state.isNothing()) {
            state.version()
                    .ifPresent(version -> count(section, messages.text("summary.manifest.version"), "", version));
            count(section, messages.text("summary.manifest.paragraphs"), "", state.paragraphs());
            count(section, messages.text("summary.manifest.flagged"), "", state.flagged());
            count(section, messages.text("summary.manifest.comments"), "", state.comments());
        }
    }

    private void organisation(OrganisationLine line) {
        String section = messages.text("summary.organisations");
        String type = messages.text("organisationType." + line.type().word());
        line(section, line.name(), type, Cell.of(line.people()), line.name(), "", "", "");
    }

    private void count(String section, String name, String detail, long number) {
        line(section, name, detail, Cell.of(number), "", "", "", "");
    }

    private void line(
            String section,
            String name,
            String detail,
            Cell number,
            String organisation,
            String person,
            String text,
            String introduce) {
        sheet.row(List.of(
                Cell.of(section),
                Cell.of(name),
                Cell.of(detail),
                number,
                Cell.of(organisation),
                Cell.of(person),
                Cell.of(text),
                Cell.of(introduce)));
    }
}

package nl.klankbord.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import nl.klankbord.audit.AuditLog;
import nl.klankbord.audit.Entry;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.messages.Messages;
import nl.klankbord.rsvp.Rsvps;
import nl.klankbord.sorting.Decisions;
import nl.klankbord.sorting.Sorting;
import nl.klankbord.topic.Topics;

/// Makes a table of what people answered, for a spreadsheet. Not all of it is ever in memory: it goes to a file that
/// is gone when this returns, and from there to the store.
public final class MakeExport {

    private final Rsvps rsvps;
    private final Topics topics;
    private final Decisions decisions;
    private final Exports exports;
    private final AuditLog auditLog;

    public MakeExport(Rsvps rsvps, Topics topics, Decisions decisions, Exports exports, AuditLog auditLog) {
        this.rsvps = rsvps;
        this.topics = topics;
        this.decisions = decisions;
        this.exports = exports;
        this.auditLog = auditLog;
    }

    /// @param rows without the headings
    public record Made(ExportId export, long rows) {}

    /// @param messages in whose language the headings are
    /// @param entry who makes it, for the audit log, with what it is
    /// @throws nl.klankbord.meeting.UnavailableException when a store gives no answer; there is no file then
    public Made make(Meeting meeting, ExportForm form, Messages messages, Function<String, Entry> entry) {
        try {
            Path file = Files.createTempFile("export", null);
            try {
                long rows = write(meeting, form, messages, Files.newOutputStream(file));
                auditLog.note(
                        entry.apply(form.subject().word() + " " + form.format().word() + " " + rows));
                ExportId export = ExportId.next(form.subject(), form.format());
                exports.store(meeting.id(), export, file);
                return new Made(export, rows);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param out is closed then
    long write(Meeting meeting, ExportForm form, Messages messages, OutputStream out) throws IOException {
        String name = messages.text("exports." + form.subject().word());
        try (out;
                Sheet sheet = form.format().open(out, messages.language(), name)) {
            return switch (form.subject()) {
                case PARTICIPANTS -> {
                    Rows<Head> rows = new Rows<>(Head.columns(meeting, messages), sheet);
                    rsvps.each(meeting.id(), each -> Head.under(each.answer()).forEach(rows::add));
                    yield rows.written();
                }
                case TOPICS -> {
                    Sorting sorting = Sorting.of(decisions.all(meeting.id()));
                    var rows = new Rows<>(TopicColumns.of(meeting, sorting, messages), sheet);
                    topics.each(meeting.id(), each -> rows.add(each.answer()));
                    yield rows.written();
                }
            };
        }
    }

    private static final class Rows<T> {

        private final List<Column<T>> columns;
        private final Sheet sheet;
        private long written;

        Rows(List<Column<T>> columns, Sheet sheet) {
            this.columns = columns;
            this.sheet = sheet;
            sheet.row(Column.headings(columns));
        }

        void add(T row) {
            sheet.row(columns.stream().map(column -> column.of().apply(row)).toList());
            written++;
        }

        long written() {
            return written;
        }
    }
}

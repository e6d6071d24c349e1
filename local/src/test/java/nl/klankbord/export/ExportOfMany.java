package nl.klankbord.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.util.Optional;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.dynamo.DynamoAuditLog;
import nl.klankbord.dynamo.DynamoDecisions;
import nl.klankbord.dynamo.DynamoRsvps;
import nl.klankbord.dynamo.DynamoTopics;
import nl.klankbord.dynamo.Table;
import nl.klankbord.meeting.Meeting;
import nl.klankbord.memory.Examples;
import nl.klankbord.messages.Messages;
import nl.klankbord.s3.S3Artefacts;
import nl.klankbord.s3.S3Exports;
import nl.klankbord.submission.Language;

/// One export of everybody who is in the table, in a process of its own: what `bin/bench exports` measures. The SDK
/// finds table and bucket by system properties.
public final class ExportOfMany {

    private ExportOfMany() {}

    /// @param args the format, and the name of the table
    public static void main(String[] args) throws IOException {
        Clock clock = Clock.systemUTC();
        Table table = new Table(Table.client(Table.NOBODY_WAITS), args[1]);
        Exports exports = new S3Exports(S3Artefacts.client(true), "summaries");
        MakeExport make = new MakeExport(
                new DynamoRsvps(table, clock),
                new DynamoTopics(table, clock),
                new DynamoDecisions(table, clock),
                exports,
                new DynamoAuditLog(table, clock));
        FileType type = nl.klankbord.submission.Word.require(FileType.class, args[0]);
        ExportForm form = new ExportForm(Subject.PARTICIPANTS, type);
        Meeting meeting = Examples.utrecht();
        Messages messages = Messages.in(Language.DUTCH);
        double cold = first(make, meeting, form, messages);
        double warm = first(make, meeting, form, messages);

        long start = System.nanoTime();
        Session session = new Session("organiser-1", "Fatma", Role.ORGANISER, true, clock.instant());
        MakeExport.Made made = make.make(
                meeting,
                form,
                messages,
                detail -> Entry.of(meeting, clock.instant(), session, Act.EXPORTED, Optional.empty(), detail));
        if (exports.open(meeting.id(), made.export()).isEmpty()) {
            throw new IOException("the bucket has no such file");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                "first byte after %.2f s, the next time after %.2f s, all %,d rows in the bucket after %.0f s,"
                        + " heap at most %d MB%n",
                cold, warm, made.rows(), seconds, peak / 1_000_000);
    }

    /// @return after how many seconds the first byte of the file comes; what comes behind it is not waited for
    private static double first(MakeExport make, Meeting meeting, ExportForm form, Messages messages)
            throws IOException {
        First first = new First();
        try {
            make.write(meeting, form, messages, first);
        } catch (IOException | UncheckedIOException e) {
            if (first.first == 0) {
                throw e;
            }
        }
        return (first.first - first.start) / 1e9;
    }

    /// Looks at the clock once, and takes no more.
    private static final class First extends OutputStream {

        private final long start = System.nanoTime();
        private long first;

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            if (first == 0) {
                first = System.nanoTime();
            }
            throw new IOException("that was the first");
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }
}

package nl.klankbord.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import nl.klankbord.audit.Act;
import nl.klankbord.audit.Entry;
import nl.klankbord.desk.Role;
import nl.klankbord.desk.Session;
import nl.klankbord.dynamo.DynamoAuditLog;
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
                exports,
                new DynamoAuditLog(table, clock));
        FileType type = nl.klankbord.submission.Word.require(FileType.class, args[0]);
        ExportForm form = new ExportForm(Subject.PARTICIPANTS, type);
        Meeting meeting = Examples.utrecht();
        Messages messages = Messages.in(Language.DUTCH);
        First first = new First();
        long rows = make.write(meeting, form, messages, first);

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
                "first byte after %.2f s, all %,d rows (%.1f MB) in the bucket after %.0f s, heap at most %d MB%n",
                first.seconds(), rows, first.bytes.get() / 1e6, seconds, peak / 1_000_000);
    }

    /// Counts, and looks at the clock once.
    private static final class First extends FilterOutputStream {

        private final long start = System.nanoTime();
        private final AtomicLong bytes = new AtomicLong();
        private long first;

        First() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void write(byte[] some, int from, int count) {
            if (first == 0) {
                first = System.nanoTime();
            }
            bytes.addAndGet(count);
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        double seconds() {
            return (first - start) / 1e9;
        }
    }
}

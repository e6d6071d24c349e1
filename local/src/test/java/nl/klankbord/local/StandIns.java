package nl.klankbord.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The machine's stand-ins for AWS without the machine: what an adapter's contract needs.
final class StandIns implements AutoCloseable {

    private final DataFolder data;
    private final AwsStandIns standIns;

    StandIns(Path folder) throws Exception {
        Path root = Path.of(System.getProperty("klankbord.root", ".."));
        this.data = DataFolder.open(folder);
        this.standIns = new AwsStandIns(data, true, Clock.systemUTC());
        standIns.open(TemplateReader.read(root.resolve("template.yaml")));
    }

    List<Path> mailsInOrder() throws Exception {
        List<Path> oldestFirst = new ArrayList<>();
        for (String id : standIns.outbox().mails()) {
            standIns.outbox().find(id).ifPresent(oldestFirst::addFirst);
        }
        return oldestFirst;
    }

    @Override
    public void close() throws IOException {
        standIns.close();
        data.close();
    }
}

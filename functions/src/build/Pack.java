import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Packs jars, the jars in folders, and other files into one zip for Lambda: `java Pack.java ZIP JAR-FOLDER-OR-FILE…`.
/// Jars come in `lib/`, other files at the top.
///
/// The jars go in as they are but for their compression, which is left to the zip around them: that finds what classes
/// have in common (15.2 MB became 9.8 MB), and Lambda loads a class without inflating it. Names are sorted and times
/// fixed, so that two builds give the same bytes.
final class Pack {

    /// Any time will do, as long as it is always the same. For the very first that zip files know, 1 January 1980, Java
    /// adds a second field that differs by time zone.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    public static void main(String[] args) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (int i = 1; i < args.length; i++) {
            Path given = Path.of(args[i]);
            if (Files.isDirectory(given) || isJar(given)) {
                try (Stream<Path> found = Files.walk(given, 1)) {
                    found.filter(Pack::isJar).forEach(jar -> files.put("lib/" + jar.getFileName(), jar));
                }
            } else {
                files.put(given.getFileName().toString(), given);
            }
        }
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])));
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (var each : files.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(ALWAYS);
                out.putNextEntry(entry);
                out.write(isJar(each.getValue()) ? stored(each.getValue()) : Files.readAllBytes(each.getValue()));
                out.closeEntry();
            }
        }
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private static byte[] stored(Path jar) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            List<ZipEntry> entries = new ArrayList<>(Collections.list(in.entries()));
            entries.removeIf(ZipEntry::isDirectory);
            entries.sort(Comparator.comparing(ZipEntry::getName));
            for (ZipEntry each : entries) {
                byte[] content = in.getInputStream(each).readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(each.getName());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(ALWAYS);
                out.putNextEntry(entry);
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

package nl.klankbord.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The folder that one machine at a time keeps its data in.
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Throws a [CannotStart] when another machine has it.
    static DataFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            ByteBuffer process = ByteBuffer.allocate(20);
            channel.read(process, 0);
            channel.close();
            throw new CannotStart("The data folder " + folder + " is in use by another make run (process "
                    + StandardCharsets.UTF_8.decode(process.flip()).toString().strip()
                    + "). Stop that one, or choose another: make run DATA=./data-2");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new DataFolder(folder, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    /// Drawn once; every row about a person depends on it.
    String personKey() throws IOException {
        Path file = at("person-key");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String text = HexFormat.of().formatHex(key);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
        return text;
    }

    /// A reader sees the old file or the new one, never half of it.
    static void replace(Path file, byte[] content) throws IOException {
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), ".half-", "");
        try {
            Files.write(half, content);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

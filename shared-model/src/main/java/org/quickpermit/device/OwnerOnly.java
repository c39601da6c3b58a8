package org.quickpermit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner may read, where the file system knows such a thing; elsewhere the folder's
/// own protection counts.
public final class OwnerOnly {
    private OwnerOnly() {}

    /// Makes an empty file of mode 0600, or brings one that is there to that mode.
    public static void create(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attributes());
        }
        restrict(file, "rw-------");
    }

    /// Makes a folder of mode 0700 with its parents, or brings one that is there to that mode.
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
    }

    /// Writes or replaces a file of mode 0600: beside its place, synced, then moved there, so that a crash leaves the
    /// former file or the new one, never half of one.
    public static void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(half,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes())) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (posix() && folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void restrict(Path path, String mode) throws IOException {
        if (posix()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    private static FileAttribute<?>[] attributes() {
        return posix()
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

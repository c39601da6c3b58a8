package org.quickpermit.server.platform.db.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files of the database that nobody but the server's own user may read: they hold personal data.
public final class OwnersFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private OwnersFile() {}

    /// Makes the file empty where it is not there, and takes everybody else's rights away where it is. SQLite gives its
    /// side files the rights of the database. Windows has no such rights; there the folder's access list protects the files.
    ///
    /// @param file a file in a folder that exists
    public static void make(Path file) throws IOException {
        PosixFileAttributeView folder = Files.getFileAttributeView(file.toAbsolutePath().getParent(),
                PosixFileAttributeView.class);
        if (Files.exists(file)) {
            if (folder != null && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } else if (folder != null) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
    }
}

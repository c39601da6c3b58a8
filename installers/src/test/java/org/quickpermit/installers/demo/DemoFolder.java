package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a demo, which is marked so that the next demo may empty it and no other folder is ever touched.
final class DemoFolder {
    private static final String MARK = "quickpermit-demo";

    private DemoFolder() {}

    /// Makes the folder, or empties the one of an earlier demo.
    ///
    /// @throws IllegalArgumentException when it holds something else, is a file, or cannot be written
    static Path prepare(Path folder) throws IOException {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new IllegalArgumentException(there + " is a file, not a folder; name an empty or a new folder");
        }
        if (there != null && !Files.isWritable(there)) {
            throw new IllegalArgumentException("this user may not write to " + there + "; name another folder");
        }
        if (Files.exists(folder)) {
            boolean ours = Files.exists(folder.resolve(MARK));
            try (Stream<Path> content = Files.list(folder)) {
                if (!ours && content.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            folder + " holds something else than an earlier demo; name an empty folder");
                }
            }
            remove(folder);
        }
        Files.createDirectories(folder.resolve("papers"));
        Files.createDirectories(folder.resolve("screens"));
        Files.writeString(folder.resolve(MARK), "Made by the demo, which may remove this folder.\n");
        return folder;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}

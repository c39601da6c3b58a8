package org.quickpermit.installers.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The files of the repository as the documents name them: paths relative to its root, with forward slashes.
final class RepositoryFiles {
    /// Folders that builds and tools make; nothing in them is part of the repository.
    private static final Set<String> MADE_BY_TOOLS = Set.of("target", ".git", ".idea", ".cifuzz-corpus");

    private final Path root;
    private final Set<String> paths = new TreeSet<>();

    private RepositoryFiles(Path root) throws IOException {
        this.root = root;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root) && MADE_BY_TOOLS.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(root.relativize(file).toString().replace('\\', '/'));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// The repository this test runs in: the nearest folder upwards that holds the Maven wrapper.
    static RepositoryFiles here() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds mvnw");
        }
        try {
            return new RepositoryFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The repository's own folder.
    Path root() {
        return root;
    }

    /// All paths.
    Set<String> paths() {
        return paths;
    }

    /// The text of one file.
    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The texts of all files whose path is wanted, by path.
    Map<String, String> texts(Predicate<String> wanted) {
        Map<String, String> texts = new TreeMap<>();
        for (String path : paths) {
            if (wanted.test(path)) {
                texts.put(path, text(path));
            }
        }
        return texts;
    }

    /// README, CONTRIBUTING, CHANGELOG and everything under `docs/`, by path.
    Map<String, String> documents() {
        return texts(path -> path.endsWith(".md") && (path.startsWith("docs/") || !path.contains("/")));
    }
}

package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/// What a demo leaves to look at, each thing told to the step that made it: pictures of screens, named by the step so that
/// a folder shows them in order, and papers with a picture of each.
final class Album {
    private final Path folder;
    private final Steps steps;
    private final Pace pace;

    /// @param folder folder of the demo
    /// @param steps the steps under way
    /// @param pace how long a screen stays that is worth a picture
    Album(Path folder, Steps steps, Pace pace) {
        this.folder = folder;
        this.steps = steps;
        this.pace = pace;
    }

    /// Takes a picture of a window, and lets whoever watches look at it too.
    void picture(Hands hands, String name) throws Exception {
        glance(hands, name);
        pace.waitForALook();
    }

    /// Takes a picture of a screen that does not stay.
    void glance(Hands hands, String name) throws Exception {
        Path file = folder.resolve("screens").resolve("%02d-%s.png".formatted(steps.played(), name));
        hands.picture(file);
        steps.made(file);
    }

    /// Keeps a paper.
    ///
    /// @return its name as told in a line
    String paper(String name, byte[] pdf) throws IOException {
        Path file = paperFile(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, pdf);
        ImageIO.write(PaperReader.preview(pdf), "png", file.resolveSibling(name + ".png").toFile());
        steps.made(file);
        return folder.relativize(file).toString();
    }

    /// A paper that was kept.
    byte[] paper(String name) throws IOException {
        return Files.readAllBytes(paperFile(name));
    }

    private Path paperFile(String name) {
        return folder.resolve("papers").resolve(name + ".pdf");
    }

    /// Keeps a list or log.
    ///
    /// @return its name as told in a line
    String text(String name, Iterable<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, lines);
        steps.made(file);
        return name;
    }
}

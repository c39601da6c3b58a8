package org.quickpermit.offenders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReadsAFile {
    byte[] read(Path path) throws IOException {
        return Files.readAllBytes(path);
    }
}

package org.quickpermit.installers.demo;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoFolderTest {
    /// A file was met with a stack trace.
    @Test
    void a_file_and_a_folder_below_a_file_are_refused_in_one_sentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("passwd"), "root");
        for (Path named : new Path[]{file, file.resolve("demo")}) {
            assertThatThrownBy(() -> DemoFolder.prepare(named)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file + " is a file, not a folder");
        }
        assertThat(file).hasContent("root");
    }

    @Test
    void an_earlier_demo_is_emptied_and_any_other_folder_left_alone(@TempDir Path folder) throws Exception {
        Path demo = DemoFolder.prepare(folder.resolve("demo"));
        Files.writeString(demo.resolve("papers").resolve("old.pdf"), "old");
        assertThat(DemoFolder.prepare(demo).resolve("papers")).isEmptyDirectory();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("letter"), "mine");
        assertThatThrownBy(() -> DemoFolder.prepare(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.resolve("letter")).hasContent("mine");
    }
}

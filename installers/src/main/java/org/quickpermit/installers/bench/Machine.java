package org.quickpermit.installers.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The machine a figure was taken on, as far as the Java machine can tell.
///
/// @param os name, version and architecture of the system
/// @param processor model of the processor, empty where the system does not say
/// @param cores processors the Java machine may use
/// @param memoryMiB memory of the machine
/// @param java version of the Java machine
/// @param fileSystem kind of the file system that holds the data
public record Machine(@JsonProperty("os") String os, @JsonProperty("processor") String processor,
        @JsonProperty("cores") int cores, @JsonProperty("memory_mib") long memoryMiB,
        @JsonProperty("java") String java, @JsonProperty("file_system") String fileSystem) {
    /// Describes this machine.
    ///
    /// @param folder where the bench keeps its data
    public static Machine here(Path folder) throws IOException {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processorModel(), Runtime.getRuntime().availableProcessors(), memory() / (1 << 20),
                System.getProperty("java.vm.version", ""), Files.getFileStore(folder).type());
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String processorModel() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}

package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.quickpermit.installers.remote.ServerProcess;

/// Runs the operator's command that checks the audit log.
final class AuditCheck {
    private static final int PATIENCE_SECONDS = 60;

    private AuditCheck() {}

    /// Checks the log of a stopped server.
    ///
    /// @return what the command printed
    /// @throws AssertionError when the command finds a fault
    static List<String> run(Path data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(ServerProcess.command("verify-audit", "--data", data.toString()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("verify-audit did not end");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("verify-audit ended with " + process.exitValue() + ":\n" + printed);
        }
        return printed.lines().filter(line -> !line.isBlank()).toList();
    }
}

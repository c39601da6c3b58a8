package org.quickpermit.server.quickpermit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.quickpermit.server.audit.AuditVerifier;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Databases;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KillTest {
    private static final int ROUNDS = 3;
    private static final int SPACING = 100_000;

    @Test
    @Tag("QP-8")
    void killed_at_any_moment_nothing_answered_is_lost_and_nothing_is_done_twice(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("server.db");
        Random random = new Random(20261122);
        for (int round = 0; round < ROUNDS; round++) {
            int first = 1 + round * SPACING;
            List<Integer> answered = runAndKill(file, first, 3 + random.nextInt(60));
            assertThat(answered).isNotEmpty();
            check(file, answered);
        }
    }

    private static void check(Path file, List<Integer> answered) {
        try (Database database = Databases.sqlite(file); Bureau bureau = new Bureau(database, 9_000_000)) {
            long permits = bureau.count("SELECT COUNT(*) FROM permit");
            assertThat(bureau.count("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'PERMIT_FEE'"))
                    .isEqualTo(permits);
            assertThat(bureau.count("SELECT COUNT(*) FROM quick_permit_case")).isEqualTo(permits);
            assertThat(bureau.sumOfAccounts()).isZero();
            assertThat(database.<List<String>, RuntimeException>read(
                    handle -> new AuditVerifier().verify(handle).faults())).isEmpty();
            for (int number : answered) {
                bureau.features.quickPermits().submit(Bureau.CLERK, KilledServer.key(number),
                        Bureau.traveller(number));
            }
            assertThat(bureau.count("SELECT COUNT(*) FROM permit")).as("what was answered is there, and only once")
                    .isEqualTo(permits);
        }
    }

    /// Runs the program until it has answered so many applications, then kills it without warning.
    private static List<Integer> runAndKill(Path file, int first, int answers) throws IOException,
            InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
                KilledServer.class.getName(), file.toString(), Integer.toString(first))
                .redirectError(Files.createTempFile("killed", ".log").toFile())
                .start();
        List<Integer> answered = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("answered ")) {
                    answered.add(Integer.parseInt(line.substring("answered ".length())));
                }
                if (answered.size() == answers) {
                    break;
                }
            }
            process.toHandle().destroyForcibly();
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        return answered;
    }
}

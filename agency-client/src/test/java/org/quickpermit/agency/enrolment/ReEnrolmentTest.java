package org.quickpermit.agency.enrolment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.agency.ManualTasks;
import org.quickpermit.agency.Screens;
import org.quickpermit.agency.app.TerminalMain;
import org.quickpermit.agency.gateway.HttpGateway;
import org.quickpermit.agency.submissions.Draft;
import org.quickpermit.agency.submissions.Sealing;
import org.quickpermit.agency.submissions.SqliteSubmissionStore;
import org.quickpermit.agency.submissions.Submission;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.wire.DeviceKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// A machine that lost its identity while submissions of it had no answer.
class ReEnrolmentTest {
    @TempDir
    Path folder;

    @Test
    void a_new_enrolment_is_refused_until_what_waits_is_set_aside() throws Exception {
        Path file = folder.resolve("submissions.db");
        try (SqliteSubmissionStore store = new SqliteSubmissionStore(file,
                new Sealing("the lost identity's secret of 32 bytes".getBytes(StandardCharsets.UTF_8)))) {
            store.keep(new Submission("0b4a4c5e-0000-4000-8000-000000000001", Screens.NOW,
                    new Draft(Draft.Kind.APPLICATION, "/api/v1/quick-permits", new Draft.Body(new byte[]{'{', '}'}),
                            "CHAN, TAI MAN", "K12345678")));
        }
        EnrolmentViewModel model = model(file);
        assertThat(said(model)).contains("1 submission").contains("2026-11-22 12:00").contains("backup");
        StringWriter out = new StringWriter();
        int code = new CommandLine(new TerminalMain()).setOut(new PrintWriter(out))
                .execute("--data", folder.toString(), "--set-aside-unanswered");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("0b4a4c5e-0000-4000-8000-000000000001").contains("1 set aside");
        // From here on it is the ticket that is judged.
        assertThat(said(model)).contains("not a complete ticket");
        assertThat(Files.exists(folder.resolve("device.properties"))).isFalse();
    }

    private EnrolmentViewModel model(Path submissions) throws Exception {
        IdentityFiles files = new IdentityFiles(folder);
        EnrolmentViewModel model = new EnrolmentViewModel(files, new Enroller(files, DeviceKind.TERMINAL,
                Clock.systemUTC(), HttpGateway.LIMITS, () -> Locale.ENGLISH),
                () -> SqliteSubmissionStore.waiting(submissions), new ManualTasks());
        model.choose(Files.writeString(folder.resolve("a.qpticket"), "{}"));
        return model;
    }

    private static String said(EnrolmentViewModel model) {
        model.enrol();
        return Objects.requireNonNull(model.message().get().text()).en();
    }
}

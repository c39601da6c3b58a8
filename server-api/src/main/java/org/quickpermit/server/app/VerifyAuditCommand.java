package org.quickpermit.server.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

import org.quickpermit.server.audit.AuditVerifier;
import org.quickpermit.server.platform.db.ReadOnlyDatabase;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `server verify-audit`: checks the hash chain of the audit log, and changes nothing.
@Command(name = "verify-audit", mixinStandardHelpOptions = true, version = ServerCommand.VERSION, description = "Walks the hash chain of the audit log and reports changed, missing and swapped entries.")
final class VerifyAuditCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataFolder folder = new DataFolder();

    @Override
    public Integer call() {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        try (ReadOnlyDatabase database = Installation.look(folder.config(Map.of()))) {
            AuditVerifier.Report report = database.read(new AuditVerifier()::verify);
            report.faults().forEach(out::println);
            out.println(report.entries() + " entries, head " + report.headSeq() + " " + report.headHash());
            out.println(report.faults().isEmpty() ? "the audit log is whole" : "the audit log is NOT whole");
            return report.faults().isEmpty() ? 0 : 1;
        }
    }
}

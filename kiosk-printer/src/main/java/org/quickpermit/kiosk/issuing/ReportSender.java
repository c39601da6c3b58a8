package org.quickpermit.kiosk.issuing;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.Report;
import org.quickpermit.wire.ProblemType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries outcomes from the journal to the server, oldest first, until each is acknowledged. What the server rejects
/// is kept in a list of its own and never thrown away.
public final class ReportSender {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);

    private final Journal journal;
    private final Gateway gateway;

    /// @param journal where the reports wait
    /// @param gateway where they go
    public ReportSender(Journal journal, Gateway gateway) {
        this.journal = journal;
        this.gateway = gateway;
    }

    /// Sends what waits, stopping at the first report that cannot be delivered now.
    ///
    /// @return true when nothing waits any more
    public synchronized boolean flush() {
        for (Report report : journal.waiting()) {
            String key = report.printId() + "-" + report.sequence();
            switch (report.alone()
                    ? gateway.offlinePrint(report.body())
                    : gateway.report(key, report.leaseId(), report.body())) {
                case Answer.Given<Done> done -> journal.acknowledged(report.sequence());
                case Answer.Missing<Done> unreachable -> {
                    return false;
                }
                case Answer.Denied<Done> refused -> {
                    ProblemType type = refused.trouble().type();
                    if (Refusals.mayPass(type)) {
                        return false;
                    }
                    if (type == ProblemType.EVIDENCE_NOT_ACCEPTED) {
                        LOG.warn("report {}: its evidence is not accepted, staff have to look", report.sequence());
                        journal.doubted(report);
                        continue;
                    }
                    LOG.error("report {} was rejected: {}", report.sequence(), type);
                    journal.rejected(report.sequence(), type.name());
                }
            }
        }
        return true;
    }
}

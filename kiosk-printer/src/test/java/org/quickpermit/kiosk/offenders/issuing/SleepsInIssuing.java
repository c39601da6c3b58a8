package org.quickpermit.kiosk.offenders.issuing;

/// Waits by the machine's clock where only the pace may.
public final class SleepsInIssuing {
    /// Sleeps.
    public void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}

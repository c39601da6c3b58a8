package org.quickpermit.kiosk.app;

import java.time.Clock;
import java.util.Optional;

import org.quickpermit.device.Renewal;
import org.quickpermit.kiosk.cutoff.LoneDesk;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.journal.Journal;

/// What a kiosk works with.
///
/// @param journal its memory
/// @param queue its printer
/// @param profile what the server said last of it
/// @param gateway the server, empty before enrolment
/// @param trust the trust list, empty before enrolment
/// @param renewal what replaces its certificate, empty before enrolment
/// @param lone stands in for the server while that is out of reach, empty before enrolment
/// @param clock the wall clock
record Devices(Journal journal, PrinterQueue queue, KnownProfile profile, Optional<Gateway> gateway,
        Optional<TrustListStore> trust, Optional<Renewal> renewal, Optional<LoneDesk> lone, Clock clock) {
    /// A kiosk that prints nothing alone.
    Devices(Journal journal, PrinterQueue queue, KnownProfile profile, Optional<Gateway> gateway,
            Optional<TrustListStore> trust, Optional<Renewal> renewal, Clock clock) {
        this(journal, queue, profile, gateway, trust, renewal, Optional.empty(), clock);
    }
}

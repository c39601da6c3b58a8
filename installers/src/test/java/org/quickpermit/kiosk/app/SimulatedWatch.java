package org.quickpermit.kiosk.app;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.seal.ListAgePolicy;
import org.quickpermit.seal.SealFault;
import org.quickpermit.wire.EvidencePolicy;

/// A kiosk's own [Watch], with devices and a lock of the simulation's.
public final class SimulatedWatch {
    private final Watch watch;
    private final KnownProfile profile;

    /// @param printing held while a print is under way
    public SimulatedWatch(Journal journal, PrinterQueue queue, Gateway gateway, TrustListStore trust, Clock clock,
            BooleanSupplier scanner, Lock printing) {
        this.profile = new KnownProfile(journal);
        Devices devices = new Devices(journal, queue, profile, Optional.of(gateway), Optional.of(trust),
                Optional.empty(), clock);
        this.watch = new Watch(devices, new StaffPin(journal, clock), ListAgePolicy.STANDARD, scanner, printing);
    }

    /// Makes a journal's kiosk one whose staff PIN is chosen, without the second that hashing one takes.
    public static void choosePin(Journal journal) {
        journal.setting("staff-pin", "600000:00:00");
    }

    /// Looks once, as [Watch] does.
    public Set<Trouble> look() {
        return watch.look();
    }

    /// By what the kiosk may show what became of a sheet.
    public EvidencePolicy policy() {
        return profile.policy();
    }

    /// What a traveller is told whose seal is refused.
    public static SorryReason reasonOf(SealFault fault) {
        return SealFaults.reasonOf(fault);
    }
}

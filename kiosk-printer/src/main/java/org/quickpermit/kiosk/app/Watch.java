package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Renewal;
import org.quickpermit.kiosk.cutoff.LoneDesk;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.PrinterTroubles;
import org.quickpermit.kiosk.issuing.Recovery;
import org.quickpermit.kiosk.issuing.ReportSender;
import org.quickpermit.kiosk.journal.JournalException;
import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.seal.ListAgePolicy;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.SignedTrustList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at everything a print needs and says what stands in the way; on the way it fetches the trust list, delivers
/// waiting reports and closes prints whose lease was never answered.
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    /// How far a clock that is being set right may step back without anybody being told.
    private static final Duration JITTER = Duration.ofSeconds(5);

    private final Devices devices;
    private final StaffPin pin;
    private final ListAgePolicy listAge;
    private final BooleanSupplier scannerConnected;
    private final Lock printing;
    private final Changes log = new Changes();
    private volatile Optional<Duration> skew = Optional.empty();

    /// @param devices what to look at
    /// @param pin the staff PIN
    /// @param listAge how old the trust list may be
    /// @param scannerConnected whether the reader is there
    /// @param printing held while a print is under way: then nothing that belongs to it is touched
    Watch(Devices devices, StaffPin pin, ListAgePolicy listAge, BooleanSupplier scannerConnected,
            Lock printing) {
        this.devices = devices;
        this.pin = pin;
        this.listAge = listAge;
        this.scannerConnected = scannerConnected;
        this.printing = printing;
    }

    /// How far this clock was ahead of the server's when it was last heard; empty while it is not.
    Optional<Duration> skew() {
        return skew;
    }

    /// Looks once.
    synchronized Set<Trouble> look() {
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        try {
            if (!pin.isSet()) {
                troubles.add(Trouble.NO_PIN);
            }
            lookAtServer(troubles);
            lookAtJournal(troubles);
            fine("journal");
        } catch (JournalException e) {
            if (log.broke("journal", String.valueOf(e.getMessage()))) {
                LOG.error("the journal failed", e);
            }
            troubles.add(e.diskFull() ? Trouble.DISK_FULL : Trouble.JOURNAL_FAILED);
        }
        if (!scannerConnected.getAsBoolean()) {
            troubles.add(Trouble.SCANNER_GONE);
        }
        lookAtPrinter(troubles);
        return troubles;
    }

    private void lookAtServer(Set<Trouble> troubles) {
        if (devices.gateway().isEmpty() || devices.trust().isEmpty()) {
            troubles.add(Trouble.NOT_ENROLLED);
            return;
        }
        Gateway gateway = devices.gateway().get();
        TrustListStore trust = devices.trust().get();
        switch (gateway.trustList()) {
            case Answer.Given<SignedTrustList> done -> {
                fine("server");
                devices.lone().ifPresent(lone -> lone.contact().heard(gateway.serverTime()));
                offer(trust, done.value());
                lookAtClock(gateway.serverTime(), troubles);
                if (!new ReportSender(devices.journal(), gateway).flush()) {
                    troubles.add(Trouble.SERVER_GONE);
                }
                if (!closeAsked(gateway)) {
                    troubles.add(Trouble.SERVER_GONE);
                }
                keepProfile(gateway);
                devices.renewal().ifPresent(Renewal::attempt);
            }
            case Answer.Denied<SignedTrustList> refused -> {
                // The centre is there and will not serve this kiosk: that is no reason to print without it.
                devices.lone().ifPresent(lone -> lone.contact().heard(Optional.empty()));
                wrong("server", "refuses the trust list: " + refused.trouble().type());
                troubles.add(Trouble.SERVER_GONE);
                lookAtClock(Optional.empty(), troubles);
            }
            case Answer.Missing<SignedTrustList> unreachable -> {
                wrong("server", unreachable.why().text().en());
                if (devices.lone().filter(LoneDesk::allowed).isEmpty()) {
                    troubles.add(Trouble.SERVER_GONE);
                }
                lookAtClock(Optional.empty(), troubles);
            }
        }
        devices.lone().ifPresent(lone -> lone.contact().noteTime());
        Optional<Duration> age = trust.age(devices.clock().instant());
        if (age.isEmpty() || listAge.tooOld(age.get())) {
            troubles.add(Trouble.LIST_TOO_OLD);
        }
    }

    /// A print that is open while nobody prints was left behind by a failure: it goes to staff.
    private void handOver() {
        if (printing.tryLock()) {
            try {
                new Recovery(devices.journal()).handOver();
            } finally {
                printing.unlock();
            }
        }
    }

    /// Closes prints whose lease was never answered, unless one is under way just now.
    private boolean closeAsked(Gateway gateway) {
        if (!printing.tryLock()) {
            return true;
        }
        try {
            return new Recovery(devices.journal()).closeAsked(gateway);
        } finally {
            printing.unlock();
        }
    }

    private void offer(TrustListStore trust, SignedTrustList list) {
        try {
            TrustListStore.Offer offer = trust.offer(list);
            if (offer == TrustListStore.Offer.TAKEN) {
                fine("trust list");
            } else {
                wrong("trust list", "not taken: " + offer);
            }
        } catch (IOException e) {
            wrong("trust list", "cannot be kept: " + e);
        }
    }

    private void wrong(String subject, String fault) {
        if (log.broke(subject, fault)) {
            LOG.warn("{}: {}", subject, fault);
        }
    }

    private void fine(String subject) {
        if (log.mended(subject)) {
            LOG.info("{}: well again", subject);
        }
    }

    private void keepProfile(Gateway gateway) {
        if (gateway.profile() instanceof Answer.Given<KioskProfile>(KioskProfile profile)) {
            devices.profile().keep(profile);
        }
    }

    /// A clock is right when it agrees with the server's. Without a server it cannot be checked, but one that went back
    /// behind what was written by it is certainly wrong.
    private void lookAtClock(Optional<Instant> serverTime, Set<Trouble> troubles) {
        Instant now = devices.clock().instant();
        skew = serverTime.map(server -> Duration.between(server, now));
        boolean wrong = serverTime.isPresent()
                ? Duration.between(serverTime.get(), now).abs().compareTo(MOST_SKEW) > 0
                : devices.journal().latestEntry().filter(last -> now.plus(JITTER).isBefore(last)).isPresent();
        if (wrong) {
            troubles.add(Trouble.CLOCK_WRONG);
        }
    }

    private void lookAtJournal(Set<Trouble> troubles) {
        handOver();
        if (!devices.journal().unknown().isEmpty()) {
            troubles.add(Trouble.PRINT_TO_SETTLE);
        }
        if (devices.journal().trayToCheck()) {
            troubles.add(Trouble.TRAY_TO_CHECK);
        }
        if (devices.journal().tray().flatMap(Tray::top).isEmpty()) {
            troubles.add(Trouble.TRAY_EMPTY);
        }
    }

    private void lookAtPrinter(Set<Trouble> troubles) {
        try {
            PrinterStatus status = devices.queue().printer().status();
            PrinterTroubles.of(status).ifPresent(troubles::add);
            if (PrinterTroubles.paperCountsDiffer(status, sheetsLeft())) {
                troubles.add(Trouble.PAPER_LOW);
            }
            fine("printer");
            purge(troubles);
        } catch (PrinterException e) {
            wrong("printer", String.valueOf(e.getMessage()));
            troubles.add(PrinterTroubles.of(e));
        }
    }

    private int sheetsLeft() {
        try {
            return devices.journal().tray().map(Tray::left).orElse(0);
        } catch (JournalException e) {
            return 0;
        }
    }

    /// Cancels what an earlier print left in the printer's queue; the kiosk stays closed until that has succeeded.
    private void purge(Set<Trouble> troubles) {
        if (!printing.tryLock()) {
            return;
        }
        try {
            int left = devices.queue().purge();
            fine("printer's queue");
            if (left > 0) {
                LOG.warn("cancelled {} jobs left at the printer", left);
            }
        } catch (PrinterException e) {
            wrong("printer's queue", String.valueOf(e.getMessage()));
            troubles.add(Trouble.QUEUE_TO_EMPTY);
        } finally {
            printing.unlock();
        }
    }
}

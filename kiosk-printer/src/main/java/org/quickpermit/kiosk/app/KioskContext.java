package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.EnrolmentFault;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.device.OwnerOnly;
import org.quickpermit.device.Renewal;
import org.quickpermit.device.TimeLimits;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.gateway.internal.HttpGateway;
import org.quickpermit.kiosk.issuing.PermitIssuer;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.issuing.Recovery;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.internal.IppPrinter;
import org.quickpermit.kiosk.scanner.Scanner;
import org.quickpermit.kiosk.scanner.internal.SerialScanner;
import org.quickpermit.kiosk.station.Station;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskProfile;

import org.jspecify.annotations.Nullable;

/// A whole kiosk without its window: built top to bottom by [#open(KioskSettings)], closed in reverse. Several may live
/// in one program, each in its own data folder.
public final class KioskContext implements AutoCloseable {
    private final FileChannel lock;
    private final Journal journal;
    private final Optional<Gateway> gateway;
    private final KnownProfile profile;
    private final KioskFlow flow;
    private final StaffDesk staff;
    private final @Nullable Scanner scanner;

    private KioskContext(FileChannel lock, Journal journal, Optional<Gateway> gateway, KnownProfile profile,
            KioskFlow flow, StaffDesk staff, @Nullable Scanner scanner) {
        this.lock = lock;
        this.journal = journal;
        this.gateway = gateway;
        this.profile = profile;
        this.flow = flow;
        this.staff = staff;
        this.scanner = scanner;
    }

    /// Opens a kiosk: takes the data folder for itself, opens the journal, hands prints that a crash cut off to staff,
    /// enrols where a ticket is given and needed, and begins to watch its devices.
    ///
    /// @throws IOException when the data folder cannot be used, or another kiosk runs in it
    /// @throws EnrolmentFault when the ticket does not lead to a certificate
    /// @throws org.quickpermit.kiosk.journal.JournalException when the journal is damaged
    public static KioskContext open(KioskSettings settings) throws IOException, EnrolmentFault {
        OwnerOnly.createFolder(settings.data());
        FileChannel lock = lock(settings.data().resolve("kiosk.lock"));
        try {
            Optional<DeviceIdentity> identity = identity(settings);
            Journal journal = Journal.open(settings.data().resolve("journal.db"), settings.clock());
            new Recovery(journal).handOver();
            StaffPin pin = new StaffPin(journal, settings.clock());
            if (settings.firstPin().isPresent() && !pin.isSet()) {
                pin.set(settings.firstPin().get());
            }
            String user = "quickpermit-" + identity.map(DeviceIdentity::deviceId).orElse("kiosk");
            PrinterQueue queue = new PrinterQueue(new IppPrinter(settings.printer(), user, settings.patience()));
            KnownProfile profile = new KnownProfile(journal);
            Optional<HttpGateway> calls = identity.map(known -> new HttpGateway(known, settings.patience()));
            Optional<Gateway> gateway = calls.map(Function.identity());
            Optional<Renewal> renewal = calls.map(link -> link.renewal(new IdentityFiles(settings.data()),
                    identity.orElseThrow(), settings.clock()));
            Optional<TrustListStore> trust = identity.map(known -> new TrustListStore(
                    settings.data().resolve("trust-list.json"), known.authority().getPublicKey()));
            Devices devices = new Devices(journal, queue, profile, gateway, trust, renewal, settings.clock());
            PermitIssuer issuer = new PermitIssuer(journal, gateway.orElseGet(NoGateway::new), queue,
                    profile::policy, settings.printing(), SystemPace.surroundings(settings.clock()));
            KioskFlow flow = new KioskFlow(new Station(settings.screens()), devices, issuer, pin, settings);
            StaffDesk staff = new StaffDesk(devices, flow, pin);
            @Nullable
            Scanner scanner = settings.scanner()
                    .map(port -> new SerialScanner(port, settings.baud(), flow))
                    .orElse(null);
            flow.start(settings.watch());
            return new KioskContext(lock, journal, gateway, profile, flow, staff, scanner);
        } catch (IOException | EnrolmentFault | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another kiosk of this program runs in " + file.getParent(), e);
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another kiosk runs in " + file.getParent() + ": stop it, or use another --data");
        }
        return channel;
    }

    private static Optional<DeviceIdentity> identity(KioskSettings settings) throws IOException, EnrolmentFault {
        IdentityFiles files = new IdentityFiles(settings.data());
        Optional<DeviceIdentity> kept = files.read();
        if (kept.isPresent() || settings.ticket().isEmpty()) {
            return kept;
        }
        return Optional.of(new Enroller(files, DeviceKind.KIOSK, settings.clock(), TimeLimits.of(settings.patience()),
                () -> Locale.ENGLISH).enrol(settings.ticket().get()));
    }

    /// The station: states to show, events to send.
    public KioskFlow flow() {
        return flow;
    }

    /// What staff can do.
    public StaffDesk staff() {
        return staff;
    }

    /// The journal, to read.
    public Journal journal() {
        return journal;
    }

    /// Name, place and neighbours of this kiosk, as last heard; empty before the first contact.
    public Optional<KioskProfile> profile() {
        return profile.get();
    }

    /// Closes everything. A print under way stays open in the journal and goes to staff at the next start.
    @Override
    public void close() {
        if (scanner != null) {
            scanner.close();
        }
        flow.close();
        gateway.ifPresent(Gateway::close);
        journal.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the data folder's lock cannot be given back", e);
        }
    }
}

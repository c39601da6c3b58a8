package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.EnrolmentFault;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.device.OwnerOnly;
import org.quickpermit.device.Renewal;
import org.quickpermit.device.TimeLimits;
import org.quickpermit.kiosk.cutoff.Contact;
import org.quickpermit.kiosk.cutoff.Foresight;
import org.quickpermit.kiosk.cutoff.LoneDesk;
import org.quickpermit.kiosk.cutoff.ProvisionStore;
import org.quickpermit.kiosk.cutoff.SealKeys;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.gateway.internal.HttpGateway;
import org.quickpermit.kiosk.issuing.LonePrinting;
import org.quickpermit.kiosk.issuing.PermitIssuer;
import org.quickpermit.kiosk.issuing.PrinterQueue;
import org.quickpermit.kiosk.issuing.Recovery;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.printing.internal.IppPrinter;
import org.quickpermit.kiosk.scanner.internal.SerialScanner;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Station;
import org.quickpermit.kiosk.voice.Voice;
import org.quickpermit.kiosk.voice.internal.SpeechProgram;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskProfile;

/// A whole kiosk without its window: built top to bottom by [#open(KioskSettings)], closed in reverse. Several may live
/// in one program, each in its own data folder.
public final class KioskContext implements AutoCloseable {
    private final OpenThings open;
    private final Journal journal;
    private final KnownProfile profile;
    private final KioskFlow flow;
    private final StaffDesk staff;
    private final Voice voice;

    private KioskContext(OpenThings open, Journal journal, KnownProfile profile, KioskFlow flow, StaffDesk staff,
            Voice voice) {
        this.open = open;
        this.journal = journal;
        this.profile = profile;
        this.flow = flow;
        this.staff = staff;
        this.voice = voice;
    }

    /// Opens a kiosk: takes the data folder for itself, opens the journal, hands prints that a crash cut off to staff,
    /// enrols where a ticket is given and needed, and begins to watch its devices. When anything fails, what was opened
    /// before is closed again.
    ///
    /// @throws IOException when the data folder cannot be used, or another kiosk runs in it
    /// @throws EnrolmentFault when the ticket does not lead to a certificate
    /// @throws IllegalArgumentException when a setting cannot be used
    /// @throws org.quickpermit.kiosk.journal.JournalException when the journal is damaged
    public static KioskContext open(KioskSettings settings) throws IOException, EnrolmentFault {
        OpenThings open = new OpenThings();
        try {
            return open(settings, open);
        } catch (IOException | EnrolmentFault | RuntimeException e) {
            try {
                open.close();
            } catch (IllegalStateException further) {
                e.addSuppressed(further);
            }
            throw e;
        }
    }

    private static KioskContext open(KioskSettings settings, OpenThings open) throws IOException, EnrolmentFault {
        OwnerOnly.createFolder(settings.data());
        open.add(DataFolder.hold(settings.data()));
        AtomicReference<Language> spoken = new AtomicReference<>(settings.home());
        Optional<DeviceIdentity> identity = identity(settings);
        Journal journal = open.add(Journal.open(DataFolder.journal(settings.data()), settings.clock()));
        new Recovery(journal).handOver();
        StaffPin pin = new StaffPin(journal, settings.clock());
        if (settings.firstPin().isPresent() && !pin.isSet()) {
            pin.set(settings.firstPin().get());
        }
        String user = "quickpermit-" + identity.map(DeviceIdentity::deviceId).orElse("kiosk");
        PrinterQueue queue = new PrinterQueue(
                open.add(new IppPrinter(settings.printer(), user, settings.patience())));
        KnownProfile profile = new KnownProfile(journal);
        Optional<HttpGateway> calls = identity.map(known -> open.add(
                new HttpGateway(known, settings.patience(), () -> spoken.get().locale())));
        Optional<Gateway> gateway = calls.map(Function.identity());
        Optional<Renewal> renewal = calls.map(link -> link.renewal(new IdentityFiles(settings.data()),
                identity.orElseThrow(), settings.clock()));
        Optional<TrustListStore> trust = identity.map(known -> new TrustListStore(
                settings.data().resolve("trust-list.json"), known.authority().getPublicKey()));
        Surroundings surroundings = SystemPace.surroundings(settings.clock());
        Optional<LoneDesk> lone = identity.isEmpty()
                ? Optional.empty()
                : Optional.of(lone(settings, open, identity.get(), journal, calls.orElseThrow(), trust.orElseThrow(),
                        profile, surroundings));
        Devices devices = new Devices(journal, queue, profile, gateway, trust, renewal, lone, settings.clock());
        PermitIssuer issuer = new PermitIssuer(journal, gateway.orElseGet(NoGateway::new),
                lone.<LonePrinting>map(Function.identity()).orElse(LonePrinting.NEVER), queue, profile::policy,
                settings.printing(), surroundings);
        KioskFlow flow = open.add(
                new KioskFlow(new Station(settings.screens()), devices, issuer, pin, settings));
        flow.onState(state -> spoken.set(state.setting().language()));
        StaffDesk staff = new StaffDesk(devices, flow, pin, settings);
        settings.scanner().ifPresent(port -> open.add(new SerialScanner(port, settings.baud(), flow)));
        Voice voice = settings.voice().<Voice>map(SpeechProgram::new).orElse(Voice.SILENT);
        open.add(voice);
        flow.start(settings.watch());
        return new KioskContext(open, journal, profile, flow, staff, voice);
    }

    /// What stands in for the server, fed in the background from now on.
    private static LoneDesk lone(KioskSettings settings, OpenThings open, DeviceIdentity identity, Journal journal,
            Gateway gateway, TrustListStore trust, KnownProfile profile, Surroundings surroundings)
            throws IOException {
        ProvisionStore provisions = open.add(ProvisionStore.open(settings.data().resolve("provisions.db")));
        SealKeys keys = new SealKeys(settings.data().resolve("seal-keys.json"), identity.deviceId());
        Contact contact = new Contact(journal, settings.clock(), surroundings.pace());
        open.add(new Fetching(gateway, keys, new Foresight(gateway, provisions, settings.clock()), settings.clock(),
                settings.watch()));
        return new LoneDesk(journal, provisions, keys, trust, contact, profile::get, surroundings);
    }

    private static Optional<DeviceIdentity> identity(KioskSettings settings) throws IOException, EnrolmentFault {
        IdentityFiles files = new IdentityFiles(settings.data());
        Optional<DeviceIdentity> kept = files.read();
        if (kept.isPresent() || settings.ticket().isEmpty()) {
            return kept;
        }
        return Optional.of(new Enroller(files, DeviceKind.KIOSK, settings.clock(), TimeLimits.of(settings.patience()),
                () -> settings.home().locale()).enrol(settings.ticket().get()));
    }

    /// The station: states to show, events to send.
    public KioskFlow flow() {
        return flow;
    }

    /// What staff can do.
    public StaffDesk staff() {
        return staff;
    }

    /// What reads the screens aloud.
    public Voice voice() {
        return voice;
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
        open.close();
    }
}

package org.quickpermit.kiosk.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.quickpermit.cutoff.CutOffRules;
import org.quickpermit.cutoff.CutOffRules.Bar;
import org.quickpermit.cutoff.CutOffRules.Situation;
import org.quickpermit.cutoff.HomeKiosk;
import org.quickpermit.cutoff.ProvisionLock;
import org.quickpermit.kiosk.gateway.TrustListStore;
import org.quickpermit.kiosk.issuing.Alone;
import org.quickpermit.kiosk.issuing.LonePrinting;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.journal.AloneRight;
import org.quickpermit.kiosk.journal.Journal;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Sibling;
import org.quickpermit.wire.OfflinePolicy;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.ProvisionContent;

/// Stands in for the centre while it is out of reach: says whether this kiosk may print alone ([CutOffRules]), whether a
/// permit is its own to print ([HomeKiosk]), and makes what the paper needs from what was fetched ahead and the traveller's
/// slip.
public final class LoneDesk implements LonePrinting {
    private static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final Journal journal;
    private final ProvisionStore provisions;
    private final SealKeys keys;
    private final TrustListStore trust;
    private final Contact contact;
    private final Supplier<Optional<KioskProfile>> profile;
    private final Surroundings surroundings;
    private final String bootId;

    /// @param journal what was printed before
    /// @param provisions what was fetched ahead
    /// @param keys what seals
    /// @param trust the trust list
    /// @param contact when the centre was last heard
    /// @param profile what this kiosk is, as last heard
    /// @param surroundings time and ids; one id names this start
    public LoneDesk(Journal journal, ProvisionStore provisions, SealKeys keys, TrustListStore trust, Contact contact,
            Supplier<Optional<KioskProfile>> profile, Surroundings surroundings) {
        this.journal = journal;
        this.provisions = provisions;
        this.keys = keys;
        this.trust = trust;
        this.contact = contact;
        this.profile = profile;
        this.surroundings = surroundings;
        this.bootId = surroundings.ids().get();
    }

    /// When the centre was last heard.
    public Contact contact() {
        return contact;
    }

    /// Why this kiosk may not print alone now; empty when it may.
    public Optional<Bar> bar() {
        Instant now = now();
        return CutOffRules.bar(new Situation(policy(), contact.quiet(), trust.age(now).orElse(null),
                contact.skew().orElse(null), now, contact.lastWritten().orElse(null), journal.unreportedAlone(),
                keyReady()));
    }

    @Override
    public boolean allowed() {
        // Asked before every print, and nearly always answered by the first.
        return contact.quiet().compareTo(CutOffRules.QUIET) >= 0 && bar().isEmpty();
    }

    private OfflinePolicy policy() {
        return profile.get().map(KioskProfile::offline).orElse(OfflinePolicy.NONE);
    }

    /// A key that is not on the list would make papers nobody can verify.
    private boolean keyReady() {
        Optional<SealSigner> signer = keys.signer(today());
        return signer.isPresent() && trust.current().stream()
                .flatMap(list -> list.kioskKeys().stream())
                .anyMatch(kiosk -> kiosk.key().keyId().equals(signer.get().keyId()));
    }

    /// How things stand, for staff.
    public CutOffView view() {
        OfflinePolicy policy = policy();
        Duration age = provisions.wholeAt().map(at -> Duration.between(at, now())).orElse(null);
        int left = Math.max(0, policy.maxPrints() - journal.unreportedAlone());
        return new CutOffView(Optional.ofNullable(age), provisions.count(), left, bar());
    }

    @Override
    public Optional<Alone.Refused> known(String slip) {
        if (journal.unreportedAlone() == 0) {
            return Optional.empty();
        }
        return permitOf(slip).flatMap(permit -> before(journal.printsOf(permit).stream()
                .filter(print -> journal.isUnreportedAlone(print.id())).toList()));
    }

    @Override
    public Alone grant(String printId, String slip, String sheetNumber) {
        Optional<PermitId> permit = permitOf(slip);
        Optional<SealSigner> signer = keys.signer(today());
        Optional<KioskProfile> self = profile.get();
        if (bar().isPresent() || permit.isEmpty() || signer.isEmpty() || self.isEmpty()) {
            return new Alone.Refused(Alone.Why.BARRED);
        }
        List<PrintRecord> prints = journal.printsOf(permit.get());
        Optional<Alone.Refused> printed = before(prints);
        if (printed.isPresent()) {
            return printed.get();
        }
        Optional<String> home = home(permit.get(), self.get());
        if (home.isPresent()) {
            return new Alone.Elsewhere(home.get());
        }
        return provisions.find(permit.get())
                .flatMap(locked -> ProvisionLock.open(slip.strip(), permit.get(), locked))
                .<Alone>map(content -> granted(printId, permit.get(), content, copy(prints, content), sheetNumber,
                        signer.get()))
                .orElseGet(() -> new Alone.Refused(Alone.Why.NOT_PROVIDED));
    }

    @Override
    public Optional<String> home(String slip) {
        return permitOf(slip).flatMap(permit -> profile.get().flatMap(self -> home(permit, self)));
    }

    private static Optional<String> home(PermitId permit, KioskProfile self) {
        List<Sibling> all = self.siblings();
        String home = HomeKiosk.of(permit, all.stream().map(Sibling::kioskId).toList());
        return all.stream().filter(kiosk -> kiosk.kioskId().equals(home) && !home.equals(self.kioskId()))
                .findFirst().map(Sibling::name);
    }

    private static Optional<Alone.Refused> before(List<PrintRecord> prints) {
        boolean printed = prints.stream().anyMatch(print -> print.step() == PrintStep.CONFIRMED);
        boolean unsettled = prints.stream().anyMatch(print -> switch (print.step()) {
            case RESERVED, SUBMITTED, UNKNOWN -> true;
            case ASKED, REFUSED, CONFIRMED, SPOILED, RETURNED -> false;
        });
        return printed
                ? Optional.of(new Alone.Refused(Alone.Why.PRINTED_HERE))
                : unsettled ? Optional.of(new Alone.Refused(Alone.Why.UNSETTLED)) : Optional.empty();
    }

    /// Higher than every copy known here. A lease that was asked for and whose answer was lost may have taken one more.
    private int copy(List<PrintRecord> prints, ProvisionContent content) {
        int known = prints.stream().mapToInt(PrintRecord::copyNumber).max().orElse(0);
        int asked = (int) journal.open().stream().filter(print -> print.step() == PrintStep.ASKED).count();
        return Math.max(content.copyNumber(), known + 1) + asked;
    }

    private Alone.Granted granted(String printId, PermitId permit, ProvisionContent content, int copy,
            String sheetNumber, SealSigner signer) {
        LocalDate today = today();
        String seal = signer.sign(new Seal(SealKind.ENTRY_PERMIT, permit, copy, sheetNumber,
                content.document().number(), content.document().nationality(), content.document().birthDate(), today,
                content.lastUsableDay(), signer.keyId()));
        PrintLease lease = new PrintLease(Journal.ALONE + printId, permit, copy, sheetNumber, now().plus(LEASE),
                content.document(), content.chineseName(), today, content.lastUsableDay(), content.entriesAllowed(),
                content.entriesUsed(), content.stayDays(), seal);
        return new Alone.Granted(lease, new AloneRight(bootId, today, signer.keyId()));
    }

    private Optional<PermitId> permitOf(String slip) {
        Optional<TrustList> list = trust.current();
        return list.isPresent() && SealVerifier.verify(slip, SealKind.BOARDING_CONFIRMATION, list.get(),
                today()) instanceof SealResult.Genuine(Seal seal) ? Optional.of(seal.permitId()) : Optional.empty();
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), CIVIL);
    }
}

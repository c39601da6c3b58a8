package org.quickpermit.kiosk.gateway;

import java.time.Instant;
import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.ProvisionPage;
import org.quickpermit.wire.SealKeyPeriod;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SignedTrustList;
import org.quickpermit.wire.SwitchedOff;

/// The calls a kiosk makes. Each is one request; none repeats itself.
public interface Gateway extends AutoCloseable {
    /// Name, station and neighbours of this kiosk.
    Answer<KioskProfile> profile();

    /// The newest trust-and-revocation list.
    Answer<SignedTrustList> trustList();

    /// Asks for the right to print.
    ///
    /// @param key Idempotency-Key
    /// @param request body, a `PrintLeaseRequest` as JSON
    Answer<PrintLease> lease(String key, String request);

    /// Asks for the right to print another copy.
    ///
    /// @param session token of the staff session
    /// @param key Idempotency-Key
    /// @param request body, a `PrintLeaseRequest` with its reason as JSON
    Answer<PrintLease> reprintLease(String session, String key, String request);

    /// Reports what became of a leased sheet.
    ///
    /// @param key Idempotency-Key
    /// @param leaseId the lease
    /// @param outcome body, a `PrintOutcome` as JSON
    Answer<Done> report(String key, String leaseId, String outcome);

    /// Says how the kiosk is, for the board of all stations.
    Answer<Done> status(KioskStatus status);

    /// One page of what is fetched ahead.
    ///
    /// @param after the change number after which to begin
    default Answer<ProvisionPage> provisions(long after) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    /// Offers a key to seal with alone.
    default Answer<SealKeyPeriod> offerSealKey(KioskSealKey key) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    /// Reports what became of a sheet printed while the kiosk was cut off.
    ///
    /// @param print body, an `OfflinePrint` as JSON
    default Answer<Done> offlinePrint(String print) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    /// Tells that another kiosk of the station is switched off.
    ///
    /// @param session token of the staff session
    /// @param kioskId its place
    default Answer<Done> switchedOff(String session, String kioskId, SwitchedOff said) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    /// Opens a session for staff.
    Answer<Session> signIn(SignIn signIn);

    /// Ends a session.
    Answer<Done> signOut(String session);

    /// The moment of the server's newest answer by its own clock, to the second; empty when it said none.
    default Optional<Instant> serverTime() {
        return Optional.empty();
    }

    @Override
    void close();
}

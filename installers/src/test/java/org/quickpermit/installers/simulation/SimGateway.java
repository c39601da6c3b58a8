package org.quickpermit.installers.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SignedTrustList;

/// The kiosk's calls over a [Link].
final class SimGateway implements Gateway {
    private final Caller kiosk;
    private final Link link;

    SimGateway(Caller kiosk, Link link) {
        this.kiosk = kiosk;
        this.link = link;
    }

    @Override
    public Answer<KioskProfile> profile() {
        return link.call(kiosk, HttpMethod.GET, Api.KIOSK_PROFILE, Map.of(), null, null, KioskProfile.class);
    }

    @Override
    public Answer<SignedTrustList> trustList() {
        return link.call(kiosk, HttpMethod.GET, Api.TRUST_LIST, Map.of(), null, null, SignedTrustList.class);
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        return link.call(kiosk, HttpMethod.POST, Api.PRINT_LEASES, Map.of(), key, request, PrintLease.class);
    }

    /// Whoever holds a session is staff of the kiosk's own station.
    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String request) {
        return link.call(Cast.staffAt(kiosk), HttpMethod.POST, Api.REPRINT_LEASES, Map.of(), key, request,
                PrintLease.class);
    }

    @Override
    public Answer<Done> report(String key, String leaseId, String outcome) {
        return link.tell(kiosk, HttpMethod.POST, Api.PRINT_OUTCOME, Map.of("leaseId", leaseId), key, outcome,
                Done.DONE);
    }

    /// Nobody looks at the board.
    @Override
    public Answer<Done> status(KioskStatus status) {
        return new Answer.Given<>(Done.DONE);
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<Done> signOut(String session) {
        return new Answer.Given<>(Done.DONE);
    }

    @Override
    public Optional<Instant> serverTime() {
        return link.serverTime();
    }

    @Override
    public void close() {}
}

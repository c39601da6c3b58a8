package org.quickpermit.kiosk.app;

import org.quickpermit.kiosk.gateway.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SignedTrustList;

/// The server of a kiosk that is not enrolled: nobody.
final class NoGateway implements Gateway {
    private static final String WHY = "this kiosk is not enrolled";

    @Override
    public Answer<KioskProfile> profile() {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<SignedTrustList> trustList() {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String request) {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<Boolean> report(String key, String leaseId, String outcome) {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public Answer<Boolean> signOut(String session) {
        return new Answer.Unreachable<>(WHY);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

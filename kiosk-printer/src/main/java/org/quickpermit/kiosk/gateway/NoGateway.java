package org.quickpermit.kiosk.gateway;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.SignedTrustList;

/// The server of a kiosk that is not enrolled: nobody answers any call. To be extended where a few calls are answered.
public class NoGateway implements Gateway {
    @Override
    public Answer<KioskProfile> profile() {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<SignedTrustList> trustList() {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String request) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<Done> report(String key, String leaseId, String outcome) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<Done> status(KioskStatus status) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public Answer<Done> signOut(String session) {
        return new Answer.Missing<>(NoAnswer.UNREACHABLE);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

package org.quickpermit.kiosk.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.quickpermit.device.Answer;
import org.quickpermit.device.ApiCall;
import org.quickpermit.device.ApiLink;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Done;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.device.Renewal;
import org.quickpermit.device.TimeLimits;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.wire.Api;
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

/// [Gateway] over the device's link to the server. When the server itself failed, nobody knows what it did: that counts
/// as no answer.
public final class HttpGateway implements Gateway {
    private final ApiLink link;

    /// @param identity what the kiosk is
    /// @param patience how long connecting and each read may take
    /// @param language language the server's problems are asked for in, that of the screen
    public HttpGateway(DeviceIdentity identity, Duration patience, Supplier<Locale> language) {
        this.link = ApiLink.of(identity, TimeLimits.of(patience), language);
    }

    /// What replaces the certificate these calls show.
    ///
    /// @param files where the identity is kept
    /// @param identity the identity as it is kept there
    /// @param clock tells how long the certificate lasts
    public Renewal renewal(IdentityFiles files, DeviceIdentity identity, InstantSource clock) {
        return new Renewal(files, identity, link, clock);
    }

    @Override
    public Answer<KioskProfile> profile() {
        return sent(link.get(Api.KIOSK_PROFILE), KioskProfile.class);
    }

    @Override
    public Answer<SignedTrustList> trustList() {
        return sent(link.get(Api.TRUST_LIST), SignedTrustList.class);
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        return sent(post(Api.PRINT_LEASES, key, request), PrintLease.class);
    }

    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String request) {
        return sent(post(Api.REPRINT_LEASES, key, request).inSession(session), PrintLease.class);
    }

    @Override
    public Answer<Done> report(String key, String leaseId, String outcome) {
        return post(Api.path(Api.PRINT_OUTCOME, leaseId), key, outcome).send().missingWhereTheServerFailed();
    }

    @Override
    public Answer<Done> status(KioskStatus status) {
        return link.post(Api.KIOSK_STATUS, status).send().missingWhereTheServerFailed();
    }

    @Override
    public Answer<ProvisionPage> provisions(long after) {
        return sent(link.get(Api.PROVISIONS).where("after", after), ProvisionPage.class);
    }

    @Override
    public Answer<SealKeyPeriod> offerSealKey(KioskSealKey key) {
        return sent(link.post(Api.KIOSK_SEAL_KEYS, key), SealKeyPeriod.class);
    }

    @Override
    public Answer<Done> offlinePrint(String print) {
        return link.post(Api.OFFLINE_PRINTS, print.getBytes(StandardCharsets.UTF_8)).send()
                .missingWhereTheServerFailed();
    }

    @Override
    public Answer<Done> switchedOff(String session, String kioskId, SwitchedOff said) {
        return link.post(Api.path(Api.SWITCHED_OFF, kioskId), said).inSession(session).send()
                .missingWhereTheServerFailed();
    }

    @Override
    public Answer<Session> signIn(SignIn signIn) {
        return sent(link.post(Api.SESSIONS, signIn), Session.class);
    }

    @Override
    public Answer<Done> signOut(String session) {
        return link.delete(Api.CURRENT_SESSION).inSession(session).send().missingWhereTheServerFailed();
    }

    @Override
    public Optional<Instant> serverTime() {
        return link.serverTime();
    }

    @Override
    public void close() {
        link.close();
    }

    private ApiCall post(String path, String key, String body) {
        return link.post(path, body.getBytes(StandardCharsets.UTF_8)).under(key);
    }

    private static <T extends Record> Answer<T> sent(ApiCall call, Class<T> type) {
        return call.send(type).missingWhereTheServerFailed();
    }
}

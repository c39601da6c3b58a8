package org.quickpermit.device;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a device's certificate before it ends, from 30 days before: makes a new key, asks for its certificate over the
/// one still in force, keeps both, and shows the new one from then on; with that the server lets the old one end. Cut off
/// anywhere, the next attempt goes on with the same key: the server gives the same certificate again.
///
/// Safe for several threads.
public final class Renewal {
    /// From so long before the end on a certificate is renewed, and whoever works at the machine is told.
    public static final Duration BEFORE = Duration.ofDays(30);
    /// Pause between two attempts.
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    private final IdentityFiles files;
    private final ApiLink link;
    private final InstantSource clock;
    private volatile DeviceIdentity identity;
    private Instant next = Instant.MIN;

    /// @param files where the identity is kept
    /// @param identity the identity in use
    /// @param link the connection that shows it
    /// @param clock tells how long the certificate lasts
    public Renewal(IdentityFiles files, DeviceIdentity identity, ApiLink link, InstantSource clock) {
        this.files = files;
        this.identity = identity;
        this.link = link;
        this.clock = clock;
    }

    /// What to tell whoever works at the machine; empty while the certificate lasts more than 30 days.
    public Optional<Text> warning() {
        return lastDay().map(day -> clock.instant().isBefore(end())
                ? new Text("本機憑證將於 " + day + " 到期，系統正自動換發；若持續顯示，請洽主管機關。",
                        "This device's certificate ends on " + day
                                + " and is being renewed by itself. If this stays, tell the bureau.")
                : new Text("本機憑證已於 " + day + " 到期。請先確認本機日期；若無誤，請向主管機關索取新的登錄檔重新登錄。",
                        "This device's certificate ended on " + day
                                + ". Check the date here; if it is right, ask the bureau for a new ticket and enrol again."));
    }

    /// The day in Asia/Taipei on which the certificate ends or ended; empty while it lasts more than 30 days.
    public Optional<LocalDate> lastDay() {
        return due() ? Optional.of(LocalDate.ofInstant(end(), ZONE)) : Optional.empty();
    }

    /// Renews the certificate when it is due and the last attempt is an hour ago or more. Blocks, throws nothing.
    public synchronized void attempt() {
        Instant now = clock.instant();
        if (!due() || now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        try {
            KeyPair pair = files.waitingKey();
            switch (link.post(Api.OWN_CERTIFICATE, new CertificateRenewal(Enroller.request(pair)))
                    .send(Enrolment.class)) {
                case Answer.Given<Enrolment>(Enrolment issued) -> take(issued, pair);
                case Answer.Denied<Enrolment>(Trouble trouble) ->
                    LOG.warn("certificate not renewed: {} {}", trouble.type(), trouble.supportCode());
                case Answer.Missing<Enrolment>(NoAnswer why) -> LOG.warn("certificate not renewed: {}", why);
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("the renewed certificate cannot be kept", e);
        }
    }

    private void take(Enrolment issued, KeyPair pair) throws IOException, GeneralSecurityException {
        X509Certificate renewed = Enroller.own(issued.certificate(), pair, identity.authority());
        DeviceIdentity other = identity.with(pair.getPrivate(), renewed);
        files.write(other);
        identity = other;
        link.show(other);
        LOG.info("certificate renewed until {}", renewed.getNotAfter().toInstant());
    }

    private boolean due() {
        return !clock.instant().isBefore(end().minus(BEFORE));
    }

    private Instant end() {
        return identity.certificate().getNotAfter().toInstant();
    }
}

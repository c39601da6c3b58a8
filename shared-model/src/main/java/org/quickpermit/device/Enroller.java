package org.quickpermit.device;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.Text;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Turns a ticket into a [DeviceIdentity]: makes a P-256 key on this machine, asks the server for a certificate over a
/// connection that trusts the ticket's authority alone, checks what comes back against key and authority, and keeps it.
/// The key is on disk before the server is asked, so that an enrolment cut off anywhere is taken up again by trying again.
public final class Enroller {
    private final IdentityFiles files;
    private final DeviceKind kind;
    private final InstantSource clock;
    private final TimeLimits limits;
    private final Supplier<Locale> language;

    /// @param files where the identity is kept
    /// @param kind what this machine is to be
    /// @param clock tells whether a ticket is still good
    /// @param limits how long the server may take
    /// @param language language the server's problems are asked for in
    public Enroller(IdentityFiles files, DeviceKind kind, InstantSource clock, TimeLimits limits,
            Supplier<Locale> language) {
        this.files = files;
        this.kind = kind;
        this.clock = clock;
        this.limits = limits;
        this.language = language;
    }

    /// Uses up the ticket in a file and keeps the identity. Blocks.
    ///
    /// @param ticket the ticket file, `*.qpticket`
    /// @throws EnrolmentFault with the reason and the remedy
    public DeviceIdentity enrol(Path ticket) throws EnrolmentFault {
        return enrol(Tickets.read(ticket));
    }

    /// Uses up a ticket and keeps the identity. Blocks.
    ///
    /// @throws EnrolmentFault with the reason and the remedy
    public DeviceIdentity enrol(EnrolmentTicket ticket) throws EnrolmentFault {
        URI server = Tickets.server(ticket);
        if (ticket.kind() != kind) {
            throw EnrolmentFault.otherKind(ticket, kind);
        }
        Instant now = clock.instant();
        if (!now.isBefore(ticket.expiresAt())) {
            throw EnrolmentFault.expired(ticket.expiresAt(), now);
        }
        X509Certificate authority = authority(ticket, now);
        KeyPair pair;
        try {
            pair = files.waitingKey();
        } catch (IOException e) {
            throw EnrolmentFault.notStored(e);
        }
        DeviceIdentity made = identity(ask(ticket, server, authority, pair), server, pair, authority);
        try {
            files.write(made);
        } catch (IOException e) {
            throw EnrolmentFault.notStored(e);
        }
        return made;
    }

    private static X509Certificate authority(EnrolmentTicket ticket, Instant now) throws EnrolmentFault {
        X509Certificate authority;
        try {
            authority = Tls.certificate(ticket.caCertificate());
        } catch (GeneralSecurityException e) {
            throw EnrolmentFault.notATicket(e);
        }
        Date moment = Date.from(now);
        if (moment.before(authority.getNotBefore()) || moment.after(authority.getNotAfter())) {
            throw EnrolmentFault.clock(now);
        }
        return authority;
    }

    private Enrolment ask(EnrolmentTicket ticket, URI server, X509Certificate authority, KeyPair pair)
            throws EnrolmentFault {
        try (ApiLink link = ApiLink.anonymous(server, authority, limits, language)) {
            return switch (link.post(Api.ENROLMENTS, new EnrolmentRequest(ticket.code(), request(pair)))
                    .send(Enrolment.class)) {
                case Answer.Given<Enrolment>(Enrolment enrolment) -> enrolment;
                case Answer.Denied<Enrolment>(Trouble trouble) -> throw EnrolmentFault.denied(trouble);
                case Answer.Missing<Enrolment>(NoAnswer why) -> throw EnrolmentFault.noAnswer(why);
            };
        }
    }

    private static DeviceIdentity identity(Enrolment enrolment, URI server, KeyPair pair, X509Certificate authority)
            throws EnrolmentFault {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Text agency = enrolment.agencyName();
        try {
            return new DeviceIdentity(enrolment.deviceId(), enrolment.name(),
                    agency == null ? new Text("", "") : agency, server, pair.getPrivate(),
                    own(enrolment.certificate(), pair, authority), authority, HexFormat.of().formatHex(random));
        } catch (GeneralSecurityException e) {
            throw EnrolmentFault.notOurs(e);
        }
    }

    /// Reads a certificate that came for a key.
    ///
    /// @throws GeneralSecurityException when it is none, is for another key, or another authority signed it
    static X509Certificate own(String pem, KeyPair pair, X509Certificate authority) throws GeneralSecurityException {
        X509Certificate own = Tls.certificate(pem);
        own.verify(authority.getPublicKey());
        if (!own.getPublicKey().equals(pair.getPublic())) {
            throw new GeneralSecurityException("the certificate is for another key");
        }
        return own;
    }

    /// A PKCS#10 request for a key, PEM. The server takes the name from what it knows, not from the request.
    static String request(KeyPair pair) {
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(
                    new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=device"), pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("every Java machine signs with ECDSA P-256", e);
        }
        return pem.toString();
    }
}

package org.quickpermit.agency.enrolment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.gateway.Answer;
import org.quickpermit.agency.gateway.HttpGateway;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.Text;

import okhttp3.HttpUrl;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Turns a ticket into a [DeviceIdentity]: makes a P-256 key, asks the server for a certificate over a connection that
/// trusts the ticket's authority alone, and checks what comes back against key and authority.
public final class Enroller {
    private final Supplier<Locale> language;

    /// @param language language the server's problems are asked for in
    public Enroller(Supplier<Locale> language) {
        this.language = language;
    }

    /// Uses up the ticket. Blocks.
    ///
    /// @param ticket a ticket that [Tickets#read] accepted
    /// @throws EnrolmentFault when the server refuses, cannot be reached, or answers what does not fit
    public DeviceIdentity enrol(EnrolmentTicket ticket) throws EnrolmentFault {
        try {
            X509Certificate authority = certificate(ticket.caCertificate());
            HttpUrl server = HttpUrl.get(ticket.server());
            KeyPair pair = newKey();
            Answer<Enrolment> answer;
            try (HttpGateway gateway = new HttpGateway(DeviceIdentity.anonymous(server, authority), language)) {
                answer = gateway.enrol(new EnrolmentRequest(ticket.code(), request(ticket.deviceId(), pair)));
            }
            return switch (answer) {
                case Answer.Given<Enrolment>(Enrolment enrolment) -> identity(enrolment, server, pair, authority);
                case Answer.Denied<Enrolment>(var trouble) -> throw new EnrolmentFault(
                        Wording.of("enrolment.fault.denied", trouble.type().title(), trouble.detail()),
                        trouble.supportCode(), null);
                case Answer.Missing<Enrolment>(var why) -> throw new EnrolmentFault(
                        Wording.of("enrolment.fault.noAnswer", why.text()), why.code(), null);
            };
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new EnrolmentFault(Wording.of("enrolment.fault.notATicket"), "", e);
        }
    }

    private static DeviceIdentity identity(Enrolment enrolment, HttpUrl server, KeyPair pair,
            X509Certificate authority) throws GeneralSecurityException {
        X509Certificate own = certificate(enrolment.certificate());
        own.verify(authority.getPublicKey());
        if (!own.getPublicKey().equals(pair.getPublic())) {
            throw new GeneralSecurityException("the certificate is for another key");
        }
        Text agency = enrolment.agencyName();
        return new DeviceIdentity(enrolment.deviceId(), enrolment.name(), agency == null ? new Text("", "") : agency,
                server, pair.getPrivate(), own, authority);
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String request(String deviceId, KeyPair pair) throws OperatorCreationException, IOException {
        X500Principal subject = new X500Principal("CN=" + deviceId.replaceAll("[^A-Za-z0-9._-]", "-"));
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        }
        return pem.toString();
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}

package org.quickpermit.kiosk.gateway.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import org.quickpermit.kiosk.gateway.Credentials;
import org.quickpermit.kiosk.gateway.EnrolmentException;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Turns an enrolment ticket into credentials: a P-256 key is made here and never leaves the machine; the server signs
/// its request against the one-time code.
public final class Enroller {
    private static final long MAX_TICKET = 64 * 1024;

    private final ObjectMapper json = WireJson.lenient();

    /// Enrols this machine.
    ///
    /// @param ticket the ticket's file, `*.qpticket`
    /// @param now the present, to refuse a ticket that has run out
    /// @param patience how long the server may take
    /// @throws EnrolmentException with the reason and the remedy
    public Credentials enrol(Path ticket, Instant now, Duration patience) throws EnrolmentException {
        EnrolmentTicket read = read(ticket);
        if (read.kind() != DeviceKind.KIOSK) {
            throw new EnrolmentException(
                    "the ticket is for a " + read.kind() + ": ask the bureau for a kiosk's ticket");
        }
        if (now.isAfter(read.expiresAt())) {
            throw new EnrolmentException(
                    "the ticket ran out on " + read.expiresAt() + ": ask the bureau for a new one");
        }
        try {
            X509Certificate authority = Tls.certificate(read.caCertificate());
            KeyPair keys = keys();
            Enrolment enrolment = exchange(read, request(keys), authority, patience);
            return new Credentials(read.server(), enrolment.deviceId(), keys.getPrivate(),
                    Tls.certificate(enrolment.certificate()), authority);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new EnrolmentException("the ticket or the server's answer holds no usable certificate", e);
        } catch (IOException e) {
            throw new EnrolmentException("the server " + read.server()
                    + " does not answer, or is not the one the ticket names: check the network and the ticket", e);
        }
    }

    private EnrolmentTicket read(Path ticket) throws EnrolmentException {
        try {
            if (Files.size(ticket) > MAX_TICKET) {
                throw new EnrolmentException("the ticket " + ticket + " is too long to be one");
            }
            EnrolmentTicket read = json.readValue(Files.readString(ticket), EnrolmentTicket.class);
            if (read == null || read.server() == null || read.code() == null || read.expiresAt() == null
                    || read.caCertificate() == null || read.kind() == null) {
                throw new EnrolmentException("the ticket " + ticket + " lacks a field: ask the bureau for a new one");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new EnrolmentException("the ticket " + ticket + " is not one: ask the bureau for a new one", e);
        } catch (IOException e) {
            throw new EnrolmentException("the ticket " + ticket + " cannot be read", e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String request(KeyPair keys) throws OperatorCreationException, IOException {
        PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                new X500Principal("CN=kiosk"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(request);
        }
        return text.toString();
    }

    private Enrolment exchange(EnrolmentTicket ticket, String certificateRequest, X509Certificate authority,
            Duration patience) throws IOException, EnrolmentException {
        OkHttpClient http = Tls.client(authority, Optional.empty(), patience);
        String body = json.writeValueAsString(new EnrolmentRequest(ticket.code(), certificateRequest));
        Request call = new Request.Builder()
                .url(ticket.server() + Api.ENROLMENTS)
                .header("Accept-Language", "en")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(call).execute()) {
            String answer = response.body().string();
            if (response.isSuccessful()) {
                return json.readValue(answer, Enrolment.class);
            }
            throw new EnrolmentException("the server refused: " + reason(answer, response.code()));
        } finally {
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }

    private String reason(String answer, int status) {
        try {
            Problem problem = json.readValue(answer, Problem.class);
            return problem == null ? "HTTP " + status : problem.title() + ". " + problem.detail();
        } catch (JsonProcessingException e) {
            return "HTTP " + status;
        }
    }
}

package org.quickpermit.server.app;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.platform.tls.DeviceKeys;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// Row 34: how one certificate of a device takes the place of another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("RU-2")
class CertificateRenewalTest {
    private final SecureRandom random = new SecureRandom();
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_old_certificate_ends_with_the_first_call_that_shows_the_new_one_and_sessions_go_on() {
        TestClient old = server.terminal("renewed");
        TestServer.Person clerk = server.person(old, Role.AGENCY_CLERK, "renewed", null);
        TestClient signedIn = server.signIn(old, clerk);
        KeyPair key = DeviceKeys.newKey(random);
        Enrolment issued = renew(old, key);
        assertThat(issued.deviceId()).isEqualTo(old.deviceId());
        assertThat(issued.notAfter()).isAfter(server.clock().instant().plus(Duration.ofDays(700)));
        assertThat(signedIn.get(Api.CURRENT_SESSION).status()).as("before its first call").isEqualTo(200);

        TestClient renewed = server.device(issued, key);
        assertThat(renewed.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
        assertThat(signedIn.get(Api.CURRENT_SESSION).problem()).isEqualTo("client-certificate-required");
        assertThat(old.post(Api.OWN_CERTIFICATE, request(DeviceKeys.newKey(random))).problem())
                .isEqualTo("client-certificate-required");
        assertThat(server.signIn(renewed, clerk).get(Api.CURRENT_SESSION).status()).isEqualTo(200);
        assertThat(deeds(old.deviceId())).containsExactly("DEVICE_ANNOUNCED", "DEVICE_ENROLLED",
                "DEVICE_CERTIFICATE_ISSUED", "DEVICE_CERTIFICATE_REPLACED");
    }

    @Test
    void asking_again_with_the_same_key_gives_the_same_certificate_and_is_one_deed() {
        TestClient old = server.terminal("again");
        KeyPair key = DeviceKeys.newKey(random);
        Enrolment first = renew(old, key);
        assertThat(renew(old, key)).isEqualTo(first);
        assertThat(deeds(old.deviceId())).containsOnlyOnce("DEVICE_CERTIFICATE_ISSUED");

        Enrolment other = renew(old, DeviceKeys.newKey(random));
        assertThat(other.certificate()).isNotEqualTo(first.certificate());
        assertThat(server.device(first, key).get(Api.CURRENT_SESSION).problem()).as("given up for another key")
                .isEqualTo("client-certificate-required");
        assertThat(old.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
    }

    @Test
    void a_revoked_device_neither_renews_nor_comes_back_with_a_certificate_that_waited() {
        TestClient old = server.terminal("stolen");
        KeyPair key = DeviceKeys.newKey(random);
        Enrolment issued = renew(old, key);
        assertThat(server.bureau(Role.BUREAU_OFFICER)
                .post(Api.path(Api.DEVICE_REVOCATION, old.deviceId()), new Revocation("stolen")).status())
                .isEqualTo(204);
        assertThat(server.device(issued, key).get(Api.CURRENT_SESSION).problem())
                .isEqualTo("client-certificate-required");
        assertThat(old.post(Api.OWN_CERTIFICATE, request(key)).problem()).isEqualTo("client-certificate-required");
    }

    @Test
    void a_request_that_is_no_sound_request_for_a_p256_key_is_refused_and_issues_nothing() {
        TestClient old = server.terminal("unsound");
        assertThat(old.post(Api.OWN_CERTIFICATE, new CertificateRenewal("no request")).problem())
                .isEqualTo("invalid-fields");
        assertThat(server.stranger().post(Api.OWN_CERTIFICATE, request(DeviceKeys.newKey(random))).problem())
                .isEqualTo("client-certificate-required");
        assertThat(deeds(old.deviceId())).doesNotContain("DEVICE_CERTIFICATE_ISSUED");
    }

    @Test
    void an_enrolment_whose_answer_was_lost_gives_the_same_certificate_to_the_same_key_alone() {
        EnrolmentTicket ticket = server.application().administration().enrolments().announce(
                NewDevice.of(DeviceKind.WORKSTATION, "Lost answer", null), server.application().address(),
                Actor.SYSTEM);
        KeyPair key = DeviceKeys.newKey(random);
        EnrolmentRequest request = new EnrolmentRequest(ticket.code(), DeviceKeys.request(key, "SHA256withECDSA"));
        Enrolment first = server.stranger().post(Api.ENROLMENTS, request).as(Enrolment.class);
        assertThat(server.stranger().post(Api.ENROLMENTS, request).as(Enrolment.class)).isEqualTo(first);
        assertThat(deeds(ticket.deviceId())).containsExactly("DEVICE_ANNOUNCED", "DEVICE_ENROLLED");
        assertThat(server.stranger().post(Api.ENROLMENTS, new EnrolmentRequest(ticket.code(),
                DeviceKeys.request(DeviceKeys.newKey(random), "SHA256withECDSA"))).problem())
                .isEqualTo("code-invalid");
    }

    private Enrolment renew(TestClient device, KeyPair key) {
        TestClient.Answer answer = device.post(Api.OWN_CERTIFICATE, request(key));
        assertThat(answer.status()).isEqualTo(201);
        return answer.as(Enrolment.class);
    }

    private static CertificateRenewal request(KeyPair key) {
        return new CertificateRenewal(DeviceKeys.request(key, "SHA256withECDSA"));
    }

    private List<String> deeds(String deviceId) {
        return server.application().platform().database().read(handle -> handle
                .createQuery("SELECT action FROM audit_entry WHERE subject = :device ORDER BY seq")
                .bind("device", deviceId).mapTo(String.class).list());
    }
}

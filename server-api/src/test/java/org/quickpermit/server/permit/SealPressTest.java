package org.quickpermit.server.permit;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.quickpermit.Bureau;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SealPressTest {
    private static final PermitId PERMIT = new PermitId("7Q4K9ZT2M8XA");
    private static final LocalDate START = Bureau.DAY_ONE;

    private final Bureau.MovableClock clock = new Bureau.MovableClock();

    @TempDir
    private Path folder;

    @Test
    void a_new_key_is_listed_two_days_before_it_signs_and_the_old_one_stays_listed() {
        SealPress press = new SealPress(authority(), clock);
        String first = press.refresh().getFirst().keyId();
        assertThat(signedBy(press)).isEqualTo(first);

        clock.moveTo(START.plusDays(364));
        assertThat(press.refresh()).hasSize(1);

        clock.moveTo(START.plusDays(365));
        assertThat(press.refresh()).extracting(TrustedKey::keyId).hasSize(2).startsWith(first).doesNotHaveDuplicates();
        assertThat(signedBy(press)).as("kiosks do not know the new key yet").isEqualTo(first);

        clock.moveTo(START.plusDays(367));
        List<TrustedKey> listed = press.refresh();
        assertThat(signedBy(press)).isEqualTo(listed.getLast().keyId()).isNotEqualTo(first);
        assertThat(new SealPress(authority(), clock).refresh()).as("after a restart").isEqualTo(listed);
    }

    @Test
    void papers_of_both_keys_hold_through_the_change_a_paper_printed_again_included() {
        SealPress press = new SealPress(authority(), clock);
        clock.moveTo(START.plusDays(364));
        press.refresh();
        String before = sign(press, START.plusDays(364));
        clock.moveTo(START.plusDays(367));
        List<TrustedKey> keys = press.refresh();

        assertThat(verified(before, keys)).isInstanceOf(SealResult.Genuine.class);
        assertThat(verified(sign(press, START.plusDays(367)), keys)).isInstanceOf(SealResult.Genuine.class);
        assertThat(verified(sign(press, START.plusDays(350)), keys)).as("a correction keeps its first day")
                .isInstanceOf(SealResult.Genuine.class);
    }

    @Test
    void nothing_is_signed_that_every_kiosk_would_refuse() {
        SealPress press = new SealPress(authority(), clock);
        clock.moveTo(START.plusDays(401));
        assertThatThrownBy(() -> sign(press, START.plusDays(401))).hasMessageContaining("last day");
        press.refresh();
        assertThat(sign(press, START.plusDays(401))).startsWith("NIA1:");
    }

    @Test
    void whoever_signs_the_seal_is_genuine_for_the_kiosks() {
        for (Provider provider : List.of(new BouncyCastleProvider(), AmazonCorrettoCryptoProvider.INSTANCE)) {
            assumeTrue(provider.getService("KeyFactory", "EC") != null, "no native library for this system");
            SealPress press = new SealPress(authority(), clock, provider);
            assertThat(verified(sign(press, START), press.refresh())).as(provider.getName())
                    .isInstanceOf(SealResult.Genuine.class);
        }
    }

    @Test
    void a_provider_that_cannot_sign_with_the_key_is_told_from_one_that_can() throws Exception {
        KeyPair key = authority().sealKeys().getFirst().pair();
        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair mismatched = new KeyPair(key.getPublic(), other.generateKeyPair().getPrivate());
        assertThat(SealProviders.signsWell(key, new BouncyCastleProvider())).isTrue();
        assertThat(SealProviders.signsWell(mismatched, new BouncyCastleProvider())).isFalse();
    }

    private Authority authority() {
        return new Authority(folder, clock, new SecureRandom());
    }

    private static String sign(SealPress press, LocalDate day) {
        return press.boardingConfirmation(PERMIT, Bureau.document("K12345678", "CHAN", "TAI MAN"), day,
                new PermitTerms(day.plusMonths(2), day.plusMonths(3), 2, 14, new Ntd(200)));
    }

    private String signedBy(SealPress press) {
        LocalDate today = LocalDate.now(clock);
        return ((SealResult.Genuine) verified(sign(press, today), press.refresh())).seal().keyId();
    }

    private SealResult verified(String seal, List<TrustedKey> keys) {
        Instant now = clock.instant();
        return SealVerifier.verify(seal, SealKind.BOARDING_CONFIRMATION,
                new TrustList(1, now, now.plusSeconds(60), keys, List.of()), LocalDate.now(clock));
    }
}

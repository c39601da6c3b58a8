package org.quickpermit.seal;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.SignedTrustList;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustListTest {
    private static final KeyPair AUTHORITY = SealSamples.newKey();

    private final TrustList list = SealSamples.list(new RevokedSeal(SealSamples.PERMIT, 0),
            new RevokedSeal(new PermitId("000000000001"), RevokedSeal.ALL_COPIES));
    private final SignedTrustList signed = SignedTrustLists.sign(list, AUTHORITY.getPrivate());

    @Test
    void what_the_authority_signed_opens() {
        assertThat(SignedTrustLists.open(signed, AUTHORITY.getPublic())).contains(list);
    }

    @Test
    void a_list_of_another_authority_stays_closed() {
        assertThat(SignedTrustLists.open(signed, SealSamples.newKey().getPublic())).isEmpty();
    }

    @Property(tries = 300)
    void one_flipped_bit_keeps_it_closed(@ForAll int at, @ForAll boolean inPayload) {
        byte[] bytes = Base64.getDecoder().decode(inPayload ? signed.payload() : signed.signature());
        int bit = Math.floorMod(at, bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        String text = Base64.getEncoder().encodeToString(bytes);
        SignedTrustList damaged = inPayload
                ? new SignedTrustList(text, signed.signature())
                : new SignedTrustList(signed.payload(), text);
        assertThat(SignedTrustLists.open(damaged, AUTHORITY.getPublic())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "\uD842", "bnVsbA=="})
    void what_is_no_base64_or_no_list_stays_closed(String text) {
        assertThat(SignedTrustLists.open(new SignedTrustList(text, text), AUTHORITY.getPublic())).isEmpty();
    }

    @Test
    void signed_content_that_is_no_list_stays_closed() {
        for (String content : new String[]{"null", "{}", "[]", "{\"number\":1}", "{\"number\":\"x\"}"}) {
            byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            SignedTrustList odd = new SignedTrustList(Base64.getEncoder().encodeToString(bytes),
                    Base64.getEncoder().encodeToString(P256.sign(bytes, AUTHORITY.getPrivate())));
            assertThat(SignedTrustLists.open(odd, AUTHORITY.getPublic())).as(content).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, true", "8, false"})
    void a_machine_never_goes_back_to_a_lower_number(long seen, boolean taken) {
        assertThat(list.mayFollow(seen)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT4H, false", "PT4H0.001S, true", "PT24H, true", "PT-1H, false"})
    void a_list_older_than_its_limit_issues_nothing(Duration age, boolean tooOld) {
        assertThat(ListAgePolicy.STANDARD.tooOld(age)).isEqualTo(tooOld);
    }

    @Test
    void setting_the_clock_back_makes_no_list_young() {
        Instant created = Instant.parse("2026-11-22T00:00:00Z");
        Duration running = Duration.ofHours(30);
        assertThat(ListAgePolicy.age(created, created.minusSeconds(3600), running)).isEqualTo(running);
        assertThat(ListAgePolicy.age(created, created.plusSeconds(3600), Duration.ZERO))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void only_keys_on_p256_are_taken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair other = generator.generateKeyPair();
        assertThatThrownBy(() -> SealSamples.trusted(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-256");
        assertThatThrownBy(
                () -> new SealSigner(SealSamples.KEY_ID, other.getPrivate()).sign(SealSamples.confirmation()))
                .isInstanceOf(IllegalStateException.class);
    }
}

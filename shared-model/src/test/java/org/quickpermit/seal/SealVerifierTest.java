package org.quickpermit.seal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.SealResult.Genuine;
import org.quickpermit.seal.SealResult.Refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.seal.SealSamples.KEY;
import static org.quickpermit.seal.SealSamples.KEY_ID;
import static org.quickpermit.seal.SealSamples.PERMIT;
import static org.quickpermit.seal.SealSamples.SIGNER;
import static org.quickpermit.seal.SealSamples.TODAY;

@Tag("QP-5")
@Tag("QP-6")
class SealVerifierTest {
    private static final BigInteger ORDER_OF_P256 = new BigInteger(
            "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

    private final String confirmation = SIGNER.sign(SealSamples.confirmation());
    private final String permit = SIGNER.sign(SealSamples.entryPermit());

    @Test
    void what_was_signed_is_genuine() {
        assertThat(verify(confirmation)).isEqualTo(new Genuine(SealSamples.confirmation()));
        assertThat(SealVerifier.verify(permit, SealKind.ENTRY_PERMIT, SealSamples.list(), TODAY))
                .isEqualTo(new Genuine(SealSamples.entryPermit()));
    }

    @Test
    void white_space_around_the_text_does_not_matter() {
        assertThat(verify(" \r\n" + confirmation + "\r\n")).isInstanceOf(Genuine.class);
    }

    @Test
    void a_seal_is_about_two_hundred_characters_of_the_alphanumeric_mode() {
        assertThat(confirmation).matches("NIA1:[A-Z2-7]+").hasSizeBetween(190, 221);
        assertThat(permit).hasSizeBetween(190, 221);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_seal_is_refused_with_its_own_reason(String scanned, SealFault fault) {
        assertThat(verify(scanned)).isEqualTo(new Refused(fault, null));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> unreadable() {
        String good = SIGNER.sign(SealSamples.confirmation());
        return Stream.of(
                arguments("", SealFault.NO_MESSAGE),
                arguments(" \r\n", SealFault.NO_MESSAGE),
                arguments("A".repeat(2_000_000), SealFault.NO_MESSAGE),
                arguments("4710088412345", SealFault.NOT_A_SEAL),
                arguments("HC1:6BFOXN", SealFault.NOT_A_SEAL),
                arguments("https://example.org/", SealFault.NOT_A_SEAL),
                arguments("NIA2:" + good.substring(5), SealFault.UNKNOWN_EDITION),
                arguments(good.toLowerCase(Locale.ROOT), SealFault.FOREIGN_CHARACTER),
                arguments("nia1:" + good.substring(5), SealFault.FOREIGN_CHARACTER),
                arguments(good.substring(0, 40) + "1" + good.substring(41), SealFault.FOREIGN_CHARACTER),
                arguments(good.substring(0, 40) + "\uD842" + good.substring(41), SealFault.FOREIGN_CHARACTER),
                arguments(good.substring(0, 40) + "Ａ" + good.substring(41), SealFault.FOREIGN_CHARACTER),
                arguments(good + "======", SealFault.FOREIGN_CHARACTER),
                arguments("NIA1", SealFault.INCOMPLETE),
                arguments("NIA1:", SealFault.INCOMPLETE),
                arguments(good.substring(0, 60), SealFault.INCOMPLETE),
                arguments(good + "AAAAAAAA", SealFault.MALFORMED),
                arguments("NIA1:AAAAAAAA", SealFault.MALFORMED));
    }

    private static org.junit.jupiter.params.provider.Arguments arguments(String scanned, SealFault fault) {
        return org.junit.jupiter.params.provider.Arguments.of(scanned, fault);
    }

    @Test
    void the_other_paper_is_refused() {
        assertThat(verify(permit)).isEqualTo(new Refused(SealFault.WRONG_KIND, null));
        assertThat(SealVerifier.verify(confirmation, SealKind.ENTRY_PERMIT, SealSamples.list(), TODAY))
                .isEqualTo(new Refused(SealFault.WRONG_KIND, null));
    }

    @Test
    void a_key_that_is_not_on_the_list_is_unknown() {
        KeyPair other = SealSamples.newKey();
        TrustList list = new TrustList(8, SealSamples.list().createdAt(), SealSamples.list().nextUpdate(),
                List.of(SealSamples.trusted(other)), List.of());
        assertThat(SealVerifier.verify(confirmation, SealKind.BOARDING_CONFIRMATION, list, TODAY))
                .isEqualTo(new Refused(SealFault.UNKNOWN_KEY, null));
    }

    @Test
    void a_signature_by_another_key_under_a_known_id_is_forged() {
        String forged = new SealSigner(KEY_ID, SealSamples.newKey().getPrivate()).sign(SealSamples.confirmation());
        assertThat(verify(forged)).isEqualTo(new Refused(SealFault.FORGED, null));
    }

    @Test
    void the_key_of_a_kiosk_counts_for_entry_permits_and_for_nothing_else() {
        KeyPair own = SealSamples.newKey();
        KioskKey kiosk = new KioskKey("TPE-T1-S-1",
                TrustedKey.of(KEY_ID, own.getPublic(), TODAY.minusYears(1), TODAY.plusYears(1)));
        TrustList list = new TrustList(8, SealSamples.list().createdAt(), SealSamples.list().nextUpdate(), List.of(),
                List.of(kiosk), List.of());
        SealSigner signer = new SealSigner(KEY_ID, own.getPrivate());
        assertThat(SealVerifier.verify(signer.sign(SealSamples.entryPermit()), SealKind.ENTRY_PERMIT, list, TODAY))
                .isInstanceOf(Genuine.class);
        assertThat(SealVerifier.verify(signer.sign(SealSamples.confirmation()), SealKind.BOARDING_CONFIRMATION, list,
                TODAY)).isEqualTo(new Refused(SealFault.UNKNOWN_KEY, null));
        assertThat(SealVerifier.verify(permit, SealKind.ENTRY_PERMIT, list, TODAY))
                .isEqualTo(new Refused(SealFault.FORGED, null));
    }

    @Test
    void a_kiosk_shows_that_it_holds_the_key_it_offers() {
        KeyPair own = SealSamples.newKey();
        String key = java.util.Base64.getEncoder().encodeToString(own.getPublic().getEncoded());
        String proof = KioskKey.proof("ksk-1", own.getPrivate());
        assertThat(KioskKey.proves("ksk-1", key, proof)).isTrue();
        assertThat(KioskKey.proves("ksk-2", key, proof)).isFalse();
        assertThat(KioskKey.proves("ksk-1", key, KioskKey.proof("ksk-1", SealSamples.newKey().getPrivate()))).isFalse();
        assertThat(KioskKey.proves("ksk-1", "no key", proof)).isFalse();
        assertThat(KioskKey.proves("ksk-1", key, "no proof")).isFalse();
    }

    @Test
    void keys_that_share_an_id_are_all_tried() {
        KeyPair other = SealSamples.newKey();
        TrustedKey collision = TrustedKey.of(KEY_ID, other.getPublic(), TODAY.minusYears(1), TODAY.plusYears(1));
        TrustList list = new TrustList(8, SealSamples.list().createdAt(), SealSamples.list().nextUpdate(),
                List.of(collision, SealSamples.trusted(KEY)), List.of());
        assertThat(SealVerifier.verify(confirmation, SealKind.BOARDING_CONFIRMATION, list, TODAY))
                .isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "-5, 5, true", "1, 5, false", "-5, -1, false"})
    void a_key_counts_on_its_days_only(int fromToday, int untilToday, boolean genuine) {
        TrustedKey key = TrustedKey.of(KEY_ID, KEY.getPublic(), TODAY.plusDays(fromToday),
                TODAY.plusDays(untilToday));
        TrustList list = new TrustList(8, SealSamples.list().createdAt(), SealSamples.list().nextUpdate(),
                List.of(key), List.of());
        SealResult result = SealVerifier.verify(confirmation, SealKind.BOARDING_CONFIRMATION, list, TODAY);
        assertThat(result).isEqualTo(genuine
                ? new Genuine(SealSamples.confirmation())
                : new Refused(SealFault.KEY_NOT_IN_USE, null));
    }

    @Test
    void first_and_last_day_are_included() {
        Seal seal = SealSamples.confirmation();
        assertThat(verifyOn(confirmation, -1)).isEqualTo(new Refused(SealFault.NOT_YET_VALID, seal));
        assertThat(verifyOn(confirmation, 0)).isEqualTo(new Genuine(seal));
        long days = java.time.temporal.ChronoUnit.DAYS.between(TODAY, seal.lastDay());
        assertThat(verifyOn(confirmation, days)).isEqualTo(new Genuine(seal));
        assertThat(verifyOn(confirmation, days + 1)).isEqualTo(new Refused(SealFault.EXPIRED, seal));
    }

    @Test
    void an_expired_paper_that_is_also_forged_says_nothing_of_its_content() {
        String forged = new SealSigner(KEY_ID, SealSamples.newKey().getPrivate()).sign(SealSamples.confirmation());
        assertThat(verifyOn(forged, 400)).isEqualTo(new Refused(SealFault.EXPIRED, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1, false", "1, 1, true", "1, 2, false", "2, 2, true", "2147483647, 65535, true"})
    void copies_up_to_the_revoked_one_are_dead(int through, int copy, boolean revoked) {
        Seal seal = copy == 0
                ? SealSamples.confirmation()
                : new Seal(SealKind.ENTRY_PERMIT, PERMIT, copy, "A0000123", "K01234567", "CHN", TODAY.minusYears(40),
                        TODAY, TODAY.plusDays(90), KEY_ID);
        TrustList list = SealSamples.list(new RevokedSeal(new PermitId("000000000000"), RevokedSeal.ALL_COPIES),
                new RevokedSeal(PERMIT, through));
        assertThat(SealVerifier.verify(SIGNER.sign(seal), seal.kind(), list, TODAY))
                .isEqualTo(revoked ? new Refused(SealFault.REVOKED, seal) : new Genuine(seal));
    }

    /// Whoever has one signature (r, s) can write (r, n - s) without any key, and it verifies. It has to be the same
    /// paper, or one paper could be used twice.
    @Test
    void the_second_signature_everyone_can_make_is_no_second_paper() {
        byte[] bytes = Base32.decode(confirmation.substring(5)).orElseThrow();
        byte[] s = Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
        byte[] twin = ORDER_OF_P256.subtract(new BigInteger(1, s)).toByteArray();
        byte[] mirrored = bytes.clone();
        Arrays.fill(mirrored, bytes.length - 32, bytes.length, (byte) 0);
        int length = Math.min(32, twin.length);
        System.arraycopy(twin, twin.length - length, mirrored, bytes.length - length, length);
        String second = "NIA1:" + Base32.encode(mirrored);

        assertThat(second).isNotEqualTo(confirmation);
        assertThat(verify(second)).isEqualTo(verify(confirmation));
        assertThat(((Genuine) verify(second)).seal().identity())
                .isEqualTo(((Genuine) verify(confirmation)).seal().identity());
    }

    @Test
    void a_signer_signs_only_what_names_its_own_key() {
        SealSigner other = new SealSigner("TWNA00000000", KEY.getPrivate());
        assertThatThrownBy(() -> other.sign(SealSamples.confirmation())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TWNA00000000");
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_speaks_both_languages_to_both_readers(SealFault fault) {
        assertThat(List.of(fault.text(), fault.staffText())).allSatisfy(text -> {
            assertThat(text.zh()).endsWith("。").matches(".*\\p{IsHan}.*");
            assertThat(text.en()).endsWith(".").matches("[\\p{ASCII}]+");
        });
        assertThat(fault.text().zh().chars().filter(c -> c == '。').count()).isEqualTo(1);
    }

    private SealResult verify(String scanned) {
        return verifyOn(scanned, 0);
    }

    private SealResult verifyOn(String scanned, long daysFromToday) {
        return SealVerifier.verify(scanned, SealKind.BOARDING_CONFIRMATION, SealSamples.list(),
                TODAY.plusDays(daysFromToday));
    }
}

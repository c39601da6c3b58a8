package org.quickpermit.seal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.SealResult.Genuine;
import org.quickpermit.seal.SealResult.Refused;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever happens to a seal between the printer and the scanner, it is refused with a reason, and never by an
/// exception.
class SealDamagePropertyTest {
    private static final String ALPHABET = Base32.ALPHABET;

    /// What damage to the bytes may look like; the faults of frame and alphabet cannot come from it.
    private static final Set<SealFault> BY_BYTES = EnumSet.complementOf(
            EnumSet.of(SealFault.NO_MESSAGE, SealFault.NOT_A_SEAL, SealFault.UNKNOWN_EDITION,
                    SealFault.FOREIGN_CHARACTER, SealFault.REVOKED));

    @Property(tries = 200)
    void every_seal_comes_back(@ForAll("seals") Seal seal) {
        String text = SealSamples.SIGNER.sign(seal);
        assertThat(text.length()).isLessThanOrEqualTo(SealCodec.MAX_TEXT);
        assertThat(SealVerifier.verify(text, seal.kind(), SealSamples.list(), SealSamples.TODAY))
                .isEqualTo(new Genuine(seal));
    }

    @Property(tries = 500)
    void one_flipped_bit_is_refused(@ForAll("seals") Seal seal, @ForAll @IntRange(max = 9999) int at) {
        byte[] bytes = Base32.decode(SealSamples.SIGNER.sign(seal).substring(5)).orElseThrow();
        int bit = at % (bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        refused("NIA1:" + Base32.encode(bytes), seal, BY_BYTES);
    }

    @Property(tries = 500)
    void one_changed_character_is_refused(@ForAll("seals") Seal seal, @ForAll @IntRange(max = 9999) int at,
            @ForAll @IntRange(min = 1, max = 31) int by) {
        StringBuilder text = new StringBuilder(SealSamples.SIGNER.sign(seal));
        int position = 5 + at % (text.length() - 5);
        int value = ALPHABET.indexOf(text.charAt(position));
        text.setCharAt(position, ALPHABET.charAt((value + by) % 32));
        refused(text.toString(), seal, BY_BYTES);
    }

    @Property(tries = 300)
    void two_swapped_characters_are_refused(@ForAll("seals") Seal seal, @ForAll @IntRange(max = 9999) int a,
            @ForAll @IntRange(max = 9999) int b) {
        StringBuilder text = new StringBuilder(SealSamples.SIGNER.sign(seal));
        int first = 5 + a % (text.length() - 5);
        int second = 5 + b % (text.length() - 5);
        char kept = text.charAt(first);
        if (kept == text.charAt(second)) {
            return;
        }
        text.setCharAt(first, text.charAt(second));
        text.setCharAt(second, kept);
        refused(text.toString(), seal, BY_BYTES);
    }

    @Property(tries = 300)
    void a_cut_anywhere_is_incomplete(@ForAll("seals") Seal seal, @ForAll @IntRange(max = 9999) int at) {
        String text = SealSamples.SIGNER.sign(seal);
        int length = 1 + at % (text.length() - 1);
        refused(text.substring(0, length), seal, EnumSet.of(SealFault.INCOMPLETE));
    }

    @Property(tries = 300)
    void anything_added_is_refused(@ForAll("seals") Seal seal, @ForAll("base32") String added) {
        String text = SealSamples.SIGNER.sign(seal) + added;
        refused(text, seal, EnumSet.of(SealFault.MALFORMED, SealFault.INCOMPLETE, SealFault.NO_MESSAGE));
    }

    @Property(tries = 100)
    void two_halves_of_two_seals_are_refused(@ForAll("seals") Seal one, @ForAll("seals") Seal other,
            @ForAll @IntRange(min = 20, max = 150) int at) {
        String first = SealSamples.SIGNER.sign(one);
        String second = SealSamples.SIGNER.sign(other);
        String mixed = first.substring(0, at) + second.substring(at);
        if (one.kind() == other.kind() && !mixed.equals(first) && !mixed.equals(second)) {
            refused(mixed, one, BY_BYTES);
        }
    }

    @Property(tries = 300)
    void small_letters_are_refused_as_misread(@ForAll("seals") Seal seal, @ForAll @IntRange(max = 9999) int at) {
        StringBuilder text = new StringBuilder(SealSamples.SIGNER.sign(seal));
        int position = at % text.length();
        char small = Character.toLowerCase(text.charAt(position));
        if (small == text.charAt(position)) {
            return;
        }
        text.setCharAt(position, small);
        refused(text.toString(), seal, EnumSet.of(SealFault.FOREIGN_CHARACTER));
    }

    @Property(tries = 2000)
    void any_text_at_all_is_refused_without_an_exception(@ForAll String text) {
        assertThat(SealVerifier.verify(text, SealKind.ENTRY_PERMIT, SealSamples.list(), SealSamples.TODAY))
                .isInstanceOf(Refused.class);
    }

    @Property(tries = 3000)
    void any_bytes_behind_the_prefix_are_refused_without_an_exception(@ForAll byte[] bytes) {
        assertThat(SealVerifier.verify("NIA1:" + Base32.encode(bytes), SealKind.ENTRY_PERMIT, SealSamples.list(),
                SealSamples.TODAY)).isInstanceOf(Refused.class);
    }

    private static void refused(String text, Seal original, Set<SealFault> faults) {
        SealResult result = SealVerifier.verify(text, original.kind(), SealSamples.list(), SealSamples.TODAY);
        assertThat(result).isInstanceOf(Refused.class);
        Refused refused = (Refused) result;
        assertThat(refused.fault()).isIn(faults);
        assertThat(refused.seal()).as("content without a signature").isNull();
    }

    @Provide
    Arbitrary<Seal> seals() {
        Arbitrary<PermitId> ids = Arbitraries.longs().map(seed -> PermitId.random(new Random(seed)));
        Arbitrary<String> numbers = Arbitraries.strings().withCharRange('A', 'Z').numeric().ofMinLength(4)
                .ofMaxLength(12);
        Arbitrary<Integer> copies = Arbitraries.integers().between(0, 400);
        Arbitrary<LocalDate> births = Arbitraries.integers().between(1, 40_000)
                .map(days -> SealSamples.TODAY.minusDays(days));
        Arbitrary<Integer> left = Arbitraries.integers().between(0, 90);
        return Combinators.combine(ids, numbers, numbers, copies, births, left)
                .as((id, sheet, document, copy, birth, days) -> new Seal(
                        copy == 0 ? SealKind.BOARDING_CONFIRMATION : SealKind.ENTRY_PERMIT, id, copy,
                        copy == 0 ? null : sheet, document, "CHN", birth, SealSamples.TODAY,
                        SealSamples.TODAY.plusDays(days), SealSamples.KEY_ID));
    }

    @Provide
    Arbitrary<String> base32() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMinLength(1).ofMaxLength(400);
    }
}

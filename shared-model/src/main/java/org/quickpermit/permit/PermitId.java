package org.quickpermit.permit;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The number of one permit: twelve characters of Crockford's Base32 alphabet (digits and capitals without I, L, O, U),
/// drawn at random so that it cannot be guessed (60 bits), printed in groups with an ISO 7064 check character.
///
/// @param value the twelve characters, capitals
public record PermitId(@JsonValue String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    /// @throws IllegalArgumentException when `value` is not twelve characters of the alphabet
    public PermitId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a permit id has 12 characters of " + ALPHABET);
        }
    }

    /// Reads the JSON string a permit id travels as.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PermitId of(String value) {
        return new PermitId(value);
    }

    /// A new number from the given source of randomness (a `SecureRandom` in the product, a seeded one in tests).
    public static PermitId random(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        long bits = random.nextLong();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt((int) (bits >>> 5 * i) & 31));
        }
        return new PermitId(text.toString());
    }

    /// What a person reads and types: `7Q4K-9ZT2-M8XA-0`, the last character checks the others.
    public String humanNumber() {
        return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8) + "-"
                + Iso7064.checkCharacter(value);
    }

    /// Reads a human number as typed: small letters, spaces and missing hyphens are accepted, a wrong check character
    /// is not.
    public static Optional<PermitId> parseHumanNumber(String typed) {
        String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (text.length() != LENGTH + 1 || !Iso7064.isValid(text)) {
            return Optional.empty();
        }
        String body = text.substring(0, LENGTH);
        return isWellFormed(body) ? Optional.of(new PermitId(body)) : Optional.empty();
    }

    private static boolean isWellFormed(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.quickpermit.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An amount of New Taiwan dollars, whole dollars only.
///
/// The JDK's currency data give TWD two fraction digits; the fee and every account of this system have none, so the
/// amount is a plain `long` and never passes through a currency formatter.
///
/// @param dollars the amount in dollars; negative amounts are debits
public record Ntd(@JsonValue long dollars) implements Comparable<Ntd> {
    public static final Ntd ZERO = new Ntd(0);

    /// Reads the JSON number an amount travels as.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Ntd of(long dollars) {
        return new Ntd(dollars);
    }

    /// Adds without ever wrapping around.
    ///
    /// @throws ArithmeticException when the sum does not fit a `long`
    public Ntd plus(Ntd other) {
        return new Ntd(Math.addExact(dollars, other.dollars));
    }

    /// Subtracts without ever wrapping around.
    ///
    /// @throws ArithmeticException when the difference does not fit a `long`
    public Ntd minus(Ntd other) {
        return new Ntd(Math.subtractExact(dollars, other.dollars));
    }

    /// The same amount on the other side of the account.
    public Ntd negated() {
        return new Ntd(Math.negateExact(dollars));
    }

    /// True for amounts below zero.
    public boolean isNegative() {
        return dollars < 0;
    }

    @Override
    public int compareTo(Ntd other) {
        return Long.compare(dollars, other.dollars);
    }

    /// As screens and papers show it: `NT$200`, `NT$84,200`, `-NT$200`.
    @Override
    public String toString() {
        String digits = String.format(java.util.Locale.ROOT, "%,d", dollars);
        return digits.startsWith("-") ? "-NT$" + digits.substring(1) : "NT$" + digits;
    }

    /// In the capitals that receipts and statements write: `新臺幣貳佰元整`.
    public String inCapitals() {
        return (isNegative() ? "負" : "") + "新臺幣" + ChineseCapitals.of(dollars) + "元整";
    }
}

package org.quickpermit.server.quickpermit;

import java.util.function.Function;

import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.QuickPermitCase.Charge;

import org.jspecify.annotations.Nullable;

/// An answer written before its transaction, as it will be if nobody is faster. Only the balance after the charge is left
/// open: it is known in the transaction alone, and where others charge the same deposit it is rarely the one expected.
///
/// Whatever else comes out differently, the answer is written anew.
final class DraftAnswer {
    private static final String BALANCE = "\"balanceAfter\":";

    private final QuickPermitCase expected;
    private final Function<Object, String> json;
    private final String text;
    private final int balanceAt;

    /// @param expected the answer to be
    /// @param json writes an answer as text
    DraftAnswer(QuickPermitCase expected, Function<Object, String> json) {
        this.expected = expected;
        this.json = json;
        this.text = json.apply(expected);
        // Quotation marks inside of what people typed are escaped, so that only the member itself is found.
        this.balanceAt = text.indexOf(BALANCE);
    }

    /// The text of what came out.
    String text(QuickPermitCase actual) {
        if (actual.equals(expected)) {
            return text;
        }
        Charge charge = actual.charge();
        Charge guess = expected.charge();
        if (charge == null || guess == null || !charge.amount().equals(guess.amount())
                || !actual.equals(withCharge(expected, charge))) {
            return json.apply(actual);
        }
        int start = balanceAt + BALANCE.length();
        int length = Long.toString(guess.balanceAfter().dollars()).length();
        return text.substring(0, start) + charge.balanceAfter().dollars() + text.substring(start + length);
    }

    private static QuickPermitCase withCharge(QuickPermitCase one, @Nullable Charge charge) {
        return new QuickPermitCase(one.caseNumber(), one.outcome(), one.applicationDate(), one.decidedAt(),
                one.agencyId(), one.agencyName(), one.clerk(), one.application(), one.grounds(), one.receipt(),
                one.permit(), charge, one.supersedes(), one.supersededBy());
    }
}

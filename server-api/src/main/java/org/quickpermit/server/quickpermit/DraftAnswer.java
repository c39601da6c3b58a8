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
    private final Function<QuickPermitCase, String> json;
    private final String beforeBalance;
    private final String afterBalance;

    /// @param expected the answer to be
    /// @param json writes an answer as text
    DraftAnswer(QuickPermitCase expected, Function<QuickPermitCase, String> json) {
        this.expected = expected;
        this.json = json;
        String text = json.apply(expected);
        Charge guess = expected.charge();
        if (guess == null) {
            this.beforeBalance = text;
            this.afterBalance = "";
        } else {
            // Quotation marks inside of what people typed are escaped, so that only the member itself is found.
            int from = text.indexOf(BALANCE) + BALANCE.length();
            this.beforeBalance = text.substring(0, from);
            this.afterBalance = text.substring(from + Long.toString(guess.balanceAfter().dollars()).length());
        }
    }

    /// The text of what came out.
    String text(QuickPermitCase actual) {
        Charge charge = actual.charge();
        if (!actual.equals(expectedWith(charge))) {
            return json.apply(actual);
        }
        return charge == null ? beforeBalance : beforeBalance + charge.balanceAfter().dollars() + afterBalance;
    }

    /// The answer expected, with the balance that came out.
    private QuickPermitCase expectedWith(@Nullable Charge charge) {
        Charge guess = expected.charge();
        if (charge == null || guess == null || !charge.amount().equals(guess.amount())) {
            return expected;
        }
        return new QuickPermitCase(expected.caseNumber(), expected.outcome(), expected.applicationDate(),
                expected.decidedAt(), expected.agencyId(), expected.agencyName(), expected.clerk(),
                expected.application(), expected.grounds(), expected.receipt(), expected.permit(), charge,
                expected.supersedes(), expected.supersededBy());
    }
}

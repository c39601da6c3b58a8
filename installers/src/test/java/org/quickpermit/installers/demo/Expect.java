package org.quickpermit.installers.demo;

import java.util.List;
import java.util.Objects;

import org.quickpermit.installers.remote.Answer;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;

/// What a step has to see; everything else fails it.
final class Expect {
    private Expect() {}

    static void that(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    static void same(Object expected, Object seen) {
        that(Objects.equals(expected, seen), "expected " + expected + ", saw " + seen);
    }

    static PermitView approved(QuickPermitCase decided) {
        PermitView permit = decided.permit();
        if (decided.outcome() != QuickPermitCase.Outcome.APPROVED || permit == null) {
            throw new AssertionError("not approved: " + decided.grounds());
        }
        return permit;
    }

    /// Refused with exactly these reasons.
    static String refusedFor(QuickPermitCase decided, String... codes) {
        same(QuickPermitCase.Outcome.REFUSED, decided.outcome());
        same(List.of(codes), decided.grounds().stream().map(Ground::code).toList());
        return words(decided);
    }

    private static String words(QuickPermitCase decided) {
        return String.join(" ", decided.grounds().stream().map(ground -> ground.text().en()).toList());
    }

    static String problem(ProblemType expected, Answer<?> answer) {
        Answer.Refused<?> refused = answer.orFailToRefuse();
        same(expected, refused.type());
        return refused.problem().detail();
    }

    static void contains(String text, String part) {
        that(text.contains(part), "\"" + part + "\" is not in: " + text.strip().replace('\n', '|'));
    }
}

package org.quickpermit.server.decision;

import java.text.Normalizer;

import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.server.decision.Findings.DeniedPerson;
import org.quickpermit.server.decision.Rule.Facts;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// The three ways a traveller can be on the deny list (QP-4): by document, by identity number, by name and birth date.
final class DenyList {
    private DenyList() {}

    static boolean byDocument(Facts facts) {
        String number = facts.application().document().number();
        return facts.findings().denyList().entries().stream().anyMatch(entry -> number.equals(entry.documentNumber()));
    }

    static boolean byIdentityNumber(Facts facts) {
        String canonical = canonical(facts.application().identityNumber());
        return facts.findings().denyList().entries().stream()
                .anyMatch(entry -> canonical.equals(entry.identityNumber()));
    }

    /// Same birth date, and the Chinese names are equal or the romanised names are variants of one another.
    static boolean byName(Facts facts) {
        TravelDocument document = facts.application().document();
        String chineseName = facts.application().chineseName();
        return facts.findings().denyList().entries().stream()
                .filter(entry -> document.birthDate().equals(entry.birthDate()))
                .anyMatch(entry -> sameChinese(chineseName, entry) || sameRomanised(document, entry, facts));
    }

    private static boolean sameChinese(@Nullable String chineseName, DeniedPerson entry) {
        return chineseName != null && entry.chineseName() != null
                && foldChinese(chineseName).equals(foldChinese(entry.chineseName()));
    }

    private static boolean sameRomanised(TravelDocument document, DeniedPerson entry, Facts facts) {
        return entry.name() != null && NameMatcher.matches(document, entry.name(), facts.policy().names());
    }

    /// For comparison only: compatibility forms unified, spaces dropped.
    private static String foldChinese(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private static String canonical(String typed) {
        return switch (IdentityNumbers.parse(typed)) {
            case IdentityResult.Valid(var number) -> number.canonical();
            case IdentityResult.Invalid _ -> typed;
        };
    }
}

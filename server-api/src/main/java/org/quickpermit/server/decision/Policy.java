package org.quickpermit.server.decision;

import java.util.Map;
import java.util.Set;

import org.quickpermit.form.FormRules;
import org.quickpermit.traveller.DocumentKind;

/// The numbers and tables the bureau sets; no rule carries one of its own.
///
/// @param documentValidityMonths how long the document must stay valid from the application date (QP-1): 6
/// @param boardingMonths how long the boarding confirmation is good (QP-5): 2
/// @param permitMonths how long the entry permit is good (QP-6): 3
/// @param entries entries granted (QP-6): 2
/// @param stayDays days per stay, not counting the entry's day (QP-6): 14
/// @param renewalDays days of validity left at which a new application is allowed (T-3): 7
/// @param nationalities nationalities admitted with each eligible kind of document; a kind without a row is not eligible
/// @param names when two names count as the same
public record Policy(int documentValidityMonths, int boardingMonths, int permitMonths, int entries, int stayDays,
        int renewalDays, Map<DocumentKind, Set<String>> nationalities, NamePolicy names) {
    public Policy {
        nationalities = Map.copyOf(nationalities);
    }

    /// The policy as the sources fix it.
    ///
    /// Nationalities follow the machine-readable zones of the documents themselves: both SAR passports carry `CHN`, the
    /// BN(O) passport `GBN`, the Portuguese passport of Macau residents `PRT`.
    public static Policy standard() {
        return new Policy(6, FormRules.BOARDING_MONTHS, 3, 2, 14, 7,
                Map.of(DocumentKind.HKSAR_PASSPORT, Set.of("CHN"), DocumentKind.MACAO_SAR_PASSPORT, Set.of("CHN"),
                        DocumentKind.BNO_PASSPORT, Set.of("GBN"), DocumentKind.PORTUGUESE_PASSPORT, Set.of("PRT")),
                NamePolicy.standard());
    }

    /// When two romanised names of people born on the same day count as the same.
    ///
    /// @param threshold Jaro-Winkler similarity from which they do, 0 to 1
    /// @param shortestPrefix shortest truncated name that is compared by its beginning alone
    public record NamePolicy(double threshold, int shortestPrefix) {
        /// The policy this version ships with: 0.90, and 12 letters.
        public static NamePolicy standard() {
            return new NamePolicy(0.90, 12);
        }
    }
}

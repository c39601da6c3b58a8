package org.quickpermit.server.decision;

/// Similarity of two strings after Jaro and Winkler: 1 for equal, 0 for nothing in common; a common beginning of up to
/// four characters counts extra (scale 0.1).
///
/// Source: W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
/// Linkage", 1990. Known values: MARTHA/MARHTA 0.961, DIXON/DICKSONX 0.813, DWAYNE/DUANE 0.840.
final class JaroWinkler {
    private static final double PREFIX_SCALE = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private JaroWinkler() {}

    static double similarity(String left, String right) {
        if (left.equals(right)) {
            return 1.0;
        }
        double jaro = jaro(left, right);
        int prefix = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(left.length(), right.length()));
        while (prefix < most && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    private static double jaro(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        int window = Math.max(0, Math.max(left.length(), right.length()) / 2 - 1);
        boolean[] leftMatched = new boolean[left.length()];
        boolean[] rightMatched = new boolean[right.length()];
        int matches = 0;
        for (int i = 0; i < left.length(); i++) {
            int end = Math.min(right.length(), i + window + 1);
            for (int j = Math.max(0, i - window); j < end; j++) {
                if (!rightMatched[j] && left.charAt(i) == right.charAt(j)) {
                    leftMatched[i] = true;
                    rightMatched[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int halfTranspositions = 0;
        int j = 0;
        for (int i = 0; i < left.length(); i++) {
            if (leftMatched[i]) {
                while (!rightMatched[j]) {
                    j++;
                }
                if (left.charAt(i) != right.charAt(j)) {
                    halfTranspositions++;
                }
                j++;
            }
        }
        double m = matches;
        return (m / left.length() + m / right.length() + (m - halfTranspositions / 2.0) / m) / 3;
    }
}

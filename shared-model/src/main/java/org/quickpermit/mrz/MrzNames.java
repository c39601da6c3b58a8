package org.quickpermit.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Names in the alphabet of the zone (Doc 9303-3 §4.6, truncation by Doc 9303-4 §4.2.3).
final class MrzNames {
    private static final Pattern DIVIDER = Pattern.compile("[ -]");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]*");

    private MrzNames() {}

    /// The name field of the given width, without trailing fillers.
    ///
    /// @throws IllegalArgumentException when a name has characters the zone cannot show, or no surname is left
    static String write(String surname, String givenNames, int width) {
        List<StringBuilder> primary = components(surname, "surname");
        List<StringBuilder> secondary = components(givenNames, "given names");
        if (primary.isEmpty()) {
            throw new IllegalArgumentException("surname: missing");
        }
        String text = join(primary, secondary);
        if (text.length() <= width) {
            return text;
        }
        // The last position must hold a letter, as the sign of truncation, and the secondary identifier must not vanish.
        while (!isTruncatedWell(text, width, !secondary.isEmpty()) && shorten(text, width, primary, secondary)) {
            text = join(primary, secondary);
        }
        return text.length() <= width ? text : text.substring(0, width);
    }

    /// What a name field says.
    ///
    /// @param surname primary identifier, single blanks between components
    /// @param givenNames secondary identifier, possibly empty
    /// @param fillsField true when a letter stands in the last position, so that the name may be truncated
    record Parts(String surname, String givenNames, boolean fillsField) {}

    /// Where the fillers of a name field separate nothing or separate twice, from 0; -1 where they fit. One filler
    /// stands between components, two between the identifiers, once; all fillers behind the name end it.
    static int formFault(String field) {
        String name = MrzShape.withoutTrailingFillers(field);
        int divider = name.indexOf("<<");
        if (divider < 0) {
            return -1;
        }
        return name.startsWith("<", divider + 2) ? divider + 2 : name.indexOf("<<", divider + 2);
    }

    /// The parts of a name field without a fault.
    static Parts read(String field) {
        String name = MrzShape.withoutTrailingFillers(field);
        int divider = name.indexOf("<<");
        String surname = divider < 0 ? name : name.substring(0, divider);
        String givenNames = divider < 0 ? "" : name.substring(divider + 2);
        return new Parts(surname.replace('<', ' '), givenNames.replace('<', ' '), name.length() == field.length());
    }

    private static boolean isTruncatedWell(String text, int width, boolean hasSecondary) {
        if (text.length() <= width) {
            return true;
        }
        String cut = text.substring(0, width);
        int divider = cut.indexOf("<<");
        return cut.charAt(width - 1) != '<' && (!hasSecondary || divider >= 0);
    }

    /// Takes one letter off the longest component that begins before the cut, keeping each component's first letter.
    private static boolean shorten(String text, int width, List<StringBuilder> primary,
            List<StringBuilder> secondary) {
        int divider = text.indexOf("<<");
        boolean secondaryLost = !secondary.isEmpty() && divider + 3 > width;
        List<StringBuilder> candidates = new ArrayList<>(primary);
        if (!secondaryLost) {
            candidates.addAll(secondary);
        }
        int offset = 0;
        StringBuilder longest = null;
        for (StringBuilder component : candidates) {
            boolean endsBeforeCut = secondaryLost || offset + component.length() < width;
            if (endsBeforeCut && component.length() > 1
                    && (longest == null || component.length() > longest.length())) {
                longest = component;
            }
            offset += component.length() + 1;
        }
        if (longest == null) {
            return false;
        }
        longest.setLength(longest.length() - 1);
        return true;
    }

    private static String join(List<StringBuilder> primary, List<StringBuilder> secondary) {
        String surname = String.join("<", primary);
        return secondary.isEmpty() ? surname : surname + "<<" + String.join("<", secondary);
    }

    private static List<StringBuilder> components(String name, String field) {
        List<StringBuilder> components = new ArrayList<>();
        for (String component : DIVIDER.split(name.replace("'", ""), -1)) {
            if (!LETTERS.matcher(component).matches()) {
                throw new IllegalArgumentException(field + ": only A to Z, blanks, hyphens and apostrophes");
            }
            if (!component.isEmpty()) {
                components.add(new StringBuilder(component));
            }
        }
        return components;
    }
}

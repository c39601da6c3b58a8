package org.quickpermit.identity;

import java.util.ArrayList;
import java.util.List;

import org.quickpermit.identity.IdentityResult.Invalid;

import org.jspecify.annotations.Nullable;

/// A typed number without blanks and brackets, half-width, that still knows where each character stood.
///
/// @param number letters and digits only, when there is no fault
/// @param places position of each character of `number` in the text as typed, from 1
/// @param bracketed true when the last character stood in brackets
/// @param fault the first character that cannot stand in a number
record Typed(String number, List<Integer> places, boolean bracketed, @Nullable Invalid fault) {
    private static final int FULL_WIDTH_SHIFT = '\uFF01' - '!';

    Typed {
        places = List.copyOf(places);
    }

    static Typed of(String typed) {
        StringBuilder number = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int opened = 0;
        int closed = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = halfWidth(typed.charAt(i));
            int place = i + 1;
            boolean letterOrDigit = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letterOrDigit && closed == 0) {
                number.append(c);
                places.add(place);
            } else if (c == '(' && opened == 0 && !number.isEmpty()) {
                opened = number.length();
            } else if (c == ')' && closed == 0 && opened > 0 && number.length() == opened + 1) {
                closed = place;
            } else if (c != ' ') {
                IdentityFault fault = c == '(' || c == ')' || letterOrDigit
                        ? IdentityFault.BRACKETS
                        : c >= 'a' && c <= 'z' ? IdentityFault.LOWER_CASE : IdentityFault.CHARACTER;
                return new Typed("", List.of(), false, new Invalid(place, fault));
            }
        }
        Invalid fault = null;
        if (opened > 0 && closed == 0) {
            fault = new Invalid(typed.length(), IdentityFault.BRACKETS);
        } else if (number.isEmpty()) {
            fault = new Invalid(0, IdentityFault.EMPTY);
        }
        return new Typed(number.toString(), places, closed > 0, fault);
    }

    /// A fault at a character of [#number()].
    ///
    /// @param index index in [#number()], from 0
    Invalid invalid(int index, IdentityFault fault) {
        return new Invalid(places.get(index), fault);
    }

    private static char halfWidth(char c) {
        if (c == '\u3000') {
            return ' ';
        }
        return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - FULL_WIDTH_SHIFT) : c;
    }
}

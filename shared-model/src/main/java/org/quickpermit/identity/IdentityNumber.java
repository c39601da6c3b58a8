package org.quickpermit.identity;

/// An identity number whose form and, where there is one, check digit are right. Only [IdentityNumbers#parse] makes
/// them; [#toString()] masks.
public sealed interface IdentityNumber {
    /// The one text of the number, by which two spellings are compared: `A123456(3)`, `12345678`, `A123456789`.
    String canonical();

    /// The number as its card prints it: `A123456(3)`, `1234567(8)`, `A123456789`.
    String printed();

    /// Number of a Hong Kong identity card.
    ///
    /// @param body one or two letters and six digits
    /// @param checkDigit `0` to `9` or `A`; not part of the number, but always printed with it
    record HongKongId(String body, char checkDigit) implements IdentityNumber {
        @Override
        public String canonical() {
            return body + "(" + checkDigit + ")";
        }

        @Override
        public String printed() {
            return canonical();
        }

        @Override
        public String toString() {
            return mask("HongKongId", body);
        }
    }

    /// Number of a Macau resident identity card (BIR). Its last digit is printed in brackets, but no way to verify it
    /// has been published, so only the form is known to be right.
    ///
    /// @param digits all eight digits
    record MacauId(String digits) implements IdentityNumber {
        @Override
        public String canonical() {
            return digits;
        }

        @Override
        public String printed() {
            return digits.substring(0, 7) + "(" + digits.charAt(7) + ")";
        }

        @Override
        public String toString() {
            return mask("MacauId", digits);
        }
    }

    /// National identity number of Taiwan, 國民身分證統一編號.
    ///
    /// @param number a letter and nine digits
    record NationalId(String number) implements IdentityNumber {
        @Override
        public String canonical() {
            return number;
        }

        @Override
        public String printed() {
            return number;
        }

        @Override
        public String toString() {
            return mask("NationalId", number);
        }
    }

    /// Number of a resident certificate of Taiwan, 統一證號.
    ///
    /// @param number a letter and nine digits in the form of 2021, two letters and eight digits in the old one
    record ResidentNumber(String number) implements IdentityNumber {
        /// True for the form of before 2021, which stays valid until 2031-01-01.
        public boolean isOldForm() {
            return !Character.isDigit(number.charAt(1));
        }

        @Override
        public String canonical() {
            return number;
        }

        @Override
        public String printed() {
            return number;
        }

        @Override
        public String toString() {
            return mask("ResidentNumber", number);
        }
    }

    private static String mask(String kind, String number) {
        return kind + "[" + number.substring(0, 2) + "****" + "]";
    }
}

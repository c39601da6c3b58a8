package org.quickpermit.form;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Contents of an application's fields at the edges of what is taken. Terminal and server are both run over them, so that
/// neither can turn away what the other takes.
public final class FormVectors {
    /// The day all of them are meant for.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private FormVectors() {}

    /// One field's content.
    ///
    /// @param pointer JSON pointer of the field in an application
    /// @param content what stands in it; days as `yyyy-MM-dd`
    /// @param taken whether it is well-formed
    public record Vector(String pointer, String content, boolean taken) {}

    /// All of them. Everything else in the application is in order; the given names are `TAI MAN`, the phone number is
    /// there, the e-mail address is not.
    public static List<Vector> all() {
        return Stream.of(
                of("/document/surname", List.of("CHAN", "DE SOUSA", "A", "W".repeat(32)),
                        List.of("", "W".repeat(40), "Chan", "CH4N", "CHAN-LI", "陳", "CHAN\u00A0LI")),
                of("/document/givenNames", List.of("", "TAI MAN", "W".repeat(35)),
                        List.of("W".repeat(36), "TAI,MAN", "Tai")),
                of("/document/number", List.of("K", "K12345678"), List.of("", "K123456789", "k1234567", "K-123456")),
                of("/document/nationality", List.of("CHN", "D"), List.of("", "CH", "CHNA", "C1N")),
                of("/document/issuingState", List.of("CHN", "D"), List.of("", "E", "CHNA")),
                of("/document/birthDate", List.of("2026-11-21", "1880-01-01"),
                        List.of("2026-11-22", "2026-11-23", "1879-12-31")),
                of("/document/expiryDate", List.of("1980-01-01", "2026-11-21", "2200-12-31"),
                        List.of("1979-12-31", "2201-01-01")),
                of("/chineseName", List.of("陳大文", "𠮷", "安德烈·費雷拉", "文".repeat(30)),
                        List.of("文".repeat(31), "陳X", "·", "陳 大文", "陳\u202E大文", "\uE000", "chan")),
                of("/contact/phone",
                        List.of("+852 2345 6789", "2345 6789", "91234567", "+853 6612 3456", "+853-2833-0000",
                                "+886 912 345 678", "+44 20 7946 0958", "+123456789012345", "+6 5 6 1 2 3 4 5 6 7"),
                        List.of("12", "123456", "2345678", "234567890", "12345678", "852 2345 6789", "+852 2345 678",
                                "+852 2345 67890", "+853 661 2345", "+853 1612 3456", "+12", "+1234567",
                                "+1234567890123456", "+0912345678", "0912345678", "2".repeat(31), "-23456789",
                                "23456789-", "+", "2345+6789", "２３４５６７８９")),
                of("/contact/email", List.of("", "a@example.com", "a".repeat(64) + "@example.com"),
                        List.of("a", "a@", "a@localhost", "@example.com", "a b@example.com", "a@example..com",
                                "a".repeat(65) + "@example.com", "陳@example.com",
                                "a@" + "b".repeat(249) + ".com")),
                of("/intendedArrival", List.of("2026-11-22", "2027-01-22"), List.of("2026-11-21", "2027-01-23")))
                .flatMap(List::stream).toList();
    }

    private static List<Vector> of(String pointer, List<String> taken, List<String> refused) {
        return Stream.concat(taken.stream().map(content -> new Vector(pointer, content, true)),
                refused.stream().map(content -> new Vector(pointer, content, false))).toList();
    }
}

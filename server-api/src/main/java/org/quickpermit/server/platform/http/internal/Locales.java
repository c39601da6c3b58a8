package org.quickpermit.server.platform.http.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The language of an answer, Chinese or English: as chosen on a page, else by `Accept-Language`; Chinese where it names
/// neither or cannot be read.
final class Locales {
    /// Cookie of a language chosen on a page, `zh` or `en`.
    static final String CHOICE = "language";

    private static final int MAX_HEADER = 200;

    private Locales() {}

    static Locale of(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> of(request.getHeader("Accept-Language")));
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(CHOICE))
                        .map(cookie -> cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.TRADITIONAL_CHINESE)
                        .findFirst();
    }

    /// @param header value of `Accept-Language`, null where there is none
    static Locale of(@Nullable String header) {
        if (header == null || header.length() > MAX_HEADER) {
            return Locale.TRADITIONAL_CHINESE;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
            for (Locale.LanguageRange range : ranges) {
                if (range.getWeight() > 0 && range.getRange().startsWith("zh")) {
                    return Locale.TRADITIONAL_CHINESE;
                }
                if (range.getWeight() > 0 && range.getRange().startsWith("en")) {
                    return Locale.ENGLISH;
                }
            }
        } catch (IllegalArgumentException e) {
            return Locale.TRADITIONAL_CHINESE;
        }
        return Locale.TRADITIONAL_CHINESE;
    }
}

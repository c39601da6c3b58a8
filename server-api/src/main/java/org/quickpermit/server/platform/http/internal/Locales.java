package org.quickpermit.server.platform.http.internal;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The language of an answer: Chinese or English by `Accept-Language`, Chinese where it names neither or cannot be read.
final class Locales {
    private static final int MAX_HEADER = 200;

    private Locales() {}

    static Locale of(HttpServletRequest request) {
        return of(request.getHeader("Accept-Language"));
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

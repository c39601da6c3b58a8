package org.quickpermit.agency.fx;

import java.util.Locale;

/// The languages of the terminal.
public enum Language {
    /** Traditional Chinese. */
    ZH(Locale.forLanguageTag("zh-Hant-TW")),
    /** English. */
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// The locale texts, problems and dates are asked for in.
    public Locale locale() {
        return locale;
    }

    /// The other one.
    public Language other() {
        return this == ZH ? EN : ZH;
    }
}

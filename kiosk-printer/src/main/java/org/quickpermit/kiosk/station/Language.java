package org.quickpermit.kiosk.station;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A language a traveller can choose, under its own name.
public enum Language {
    /** Traditional Chinese, the language a kiosk starts in. */
    ZH_HANT("繁體中文", "zh-Hant"),
    /** Simplified Chinese. */
    ZH_HANS("简体中文", "zh-Hans"),
    /** English. */
    EN("English", "en"),
    /** Portuguese as it is used in Macau. */
    PT("Português", "pt"),
    /** Japanese. */
    JA("日本語", "ja");

    private final String ownName;
    private final String tag;

    Language(String ownName, String tag) {
        this.ownName = ownName;
        this.tag = tag;
    }

    /// The language's name in the language itself.
    public String ownName() {
        return ownName;
    }

    /// Its BCP 47 tag, as `zh-Hant`.
    public String tag() {
        return tag;
    }

    /// The locale for looking up texts.
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// The language of a BCP 47 tag.
    ///
    /// @throws IllegalArgumentException when no screen exists in that language; the message names those that do
    public static Language ofTag(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("--lang takes "
                + Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", ")) + ", not " + tag);
    }
}

package org.quickpermit.wire;

/// One message in both languages of the system.
///
/// @param zh Traditional Chinese
/// @param en English
public record Text(String zh, String en) {
    /// The message for a screen in the given language; anything but Chinese gets English.
    public String in(java.util.Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }
}

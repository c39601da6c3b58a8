package org.quickpermit.agency.fx;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.quickpermit.wire.Text;

/// The terminal's own sentences in both languages, from `terminal_zh.properties` and `terminal_en.properties`.
/// Parameters stand as `{0}`, `{1}`; there is no other syntax, so that an apostrophe is an apostrophe.
public final class Wording {
    private static final ResourceBundle.Control PLAIN = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String BASE = "org.quickpermit.agency.fx.terminal";

    private Wording() {}

    /// All sentences of one language.
    public static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(BASE, Locale.of(language == Language.ZH ? "zh" : "en"), PLAIN);
    }

    /// True when there is a sentence of that key.
    public static boolean has(String key) {
        return bundle(Language.ZH).containsKey(key);
    }

    /// One sentence in both languages.
    ///
    /// @param key its key
    /// @param values values of its parameters; a [Text] is put in in the sentence's own language
    /// @throws java.util.MissingResourceException when there is no such sentence
    public static Text of(String key, Object... values) {
        List<Object> all = List.of(values);
        return new Text(filled(Language.ZH, key, all), filled(Language.EN, key, all));
    }

    private static String filled(Language language, String key, List<Object> values) {
        String sentence = bundle(language).getString(key);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            String shown = value instanceof Text text ? text.in(language.locale()) : String.valueOf(value);
            sentence = sentence.replace("{" + i + "}", shown);
        }
        return sentence;
    }
}

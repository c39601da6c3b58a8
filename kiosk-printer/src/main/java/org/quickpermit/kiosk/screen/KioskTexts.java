package org.quickpermit.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.quickpermit.kiosk.station.Language;

/// The sentences of the kiosk in every language, from `texts.<tag>.properties`.
public final class KioskTexts {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    /// Reads all languages.
    public KioskTexts() {
        for (Language language : Language.values()) {
            texts.put(language, read("texts." + language.tag() + ".properties"));
        }
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream in = KioskTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program's files");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        return properties;
    }

    /// The text of a key, with its places filled.
    ///
    /// @throws IllegalArgumentException when the language has no such text
    public String get(Language language, String key, Object... values) {
        Properties properties = texts.get(language);
        String text = properties == null ? null : properties.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.tag());
        }
        return values.length == 0
                ? text
                : new MessageFormat(text.replace("'", "''"), language.locale())
                        .format(values);
    }

    /// The text of a key, or the text of another where the first does not exist.
    public String getOr(Language language, String key, String other) {
        return keys(language).contains(key) ? get(language, key) : get(language, other);
    }

    /// All keys of a language.
    public Set<String> keys(Language language) {
        Properties properties = texts.get(language);
        return properties == null ? Set.of() : properties.stringPropertyNames();
    }
}

package org.quickpermit.server.platform.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/// Reads `server.properties`: Java's form, in UTF-8.
final class SettingsFile {
    private static final long LARGEST = 64 * 1024;

    private SettingsFile() {}

    /// @return keys and values, none when there is no such file
    /// @throws InvalidConfiguration naming the file and what to do with it
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidConfiguration(file + " is not a file: remove it, or write key=value lines into a file");
        }
        Properties properties = new Properties();
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidConfiguration(file + " has more than " + LARGEST + " bytes: settings are a few lines");
            }
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration(file + " is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw new InvalidConfiguration(file + " cannot be read: give the server's user the right to read it");
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    file + " is not a properties file: a \\u in it is not followed by four hexadecimal digits");
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name).strip()));
        return values;
    }
}

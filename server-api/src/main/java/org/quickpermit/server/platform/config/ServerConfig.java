package org.quickpermit.server.platform.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Everything the server can be told, and nothing else.
///
/// @param data folder of database and keys
/// @param bind address to listen on
/// @param host name or address devices reach the server by; also in the server's certificate
/// @param port port, 0 for any free one
/// @param databaseUrl `jdbc:postgresql:…`, or empty for the embedded database in the data folder
/// @param databaseUser user of the database
/// @param databasePassword password of the database
/// @param callsPerSecond calls a device may make per second in the long run
/// @param burst calls a device may make at once
public record ServerConfig(Path data, String bind, String host, int port, String databaseUrl, String databaseUser,
        Secret databasePassword, int callsPerSecond, int burst) {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_RATE = 1_000_000;
    private static final int LONGEST = 500;
    /// Every key with its default, in the order of the record.
    private static final Map<String, String> DEFAULTS = defaults();

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("server.data", "quickpermit-data");
        defaults.put("server.bind", "127.0.0.1");
        defaults.put("server.host", "localhost");
        defaults.put("server.port", "8443");
        defaults.put("database.url", "");
        defaults.put("database.user", "");
        defaults.put("database.password", "");
        defaults.put("rate.calls-per-second", "50");
        defaults.put("rate.burst", "200");
        return defaults;
    }

    /// The names of all keys with their defaults.
    public static Map<String, String> keys() {
        return DEFAULTS;
    }

    /// A server of the given folder and port with defaults otherwise, as tests and the demo use it.
    public static ServerConfig local(Path data, int port) {
        return of(Map.of("server.data", data.toString(), "server.port", Integer.toString(port)), Map.of());
    }

    /// Reads the configuration: defaults, then `server.properties` in the data folder, then the environment (`server.port`
    /// is `QUICKPERMIT_SERVER_PORT`), then the command line.
    ///
    /// @param commandLine what was given on the command line, by key
    /// @param environment the environment
    /// @throws InvalidConfiguration naming the key and the remedy, also for a key that does not exist
    public static ServerConfig of(Map<String, String> commandLine, Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
        Path data = folder(commandLine.getOrDefault("server.data",
                environment.getOrDefault(variable("server.data"), "quickpermit-data")));
        Map<String, String> fromFile = SettingsFile.read(data.resolve("server.properties"));
        if (fromFile.containsKey("server.data")) {
            throw new InvalidConfiguration("server.data cannot stand in server.properties, which lies in that folder: "
                    + "set it with --data or QUICKPERMIT_SERVER_DATA");
        }
        put(values, fromFile, "server.properties");
        Map<String, String> fromEnvironment = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("QUICKPERMIT_")) {
                fromEnvironment.put(key(name), value);
            }
        });
        put(values, fromEnvironment, "the environment");
        put(values, commandLine, "the command line");
        values.put("server.data", data.toString());
        return new ServerConfig(data, text(values, "server.bind"), text(values, "server.host"),
                number(values, "server.port", 0, MAX_PORT), url(values), free(values, "database.user"),
                new Secret(free(values, "database.password")),
                number(values, "rate.calls-per-second", 1, MAX_RATE), number(values, "rate.burst", 1, MAX_RATE));
    }

    private static void put(Map<String, String> values, Map<String, String> more, String source) {
        for (String key : new TreeSet<>(more.keySet())) {
            if (!DEFAULTS.containsKey(key)) {
                throw new InvalidConfiguration("unknown key " + key + " in " + source + "; the keys are "
                        + String.join(", ", DEFAULTS.keySet()));
            }
            values.put(key, more.getOrDefault(key, ""));
        }
    }

    /// The data folder need not exist, but it must be possible to make it: found out before anything is written.
    private static Path folder(String text) {
        Path folder;
        try {
            folder = Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidConfiguration("server.data (--data) is no path of this system: name a folder");
        }
        if (text.isBlank()) {
            throw new InvalidConfiguration("server.data (--data) is empty: name a folder");
        }
        Path there = folder.toAbsolutePath();
        for (Path parent = there; !Files.exists(there) && parent != null; parent = parent.getParent()) {
            there = parent;
        }
        if (!Files.isDirectory(there)) {
            throw new InvalidConfiguration("server.data (--data) " + folder + ": " + there
                    + " is a file, not a folder; name another");
        }
        if (!Files.isWritable(there)) {
            throw new InvalidConfiguration("server.data (--data) " + folder + ": this user may not write to " + there
                    + "; give it the right to, or name another folder");
        }
        return folder;
    }

    private static String variable(String key) {
        return "QUICKPERMIT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// The key an environment variable stands for, or the variable's own name when it stands for none.
    private static String key(String variable) {
        return DEFAULTS.keySet().stream().filter(key -> variable(key).equals(variable)).findFirst().orElse(variable);
    }

    private static String text(Map<String, String> values, String key) {
        String value = values.getOrDefault(key, "").strip();
        if (value.isEmpty() || value.length() > 253 || !value.matches("[A-Za-z0-9.:-]+")) {
            throw new InvalidConfiguration(key + " must be a host name or an address, for example localhost");
        }
        return value;
    }

    /// Text of any kind that one line can hold.
    private static String free(Map<String, String> values, String key) {
        String value = values.getOrDefault(key, "");
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidConfiguration(
                    key + " must have at most " + LONGEST + " characters, none of them a control "
                            + "character");
        }
        return value;
    }

    private static int number(Map<String, String> values, String key, int min, int max) {
        try {
            int value = Integer.parseInt(values.getOrDefault(key, "").strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message that names the range
        }
        throw new InvalidConfiguration(key + " must be a whole number from " + min + " to " + max);
    }

    private static String url(Map<String, String> values) {
        String url = values.getOrDefault("database.url", "").strip();
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new InvalidConfiguration(
                    "database.url must start with jdbc:postgresql: or be empty for the embedded database");
        }
        if (url.length() > LONGEST || url.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new InvalidConfiguration("database.url must have at most " + LONGEST
                    + " characters, no blanks and no control characters");
        }
        if (url.contains("password=") || url.contains("@")) {
            throw new InvalidConfiguration(
                    "database.url must not carry a password; set database.password or QUICKPERMIT_DATABASE_PASSWORD");
        }
        return url;
    }

    /// The effective configuration, one `key=value` per line, secrets masked.
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        lines.add("server.data=" + data);
        lines.add("server.bind=" + bind);
        lines.add("server.host=" + host);
        lines.add("server.port=" + port);
        lines.add("database.url=" + databaseUrl);
        lines.add("database.user=" + databaseUser);
        lines.add("database.password=" + databasePassword);
        lines.add("rate.calls-per-second=" + callsPerSecond);
        lines.add("rate.burst=" + burst);
        return lines;
    }
}

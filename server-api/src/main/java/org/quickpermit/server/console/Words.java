package org.quickpermit.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

import org.quickpermit.wire.Text;

/// The sentences of the console in one language, from `words.<language>.properties`, and moments as people write them.
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final boolean chinese;
    private final Locale locale;
    private final Properties words = new Properties();
    private final ZoneId zone;

    /// @param chinese true for Chinese, false for English
    /// @param zone zone of the moments to show
    public Words(boolean chinese, ZoneId zone) {
        this.chinese = chinese;
        this.locale = chinese ? Locale.TRADITIONAL_CHINESE : Locale.ENGLISH;
        this.zone = zone;
        String name = "words." + (chinese ? "zh" : "en") + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A sentence with its places filled.
    ///
    /// @throws IllegalArgumentException when there is no such sentence
    public String get(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return values.length == 0 ? text : new MessageFormat(text.replace("'", "''"), locale).format(values);
    }

    /// A text that has both languages.
    public String of(Text text) {
        return chinese ? text.zh() : text.en();
    }

    /// Hour and minute.
    public String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    /// Day, hour and minute.
    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /// Hour and minute of a moment of today, and the day with them of any other.
    public String near(Instant moment, Instant now) {
        return moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate()) ? time(moment) : moment(moment);
    }

    /// How long ago a moment was: in minutes, from two hours on in hours.
    public String age(Instant moment, Instant now) {
        long minutes = Math.max(0, Duration.between(moment, now).toMinutes());
        return minutes == 0
                ? get("board.age.now")
                : minutes < 120 ? get("board.age", minutes) : get("board.hours", minutes / 60);
    }

    /// The language for the page itself (BCP 47).
    public String tag() {
        return chinese ? "zh-Hant" : "en";
    }

    /// All keys there are.
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }
}

package org.quickpermit.agency.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

import org.quickpermit.agency.printing.Preferences;

/// Theme and text size of the terminal, changed while it runs and remembered for the next start.
public final class Look {
    private static final String SHEET = "terminal.css";
    private static final String THEME = "theme";
    private static final String SIZE = "text-size";
    private static final Pattern PIXELS = Pattern.compile("(?<![\\w#.-])(-?\\d+(?:\\.\\d+)?)px");

    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyObjectWrapper<TextSize> size;
    private final Map<TextSize, String> sheets = new EnumMap<>(TextSize.class);

    /// @param preferences where the choice is kept
    Look(Preferences preferences) {
        this.preferences = preferences;
        theme = new ReadOnlyObjectWrapper<>(kept(THEME, Theme.class).orElse(Theme.LIGHT));
        size = new ReadOnlyObjectWrapper<>(kept(SIZE, TextSize.class).orElse(TextSize.PERCENT_100));
    }

    /// The colours.
    ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// The size of text.
    ReadOnlyObjectProperty<TextSize> size() {
        return size.getReadOnlyProperty();
    }

    /// Changes the colours.
    void show(Theme next) {
        preferences.put(THEME, next.name());
        theme.set(next);
    }

    /// Changes the size of text.
    void show(TextSize next) {
        preferences.put(SIZE, next.name());
        size.set(next);
    }

    /// Puts both on by their names, as they stand in the preferences.
    ///
    /// @param themeName `LIGHT`, `DARK` or `CONTRAST`
    /// @param percent 100, 125 or 150
    /// @throws IllegalArgumentException when there is no such theme or size
    public void choose(String themeName, int percent) {
        show(Theme.valueOf(themeName));
        show(TextSize.valueOf("PERCENT_" + percent));
    }

    /// Dresses a scene.
    void dress(Scene scene) {
        scene.setUserAgentStylesheet(theme.get().controls());
        scene.getStylesheets().setAll(List.of(address(theme.get().palette()),
                sheets.computeIfAbsent(size.get(), wanted -> wanted == TextSize.PERCENT_100
                        ? address(SHEET)
                        : "data:text/css;base64," + Base64.getEncoder().encodeToString(
                                scaled(read(SHEET), wanted.percent()).getBytes(StandardCharsets.UTF_8)))));
    }

    /// A style sheet with all its pixels multiplied; lines of one pixel stay lines.
    ///
    /// @param css the sheet
    /// @param percent 100 for the same
    static String scaled(String css, int percent) {
        return PIXELS.matcher(css).replaceAll(size -> pixels(size, percent));
    }

    private static String pixels(MatchResult size, int percent) {
        double pixels = Double.parseDouble(size.group(1));
        return (Math.abs(pixels) <= 1 ? Math.round(pixels) : Math.round(pixels * percent / 100)) + "px";
    }

    private <E extends Enum<E>> Optional<E> kept(String name, Class<E> type) {
        return preferences.get(name)
                .flatMap(value -> List.of(type.getEnumConstants()).stream()
                        .filter(one -> one.name().equals(value)).findFirst());
    }

    private static String address(String name) {
        return Objects.requireNonNull(Look.class.getResource(name), name).toExternalForm();
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("style sheet " + name + " cannot be read", e);
        }
    }
}

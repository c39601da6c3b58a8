package org.quickpermit.agency.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import javafx.scene.text.Font;

/// The fonts of the house: Noto Sans HK for all text, so that Chinese shows on machines without a Chinese font, and
/// Noto Sans Mono, whose zero is slashed, for document numbers and machine-readable zones.
public final class Fonts {
    private static final List<String> FILES = List.of("/fonts/NotoSansHK_400Regular.ttf",
            "/fonts/NotoSansHK_700Bold.ttf", "/fonts/NotoSansMono_400Regular.ttf",
            "/fonts/NotoSansMono_700Bold.ttf");

    private Fonts() {}

    /// Makes the fonts known to JavaFX. Loading them again does no harm.
    ///
    /// @throws IllegalStateException when one is missing from the program
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                if (in == null || Font.loadFont(in, 14) == null) {
                    throw new IllegalStateException("font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("font " + file + " cannot be read", e);
            }
        }
    }
}

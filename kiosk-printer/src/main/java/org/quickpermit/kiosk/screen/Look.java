package org.quickpermit.kiosk.screen;

import java.io.InputStream;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

import org.quickpermit.kiosk.station.Language;

/// Colours, sizes and faces of the kiosk. Text is ink on light ground or white on the accent: at least 7:1.
public final class Look {
    /// Text.
    public static final Color INK = Color.web("#16242B");
    /// Text of second rank, still above 7:1 on the ground.
    public static final Color SOFT_INK = Color.web("#3F4F57");
    /// Ground.
    public static final Color GROUND = Color.web("#F5F7F8");
    /// Lines and quiet shapes.
    public static final Color LINE = Color.web("#C9D3D8");
    /// The one accent.
    public static final Color TEAL = Color.web("#0E5A6B");
    /// A tint of the accent, for surfaces.
    public static final Color TINT = Color.web("#DCE9EC");
    /// Good outcome; never without a shape and a word.
    public static final Color GREEN = Color.web("#1B7F4B");
    /// Wait; never without a shape and a word.
    public static final Color AMBER = Color.web("#B86E00");
    /// Bad outcome; never without a shape and a word.
    public static final Color RED = Color.web("#B3261E");

    private static final List<String> FONTS = List.of("/fonts/NotoSansHK_400Regular.ttf",
            "/fonts/NotoSansHK_700Bold.ttf", "/fonts/NotoSansSC_400Regular_GB2312.ttf",
            "/fonts/NotoSansSC_700Bold_GB2312.ttf", "/fonts/NotoSansJP_400Regular_JIS.ttf",
            "/fonts/NotoSansJP_700Bold_JIS.ttf");

    private Look() {}

    /// Makes the faces known to the toolkit; to be called once before a screen is built.
    public static void loadFonts() {
        for (String name : FONTS) {
            InputStream in = Look.class.getResourceAsStream(name);
            if (in == null || Font.loadFont(in, 16) == null) {
                throw new IllegalStateException("the font " + name + " is not in the program's files");
            }
        }
    }

    /// The face a language is set in.
    public static String family(Language language) {
        return switch (language) {
            case ZH_HANT, EN, PT -> "Noto Sans HK";
            case ZH_HANS -> "Noto Sans SC";
            case JA -> "Noto Sans JP";
        };
    }
}

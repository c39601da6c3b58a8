package org.quickpermit.agency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/// Measures, on a screen as it stands, the contrast of every text to what lies behind it, as WCAG 2 reckons it.
final class Contrast {
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private Contrast() {}

    /// A text that is too faint.
    ///
    /// @param text what it says
    /// @param ratio its contrast
    /// @param colours its colour and the one behind it
    record Faint(String text, double ratio, String colours) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f %s \"%s\"", ratio, colours, text);
        }
    }

    /// All texts of a screen with less than a contrast. What is disabled does not count.
    ///
    /// @param root the screen
    /// @param least the least contrast
    static List<Faint> below(Parent root, double least) {
        List<Faint> faint = new ArrayList<>();
        look(root, least, faint);
        return faint;
    }

    private static void look(Node node, double least, List<Faint> faint) {
        if (!node.isVisible() || node.isDisabled() || node.getPseudoClassStates().contains(DISABLED)) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill
                && !isPrompt(text)) {
            Color behind = behind(text);
            Color seen = over(fill, behind);
            double ratio = ratio(seen, behind);
            if (ratio < least) {
                faint.add(new Faint(text.getText(), ratio, seen + " on " + behind));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, least, faint));
        }
    }

    /// A prompt is an example in an empty field, not a text of its own.
    private static boolean isPrompt(Node text) {
        for (Node at = text; at != null; at = at.getParent()) {
            if (at instanceof TextField field) {
                return field.getText().isEmpty();
            }
        }
        return false;
    }

    private static Color behind(Node text) {
        List<Color> layers = new ArrayList<>();
        for (Node at = text.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color fill) {
                        layers.add(fill);
                        if (fill.isOpaque()) {
                            return flattened(layers);
                        }
                    }
                }
            }
        }
        return flattened(layers);
    }

    private static Color flattened(List<Color> layers) {
        Color result = Color.WHITE;
        for (int i = layers.size() - 1; i >= 0; i--) {
            result = over(layers.get(i), result);
        }
        return result;
    }

    private static Color over(Color above, Color below) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }

    /// The contrast of two opaque colours: 1 for the same, 21 for black and white.
    static double ratio(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}

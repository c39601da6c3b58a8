package org.quickpermit.kiosk.screen;

/// The two shapes a kiosk's screen comes in, with the size the screens are designed for. Any other size is scaled.
public enum Orientation {
    /** Upright. */
    PORTRAIT(1080, 1920),
    /** Lying. */
    LANDSCAPE(1920, 1080);

    private final int width;
    private final int height;

    Orientation(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Design width in pixels.
    public int width() {
        return width;
    }

    /// Design height in pixels.
    public int height() {
        return height;
    }

    /// The shape that fits a window.
    public static Orientation of(double width, double height) {
        return height >= width ? PORTRAIT : LANDSCAPE;
    }
}

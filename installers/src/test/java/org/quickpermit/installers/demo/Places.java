package org.quickpermit.installers.demo;

import javafx.geometry.Rectangle2D;

/// Where the windows stand on a desktop, so that both can be watched: the terminal to the left, the kiosk beside it.
/// Where the desktop is too small for both, they overlap and neither leaves it further than its least size demands.
///
/// @param terminal place and size of the terminal
/// @param kiosk place and size of the kiosk
record Places(Place terminal, Place kiosk) {
    /// Sizes for a screen that exists only in memory.
    static final Places IN_MEMORY = new Places(new Place(0, 0, 1366, 768), new Place(0, 0, 540, 960));
    /// What a title bar takes.
    private static final int TITLE = 40;
    private static final int TERMINAL_LEAST_WIDTH = 1180;
    private static final int TERMINAL_LEAST_HEIGHT = 700;

    /// @param x left edge
    /// @param y upper edge
    /// @param width in pixels, without the frame
    /// @param height in pixels, without the title bar
    record Place(int x, int y, int width, int height) {}

    /// @param desktop the part of the screen that windows may use
    static Places on(Rectangle2D desktop) {
        int left = (int) desktop.getMinX();
        int top = (int) desktop.getMinY();
        int height = Math.clamp((int) desktop.getHeight() - TITLE, 569, IN_MEMORY.kiosk.height);
        int width = Math.round(height * IN_MEMORY.kiosk.width / (float) IN_MEMORY.kiosk.height);
        Place terminal = new Place(left, top,
                Math.clamp((int) desktop.getWidth() - width, TERMINAL_LEAST_WIDTH, IN_MEMORY.terminal.width),
                Math.clamp((int) desktop.getHeight() - TITLE, TERMINAL_LEAST_HEIGHT, IN_MEMORY.terminal.height));
        int beside = Math.min(left + terminal.width, (int) desktop.getMaxX() - width);
        return new Places(terminal, new Place(Math.max(left, beside), top, width, height));
    }
}

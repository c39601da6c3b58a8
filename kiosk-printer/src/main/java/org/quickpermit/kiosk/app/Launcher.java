package org.quickpermit.kiosk.app;

/// The main class of the packaged kiosk. It extends nothing of JavaFX, so that the program starts from the class path.
public final class Launcher {
    private Launcher() {}

    /// Starts the kiosk.
    public static void main(String[] args) {
        KioskMain.main(args);
    }
}

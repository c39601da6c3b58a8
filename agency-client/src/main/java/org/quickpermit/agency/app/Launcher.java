package org.quickpermit.agency.app;

/// Starts the program from a class path. It is not an `Application`: the Java launcher refuses one of those where JavaFX
/// is not a module.
public final class Launcher {
    private Launcher() {}

    /// @param arguments see [TerminalMain]
    public static void main(String[] arguments) {
        TerminalMain.main(arguments);
    }
}

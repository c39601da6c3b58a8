package org.quickpermit.server.platform.config;

/// The configuration is wrong; the message names the key and the remedy. Nothing was started.
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message key and remedy
    public InvalidConfiguration(String message) {
        super(message);
    }
}

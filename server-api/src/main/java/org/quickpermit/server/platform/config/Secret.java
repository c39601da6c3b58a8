package org.quickpermit.server.platform.config;

/// A value that must not be shown.
///
/// @param value the value itself
public record Secret(String value) {
    /// No secret is needed.
    public static final Secret NONE = new Secret("");

    @Override
    public String toString() {
        return value.isEmpty() ? "" : "********";
    }
}

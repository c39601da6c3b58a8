package org.quickpermit.device;

import java.time.Duration;

/// How long a program waits for the server.
///
/// @param connect for a connection
/// @param read for the next bytes of an answer
/// @param call for a call as a whole
public record TimeLimits(Duration connect, Duration read, Duration call) {
    /// The limits of a program that waits this long for each answer.
    public static TimeLimits of(Duration patience) {
        return new TimeLimits(patience, patience, patience.multipliedBy(2));
    }
}

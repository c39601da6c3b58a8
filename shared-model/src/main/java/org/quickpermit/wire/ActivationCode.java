package org.quickpermit.wire;

import java.time.Instant;

/// The answer to a registration.
///
/// @param login login name
/// @param code one-time code for [Activation]
/// @param expiresAt end of its life
public record ActivationCode(String login, String code, Instant expiresAt) {
    @Override
    public String toString() {
        return "ActivationCode[" + login + "]";
    }
}

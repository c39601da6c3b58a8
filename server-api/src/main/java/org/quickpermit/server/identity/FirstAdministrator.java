package org.quickpermit.server.identity;

import java.time.Instant;

import org.quickpermit.wire.EnrolmentTicket;

/// What the first administrator needs, made when the installation has none and shown once.
///
/// @param login login name
/// @param code one-time code to set the password with
/// @param expiresAt end of the code's life
/// @param tokenSeed Base32 seed for the token card or an authenticator program
/// @param ticket ticket of the workstation to sign in at
public record FirstAdministrator(String login, String code, Instant expiresAt, String tokenSeed,
        EnrolmentTicket ticket) {
    @Override
    public String toString() {
        return "FirstAdministrator[masked]";
    }
}

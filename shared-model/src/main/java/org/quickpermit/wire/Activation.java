package org.quickpermit.wire;

/// Sets the password of a new user with the one-time code the bureau handed over. The body of
/// `POST /api/v1/activations`.
///
/// @param login login name
/// @param code one-time code
/// @param password the new password, 12 to 128 characters
/// @param token the six digits the user's token card shows, proving that the card is in hand
public record Activation(String login, String code, String password, String token) {
    @Override
    public String toString() {
        return "Activation[" + login + "]";
    }
}

package org.quickpermit.wire;

/// Opens a session: the body of `POST /api/v1/sessions`. The session is bound to the device whose client certificate
/// carried the call.
///
/// @param login login name
/// @param password password
/// @param token the six digits the token card shows
public record SignIn(String login, String password, String token) {
    @Override
    public String toString() {
        return "SignIn[" + login + "]";
    }
}

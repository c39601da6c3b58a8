package org.quickpermit.server.platform.http;

/// One route.
///
/// @param method method
/// @param path path with parameters in braces, as in [org.quickpermit.wire.Api]
/// @param access who may call it
/// @param body what it takes as a body, for POST
/// @param handler what answers
public record Route(HttpMethod method, String path, Access access, Body body, Handler handler) {
    @Override
    public String toString() {
        return method + " " + path;
    }
}

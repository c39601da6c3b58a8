package org.quickpermit.server.platform.http;

/// One route.
///
/// @param method method
/// @param path path with parameters in braces, as in [org.quickpermit.wire.Api]
/// @param access who may call it
/// @param body what it takes as a body, for POST
/// @param handler what answers
public record Route(HttpMethod method, String path, Access access, Body body, Handler handler) {
    /// Where the pages are; all else is the API.
    public static final String PAGES = "/console";

    /// True for a page or a part of one: a person reads what it answers, problems too.
    public boolean forBrowsers() {
        return path.startsWith(PAGES);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

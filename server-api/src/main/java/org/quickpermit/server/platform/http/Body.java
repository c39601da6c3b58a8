package org.quickpermit.server.platform.http;

/// What a route takes as a body.
///
/// @param mediaType the one media type accepted
/// @param maxBytes longest body accepted; a longer one is answered 413
public record Body(String mediaType, long maxBytes) {
    /// JSON of at most 64 KB, what nearly every route takes.
    public static final Body JSON = new Body("application/json", 65_536);

    /// A form of a page, of at most 64 KB. Taken from the server's own pages only, see [Call#form()].
    public static final Body FORM = new Body("application/x-www-form-urlencoded", 65_536);

    /// A CSV file.
    public static Body csv(long maxBytes) {
        return new Body("text/csv", maxBytes);
    }
}

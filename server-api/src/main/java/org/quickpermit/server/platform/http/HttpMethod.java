package org.quickpermit.server.platform.http;

/// The methods the API uses. Everything else is answered 405 or 404.
public enum HttpMethod {
    GET,
    POST,
    DELETE
}

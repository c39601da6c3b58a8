package org.quickpermit.server.platform.http;

/// How the web server listens.
///
/// @param host address to bind, as `0.0.0.0` or `127.0.0.1`
/// @param port port, 0 for any free one
/// @param publicHost name or address devices reach the server by, written into tickets
/// @param callsPerSecond calls one device may make per second in the long run
/// @param burst calls one device may make at once
public record HttpSettings(String host, int port, String publicHost, int callsPerSecond, int burst) {}

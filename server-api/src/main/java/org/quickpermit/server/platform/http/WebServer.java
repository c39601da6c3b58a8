package org.quickpermit.server.platform.http;

import java.util.function.BooleanSupplier;

import org.quickpermit.server.platform.http.internal.HttpServer;

import io.micrometer.core.instrument.MeterRegistry;

/// The running web server.
public interface WebServer extends AutoCloseable {
    /// The port it listens on.
    int port();

    /// Takes a renewed certificate into use; open connections go on.
    void reload(ServerTls tls);

    /// Says "not ready" at once, lets the calls under way finish (at most ten seconds), then closes the port.
    @Override
    void close();

    /// Starts serving exactly the routes of `router`, and the health routes.
    ///
    /// @param settings where to listen
    /// @param tls keys and certificates
    /// @param router routes
    /// @param callers knows devices and persons
    /// @param pages what a person sees in the browser where the API would answer a problem
    /// @param ready true while the server can do its work
    /// @param meters where timings go
    static WebServer start(HttpSettings settings, ServerTls tls, Router router, CallerSource callers,
            ProblemPage pages, BooleanSupplier ready, MeterRegistry meters) {
        return HttpServer.start(settings, tls, router, callers, pages, ready, meters);
    }
}

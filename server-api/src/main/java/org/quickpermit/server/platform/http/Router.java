package org.quickpermit.server.platform.http;

import java.util.ArrayList;
import java.util.List;

/// The table of contents of the API: features add their routes, the web server serves exactly these.
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /// Adds a route; a POST takes JSON of at most 64 KB.
    ///
    /// @throws IllegalArgumentException when method and path are already taken
    public void add(HttpMethod method, String path, Access access, Handler handler) {
        add(method, path, access, Body.JSON, handler);
    }

    /// Adds a route that takes another kind of body.
    ///
    /// @throws IllegalArgumentException when method and path are already taken
    public void add(HttpMethod method, String path, Access access, Body body, Handler handler) {
        if (routes.stream().anyMatch(route -> route.method() == method && route.path().equals(path))) {
            throw new IllegalArgumentException(method + " " + path + " is added twice");
        }
        routes.add(new Route(method, path, access, body, handler));
    }

    /// All routes, in the order they were added.
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}

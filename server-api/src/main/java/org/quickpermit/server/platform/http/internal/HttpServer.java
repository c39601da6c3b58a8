package org.quickpermit.server.platform.http.internal;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.HttpSettings;
import org.quickpermit.server.platform.http.ProblemPage;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.platform.http.ServerTls;
import org.quickpermit.server.platform.http.WebServer;
import org.quickpermit.wire.Api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Javalin on Jetty, virtual threads, one TLS port that asks for a client certificate and leaves it to each route whether
/// it needs one.
public final class HttpServer implements WebServer {
    private static final long STOP_TIMEOUT_MS = 10_000;
    private static final int MAX_HEADER_BYTES = 16_384;

    private final Javalin app;
    private final SslContextFactory.Server ssl;
    private final AtomicBoolean stopping;

    private HttpServer(Javalin app, SslContextFactory.Server ssl, AtomicBoolean stopping) {
        this.app = app;
        this.ssl = ssl;
        this.stopping = stopping;
    }

    /// See [WebServer#start].
    public static HttpServer start(HttpSettings settings, ServerTls tls, Router router, CallerSource callers,
            ProblemPage pages, BooleanSupplier ready, MeterRegistry meters) {
        SslContextFactory.Server ssl = ssl(tls);
        AtomicBoolean stopping = new AtomicBoolean();
        BooleanSupplier serving = () -> !stopping.get() && ready.getAsBoolean();
        addHealth(router, serving);
        Problems problems = new Problems();
        Admission admission = new Admission(callers, new RateLimit(settings.callsPerSecond(), settings.burst()));
        Dispatcher dispatcher = new Dispatcher(admission, problems, meters, settings.publicHost(), pages);
        Javalin app = Javalin.create(config -> {
            configure(config, settings, ssl);
            router.routes().forEach(route -> config.routes.addHttpHandler(type(route.method()), route.path(),
                    context -> dispatcher.dispatch(route, context)));
            config.routes.exception(HttpResponseException.class,
                    (problem, context) -> dispatcher.notRouted(problem.getStatus(), context));
            config.routes.exception(Exception.class, (problem, context) -> dispatcher.failed(problem, context));
            config.router.javaLangErrorHandler((response, error) -> dispatcher.lastResort(response, error));
        });
        app.start();
        return new HttpServer(app, ssl, stopping);
    }

    private static void configure(JavalinConfig config, HttpSettings settings, SslContextFactory.Server ssl) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "application/json";
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_TIMEOUT_MS);
            server.setErrorHandler(new UnreadableRequests());
        });
        config.jetty.addConnector((server, ignored) -> connector(server, settings, ssl));
    }

    private static Connector connector(Server server, HttpSettings settings, SslContextFactory.Server ssl) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        // Devices reach the server by address as well as by name: the name in the handshake decides nothing here.
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(server,
                new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()), new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(60_000);
        return connector;
    }

    private static SslContextFactory.Server ssl(ServerTls tls) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        use(ssl, tls);
        ssl.setWantClientAuth(true);
        ssl.setIncludeProtocols("TLSv1.3");
        ssl.setIncludeCipherSuites("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256");
        ssl.setRenegotiationAllowed(false);
        ssl.setEndpointIdentificationAlgorithm(null);
        return ssl;
    }

    private static void use(SslContextFactory ssl, ServerTls tls) {
        ssl.setKeyStore(tls.keys());
        ssl.setKeyStorePassword(tls.password());
        ssl.setTrustStore(tls.trust());
    }

    private static void addHealth(Router router, BooleanSupplier serving) {
        router.add(HttpMethod.GET, Api.HEALTH_LIVE, Access.anyone(), call -> Reply.json(200, Map.of("status", "up")));
        router.add(HttpMethod.GET, Api.HEALTH_READY, Access.anyone(), call -> serving.getAsBoolean()
                ? Reply.json(200, Map.of("status", "ready"))
                : Reply.json(503, Map.of("status", "not ready")).withHeader("Retry-After", "5"));
    }

    private static HandlerType type(HttpMethod method) {
        return switch (method) {
            case GET -> HandlerType.GET;
            case POST -> HandlerType.POST;
            case DELETE -> HandlerType.DELETE;
        };
    }

    @Override
    public int port() {
        return app.port();
    }

    @Override
    public void reload(ServerTls tls) {
        try {
            ssl.reload(factory -> use(factory, tls));
        } catch (Exception e) {
            throw new IllegalStateException("the renewed certificate could not be taken into use", e);
        }
    }

    @Override
    public void close() {
        stopping.set(true);
        app.stop();
    }
}

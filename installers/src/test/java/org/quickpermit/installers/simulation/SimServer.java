package org.quickpermit.installers.simulation;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.quickpermit.server.app.PermitFeatures;
import org.quickpermit.server.console.Pages;
import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// The server: its own features and routes on a database in memory, called without a wire. It may die before or after any
/// commit; what was committed is there when it starts again, what was only in its memory is not.
final class SimServer implements RamDatabase.Hooks, AutoCloseable {
    /// An answer as it goes onto the wire.
    ///
    /// @param status HTTP status
    /// @param body text of the body, empty where there is none
    record Response(int status, String body) {
        boolean good() {
            return status < 400;
        }
    }

    /// The server is gone in the middle of a call, or was not there.
    static final class Gone extends Error {
        private static final long serialVersionUID = 1;

        Gone() {
            super("the server is gone", null, false, false);
        }
    }

    private static final int DEATH = 1_500;
    /// Nobody signs as a second person in a simulated day.
    private static final CallerSource NOBODY = new CallerSource() {
        @Override
        public Optional<Caller> device(X509Certificate certificate) {
            return Optional.empty();
        }

        @Override
        public Optional<SignedIn> session(Caller device, String token) {
            return Optional.empty();
        }
    };

    private final World world;
    private final RamDatabase database;
    private final Map<String, Route> routes = new TreeMap<>();
    private final SeededRandom random;
    private @Nullable PermitFeatures features;
    private boolean patient;
    private int life;

    SimServer(World world, Template template) {
        this.world = world;
        this.random = new SeededRandom(world.chance().below(Integer.MAX_VALUE));
        this.database = new RamDatabase(template.database(), this);
        start();
    }

    /// A clock that shows true time.
    Clock clock() {
        return new VirtualClock(() -> world.time().instant());
    }

    private void start() {
        PermitFeatures fresh = new PermitFeatures(
                Template.platform(database, world.template().keys(), clock(), random));
        Router router = new Router();
        fresh.addRoutes(router, new Pages(clock().getZone()), NOBODY);
        routes.clear();
        router.routes().forEach(route -> routes.put(route.method() + " " + route.path(), route));
        features = fresh;
        world.trace().add("server", "started");
    }

    private void die(String where) {
        world.trace().add("server", "DIES " + where);
        stop();
        world.time().after(world.chance().seconds(5, 240), () -> {
            start();
            world.invariants().serverCameBack();
        });
        throw new Gone();
    }

    private void stop() {
        if (features != null) {
            features.close();
        }
        features = null;
        life++;
    }

    boolean isUp() {
        return features != null;
    }

    RamDatabase database() {
        return database;
    }

    /// Between what a handler read and what it is about to write, others may come first.
    @Override
    public void before() {
        if (features == null) {
            return;
        }
        if (patient && world.time().mayPause() && world.chance().percent(15)) {
            int mine = life;
            world.time().pause(world.chance().millis(1, 40));
            if (mine != life) {
                throw new Gone();
            }
        }
        if (world.chance().strikes(DEATH)) {
            die("before a commit");
        }
    }

    @Override
    public void after() {
        if (features == null) {
            return;
        }
        world.invariants().serverWrote();
        if (world.chance().strikes(DEATH)) {
            die("after a commit, before its answer");
        }
    }

    /// Handles a call at once.
    ///
    /// @param method method
    /// @param path path of the route, with its braces
    /// @param letOthersFirst true where the caller is an actor that others may overtake within the server
    /// @throws Gone when the server is not there, or dies of it
    Response handle(HttpMethod method, String path, DirectCall call, boolean letOthersFirst) {
        if (features == null) {
            throw new Gone();
        }
        Route route = routes.get(method + " " + path);
        if (route == null || !admits(route.access(), call.caller())) {
            throw new IllegalStateException(call.caller().deviceId() + " may not " + method + " " + path);
        }
        boolean before = patient;
        patient = letOthersFirst;
        try {
            return response(route.handler().handle(call));
        } catch (ApiProblem problem) {
            return problem(problem);
        } catch (DatabaseUnavailable e) {
            return problem(new ApiProblem(ProblemType.SERVICE_UNAVAILABLE, new Text("db", "db")));
        } catch (Exception e) {
            throw new Broken("the server failed at " + path, e);
        } finally {
            patient = before;
        }
    }

    private static boolean admits(Access access, Caller caller) {
        return switch (access) {
            case Access.Anyone() -> true;
            case Access.Device(var kinds) -> kinds.contains(caller.kind());
            case Access.Browser _ -> false;
            case Access.Person(var kinds, var roles) -> kinds.contains(caller.kind())
                    && caller.session().filter(person -> roles.contains(person.role())).isPresent();
        };
    }

    private static Response response(Reply reply) {
        return switch (reply.content()) {
            case Reply.Content.Json(Object value) -> new Response(reply.status(), DirectCall.json(value));
            case Reply.Content.Bytes(String type, byte[] bytes) ->
                new Response(reply.status(), new String(bytes, StandardCharsets.UTF_8));
            case Reply.Content.None() -> new Response(reply.status(), "");
        };
    }

    private static Response problem(ApiProblem problem) {
        return new Response(problem.type().status(), DirectCall.json(
                Problem.of(problem.type(), problem.detail(), "SIMULATED", List.of(), Locale.ENGLISH)));
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    /// The longest a caller waits for an answer.
    static Duration patience() {
        return Duration.ofSeconds(8);
    }
}

package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// The network between one machine and the server. It delays, loses requests, loses answers, delivers twice, and is cut
/// for a while. Whoever calls is an actor and waits.
final class Link {
    private static final ObjectMapper LENIENT = WireJson.lenient();
    private static final int LOSS = 40;

    private final World world;
    private final VirtualTime.Life life;
    private @Nullable Instant heard;

    /// @param life the process that calls
    Link(World world, VirtualTime.Life life) {
        this.world = world;
        this.life = life;
    }

    /// The server's time in its newest answer.
    Optional<Instant> serverTime() {
        return Optional.ofNullable(heard);
    }

    /// Makes a call and reads its answer.
    ///
    /// @param type what a good answer holds
    <T> Answer<T> call(Caller caller, HttpMethod method, String path, Map<String, String> parameters,
            @Nullable String key, @Nullable String json, Class<T> type) {
        Optional<SimServer.Response> response = send(method, path, new DirectCall(caller, parameters, key, json));
        if (response.isEmpty()) {
            return new Answer.Missing<>(NoAnswer.TIMED_OUT);
        }
        try {
            SimServer.Response came = response.get();
            Answer<T> answer = came.good()
                    ? new Answer.Given<>(LENIENT.readValue(came.body(), type))
                    : new Answer.Denied<>(Trouble.of(LENIENT.readValue(came.body(), Problem.class)));
            return answer.missingWhereTheServerFailed();
        } catch (JsonProcessingException e) {
            throw new Broken("an answer of the server cannot be read", e);
        }
    }

    /// Makes a call that gives nothing but the fact that it was done.
    <T> Answer<T> tell(Caller caller, HttpMethod method, String path, Map<String, String> parameters,
            @Nullable String key, @Nullable String json, T done) {
        Optional<SimServer.Response> response = send(method, path, new DirectCall(caller, parameters, key, json));
        if (response.isEmpty()) {
            return new Answer.Missing<>(NoAnswer.TIMED_OUT);
        }
        try {
            Answer<T> answer = response.get().good()
                    ? new Answer.Given<>(done)
                    : new Answer.Denied<>(Trouble.of(LENIENT.readValue(response.get().body(), Problem.class)));
            return answer.missingWhereTheServerFailed();
        } catch (JsonProcessingException e) {
            throw new Broken("a problem cannot be read", e);
        }
    }

    /// @return what came back, empty when nothing did
    private Optional<SimServer.Response> send(HttpMethod method, String path, DirectCall call) {
        Chance chance = world.chance();
        String who = call.caller().deviceId();
        life.require();
        world.time().pause(chance.millis(2, 60));
        if (world.isCut(call.caller()) || !world.server().isUp() || chance.strikes(LOSS)) {
            world.trace().add(who, "no way to the server with " + method + " " + path);
            world.time().pause(chance.seconds(1, 8));
            return Optional.empty();
        }
        boolean twice = chance.strikes(LOSS) && method == HttpMethod.POST;
        Optional<SimServer.Response> response = handle(method, path, call, true);
        if (twice) {
            world.time().after(chance.seconds(0, 90), () -> handle(method, path, call, false));
        }
        life.require();
        boolean slow = chance.strikes(4 * LOSS);
        world.time().pause(slow ? SimServer.patience() : chance.millis(2, 60));
        if (slow || response.isEmpty() || chance.strikes(LOSS) || world.isCut(call.caller())) {
            world.trace().add(who, "no answer to " + method + " " + path);
            world.time().pause(Duration.ofMillis(chance.below(3000)));
            return Optional.empty();
        }
        heard = world.time().instant();
        return response;
    }

    private Optional<SimServer.Response> handle(HttpMethod method, String path, DirectCall call,
            boolean letOthersFirst) {
        try {
            SimServer.Response response = world.server().handle(method, path, call, letOthersFirst);
            if (method == HttpMethod.POST) {
                world.trace().add("server", call.caller().deviceId() + " " + path + " " + response.status()
                        + (letOthersFirst ? "" : " (delivered twice)"));
                world.invariants().answered(call, path, response);
            }
            return Optional.of(response);
        } catch (SimServer.Gone gone) {
            return Optional.empty();
        }
    }
}

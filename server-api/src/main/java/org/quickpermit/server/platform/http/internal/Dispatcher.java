package org.quickpermit.server.platform.http.internal;

import java.util.concurrent.TimeUnit;

import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Body;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.ProblemPage;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Takes each call through admission, checks of its form, its handler, and writes the reply or the problem.
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String CODE = "quickpermit.supportCode";
    private static final String ROUTE = "org.quickpermit.route";
    private static final String NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /// Pages take their style from this server, send their forms to it, and run no script.
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final Admission admission;
    private final Problems problems;
    private final MeterRegistry meters;
    private final String publicHost;
    private final ProblemPage pages;
    private final ObjectMapper json = WireJson.strict();
    private final StrictJson reader = new StrictJson(json);
    private final SupportCodes codes = new SupportCodes();

    Dispatcher(Admission admission, Problems problems, MeterRegistry meters, String publicHost,
            ProblemPage pages) {
        this.admission = admission;
        this.problems = problems;
        this.meters = meters;
        this.publicHost = publicHost;
        this.pages = pages;
    }

    void dispatch(Route route, Context context) {
        long start = System.nanoTime();
        String code = begin(context);
        context.req().setAttribute(ROUTE, route.toString());
        try {
            if (route.body().equals(Body.FORM)) {
                SameOrigin.require(context.req());
            }
            Caller caller = admission.admit(route.access(), context.req());
            ServletCall call = new ServletCall(context, route, caller, code, reader, publicHost);
            if (route.method() == HttpMethod.POST) {
                call.checkForm();
            }
            send(context, route.handler().handle(call));
        } catch (ApiProblem problem) {
            send(context, problem, code);
        } catch (DatabaseUnavailable e) {
            LOG.atWarn().addKeyValue("route", routeOf(context)).log("database unavailable: {}", SafeStackTrace.of(e));
            send(context, unavailable(), code);
        } catch (Exception e) {
            failed(e, context);
        } finally {
            Timer.builder("http.server.requests")
                    .tag("method", route.method().name())
                    .tag("route", route.path())
                    .tag("status", Integer.toString(context.statusCode()))
                    .register(meters)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            MDC.remove("call");
        }
    }

    private static ApiProblem unavailable() {
        return new ApiProblem(ProblemType.SERVICE_UNAVAILABLE,
                new Text("資料庫暫時無法使用，請稍候以相同識別碼重送；已完成者不會重複辦理。",
                        "The database cannot be reached. Try again shortly with the same key: what was done is not done "
                                + "twice."),
                java.time.Duration.ofSeconds(5));
    }

    /// A path that no route serves, or a method that no route of this path serves.
    void notRouted(int status, Context context) {
        String code = begin(context);
        ApiProblem problem = switch (status) {
            case 405 -> new ApiProblem(ProblemType.METHOD_NOT_ALLOWED,
                    new Text("此路徑不支援此方法。", "This path does not take this method."));
            case 413 -> ServletCall.tooLarge();
            default -> new ApiProblem(ProblemType.NOT_FOUND, new Text("無此路徑。", "There is nothing at this path."));
        };
        send(context, problem, code);
        MDC.remove("call");
    }

    /// Anything unforeseen: the caller learns the support code and nothing else, the log gets where it happened.
    void failed(Exception failure, Context context) {
        String code = begin(context);
        LOG.atError().addKeyValue("route", routeOf(context)).log("call failed: {}", SafeStackTrace.of(failure));
        send(context, new ApiProblem(ProblemType.INTERNAL_ERROR,
                new Text("系統發生錯誤，請提供支援代碼洽入出境管理局。",
                        "Something went wrong on the server. Quote the support code to the bureau.")),
                code);
    }

    /// An `Error` of the virtual machine: the shortest possible answer.
    void lastResort(HttpServletResponse response, Error error) {
        LOG.atError().log("call ended in an error: {}", SafeStackTrace.of(error));
        response.setStatus(500);
    }

    /// Method and template of the path, as in the inventory: what stood in the braces may name a person or a paper, and a
    /// path that no route serves is the caller's own text. Neither goes into the log.
    private static String routeOf(Context context) {
        return context.req().getAttribute(ROUTE) instanceof String route ? route : "none";
    }

    private String begin(Context context) {
        String code = (String) context.req().getAttribute(CODE);
        if (code == null) {
            code = codes.next();
            context.req().setAttribute(CODE, code);
        }
        MDC.put("call", code);
        return code;
    }

    private void send(Context context, ApiProblem problem, String code) {
        LOG.atInfo().addKeyValue("problem", problem.type()).addKeyValue("route", routeOf(context)).log("refused");
        problem.retryAfter().ifPresent(
                wait -> context.header("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        if (context.path().startsWith(Route.PAGES)) {
            send(context, pages.of(problem, context.path(), Locales.of(context.req()), code));
            return;
        }
        write(context, problem.type().status(), org.quickpermit.wire.Problem.MEDIA_TYPE,
                problems.body(problem, Locales.of(context.req()), code, json));
    }

    private void send(Context context, Reply reply) {
        reply.headers().forEach(context::header);
        switch (reply.content()) {
            case Reply.Content.Json(Object value) -> write(context, reply.status(), "application/json", bytes(value));
            case Reply.Content.Bytes(String type, byte[] bytes) -> write(context, reply.status(), type, bytes);
            case Reply.Content.None() -> write(context, reply.status(), null, new byte[0]);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always writable", e);
        }
    }

    private static void write(Context context, int status, @Nullable String mediaType, byte[] bytes) {
        context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        context.header("Content-Security-Policy",
                mediaType != null && mediaType.startsWith("text/html") ? PAGE_POLICY : NOTHING_POLICY);
        context.header("Referrer-Policy", "no-referrer");
        context.status(status);
        if (mediaType != null) {
            context.contentType(mediaType);
            context.result(bytes);
        }
    }
}

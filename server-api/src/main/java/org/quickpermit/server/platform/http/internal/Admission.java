package org.quickpermit.server.platform.http.internal;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Decides whether a call is admitted to its route: certificate, device, person, role, and the rate limit. Nothing is
/// remembered between calls, so that a revoked device or an ended session is out with its next call.
final class Admission {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String BEARER = "Bearer ";

    private final CallerSource callers;
    private final RateLimit limit;

    Admission(CallerSource callers, RateLimit limit) {
        this.callers = callers;
        this.limit = limit;
    }

    /// @return who calls; null on a route for anyone
    /// @throws ApiProblem when the call is not admitted
    @Nullable
    Caller admit(Access access, HttpServletRequest request) {
        return switch (access) {
            case Access.Anyone() -> {
                limit("address " + request.getRemoteAddr());
                yield null;
            }
            case Access.Device(var kinds) -> {
                Caller device = device(request);
                require(kinds.contains(device.kind()));
                yield device;
            }
            case Access.Person(var kinds, var roles) -> {
                Caller device = device(request);
                require(kinds.contains(device.kind()));
                SignedIn person = person(device, token(access, request));
                require(roles.contains(person.role()));
                yield device.with(person);
            }
            case Access.Browser(var kinds, var roles) -> {
                Caller device = device(request);
                require(kinds.contains(device.kind()));
                SignedIn person = person(device, token(access, request));
                require(roles.contains(person.role()));
                yield device.with(person);
            }
        };
    }

    private Caller device(HttpServletRequest request) {
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute(CERTIFICATES);
        if (chain == null || chain.length == 0) {
            throw new ApiProblem(ProblemType.CLIENT_CERTIFICATE_REQUIRED,
                    new Text("此呼叫須出示已登錄裝置之憑證。", "This call needs the certificate of an enrolled device."));
        }
        Caller device = callers.device(chain[0]).orElseThrow(() -> new ApiProblem(
                ProblemType.CLIENT_CERTIFICATE_REQUIRED,
                new Text("此裝置未登錄或已停用，請洽入出境管理局。",
                        "This device is not enrolled or was revoked; ask the bureau.")));
        limit("device " + device.deviceId());
        return device;
    }

    private SignedIn person(Caller device, Optional<String> token) {
        Optional<SignedIn> person = token.flatMap(known -> callers.session(device, known));
        return person.orElseThrow(() -> new ApiProblem(ProblemType.SIGN_IN_REQUIRED,
                new Text("尚未登入或登入已逾時，請重新登入。", "Nobody is signed in, or the session has ended: sign in again.")));
    }

    /// The token of a session: from the cookie for pages, which no other site can make a browser send, and from the
    /// `Authorization: Bearer` header for the API. Neither stands in for the other.
    static Optional<String> token(Access access, HttpServletRequest request) {
        return switch (access) {
            case Access.Browser _ -> cookie(request, Access.Browser.COOKIE);
            case Access.Person _ -> bearer(request);
            case Access.Device _,Access.Anyone _ -> Optional.empty();
        };
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name)).map(Cookie::getValue)
                        .findFirst();
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static void require(boolean admitted) {
        if (!admitted) {
            throw new ApiProblem(ProblemType.FORBIDDEN,
                    new Text("此裝置或使用者無權使用此功能。", "This device or user may not use this function."));
        }
    }

    private void limit(String caller) {
        limit.take(caller).ifPresent(wait -> {
            throw new ApiProblem(ProblemType.TOO_MANY_ATTEMPTS,
                    new Text("呼叫過於頻繁，請稍候再試。", "Too many calls: wait a moment and try again."), wait);
        });
    }
}

package org.quickpermit.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.quickpermit.server.identity.Sessions;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Body;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;

/// Signing in and out at the console, its style sheet and the choice of language.
public final class ConsoleRoutes {
    /// Where the console begins: the board of all stations.
    public static final String HOME = Route.PAGES + "/board";

    private static final String SIGN_IN = Route.PAGES + "/sign-in";
    private static final String COOKIE = Access.Browser.COOKIE + "=%s; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final int YEAR_SECONDS = 31_536_000;

    private final Sessions sessions;
    private final Pages pages;

    public ConsoleRoutes(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access workstation = Access.device(DeviceKind.WORKSTATION);
        Access officer = Access.browser(Role.BUREAU_OFFICER, Role.ADMINISTRATOR, Role.INSPECTOR);
        byte[] style = style();
        router.add(HttpMethod.GET, Route.PAGES + "/console.css", Access.anyDevice(),
                _ -> Reply.bytes(200, "text/css; charset=utf-8", style));
        router.add(HttpMethod.GET, Route.PAGES, workstation, _ -> Reply.seeOther(HOME));
        router.add(HttpMethod.GET, SIGN_IN, workstation, call -> pages.page(call, "sign-in", form("", false)));
        router.add(HttpMethod.POST, SIGN_IN, workstation, Body.FORM, this::signIn);
        router.add(HttpMethod.POST, Route.PAGES + "/sign-out", officer, Body.FORM, this::signOut);
        router.add(HttpMethod.POST, Route.PAGES + "/language",
                Access.device(DeviceKind.WORKSTATION, DeviceKind.MONITOR),
                Body.FORM, ConsoleRoutes::language);
    }

    private static Map<String, Object> form(String login, boolean refused) {
        return Map.of("login", login, "refused", refused);
    }

    private Reply signIn(Call call) {
        Map<String, String> form = call.form();
        String login = form.getOrDefault("login", "");
        try {
            Session session = sessions.signIn(new SignIn(login, form.getOrDefault("password", ""),
                    form.getOrDefault("token", "")), call.caller());
            return Reply.seeOther(HOME).withHeader("Set-Cookie", String.format(Locale.ROOT, COOKIE,
                    session.sessionToken()));
        } catch (ApiProblem problem) {
            return switch (problem.type()) {
                case SIGN_IN_FAILED, INVALID_FIELDS -> pages.page(401, call.locale(), "sign-in", form(login, true));
                default -> throw problem;
            };
        }
    }

    private Reply signOut(Call call) {
        sessions.signOut(call.caller(), call.sessionToken());
        return Reply.seeOther(SIGN_IN).withHeader("Set-Cookie", String.format(Locale.ROOT, COOKIE, "") + "; Max-Age=0");
    }

    /// Remembers the language in a cookie and goes back to the page it was chosen on.
    private static Reply language(Call call) {
        Map<String, String> form = call.form();
        String chosen = "en".equals(form.get("language")) ? "en" : "zh";
        String back = form.getOrDefault("back", HOME);
        return Reply.seeOther(back.matches("/console(/[a-z-]+)?") ? back : HOME).withHeader("Set-Cookie",
                "language=" + chosen + "; Path=/console; Max-Age=" + YEAR_SECONDS
                        + "; Secure; HttpOnly; SameSite=Strict");
    }

    private static byte[] style() {
        try (InputStream in = Objects.requireNonNull(ConsoleRoutes.class.getResourceAsStream("console.css"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

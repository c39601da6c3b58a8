package org.quickpermit.server.board;

import java.util.Map;

import org.quickpermit.server.console.ConsoleRoutes;
import org.quickpermit.server.console.Pages;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.Role;

/// What kiosks say of themselves, and the page that shows it: to officers who signed in, and on a wall display, which is
/// enrolled as a monitor and needs nobody signed in. The page names no traveller.
public final class BoardRoutes {
    /// The board on a wall display.
    public static final String WALL = Route.PAGES + "/wall";

    /// A signed-in person's page goes on by itself this often at most, ten minutes: then the session may run out.
    private static final int MOST_REFRESHES = 40;

    private final KioskStatuses statuses;
    private final Boards boards;
    private final Pages pages;

    public BoardRoutes(KioskStatuses statuses, Boards boards, Pages pages) {
        this.statuses = statuses;
        this.boards = boards;
        this.pages = pages;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        router.add(HttpMethod.POST, Api.KIOSK_STATUS, Access.device(DeviceKind.KIOSK), this::heard);
        router.add(HttpMethod.GET, ConsoleRoutes.HOME,
                Access.browser(Role.BUREAU_OFFICER, Role.ADMINISTRATOR, Role.INSPECTOR), this::board);
        router.add(HttpMethod.GET, WALL, Access.device(DeviceKind.MONITOR),
                call -> page(call, WALL, "", true));
    }

    private Reply heard(Call call) {
        statuses.heard(call.caller(), call.body(KioskStatus.class));
        return Reply.noContent();
    }

    private Reply board(Call call) {
        int round = call.query("round").filter(text -> text.matches("[0-9]{1,3}")).map(Integer::parseInt).orElse(0);
        boolean again = round < MOST_REFRESHES;
        return page(call, again ? ConsoleRoutes.HOME + "?round=" + (round + 1) : ConsoleRoutes.HOME,
                call.caller().person().displayName(), again);
    }

    private Reply page(Call call, String next, String person, boolean refreshing) {
        return pages.page(call, "board",
                Map.of("board", boards.now(), "next", next, "person", person, "refreshing", refreshing));
    }
}

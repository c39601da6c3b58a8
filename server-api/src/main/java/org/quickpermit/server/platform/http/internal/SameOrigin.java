package org.quickpermit.server.platform.http.internal;

import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Takes forms from this server's own pages only, so that no other site can send one in a person's name. Browsers say
/// where a form comes from by `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454); what says neither is no
/// browser of today and is refused as well.
final class SameOrigin {
    private SameOrigin() {}

    /// @throws ApiProblem [ProblemType#FORBIDDEN] for a form from elsewhere
    static void require(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean own = site == null
                ? ownOrigin(request.getHeader("Origin"), request.getHeader("Host"))
                : site.equals("same-origin");
        if (!own) {
            throw new ApiProblem(ProblemType.FORBIDDEN, new Text("表單須由本系統之頁面送出，請重新開啟頁面後再送。",
                    "Forms are taken from this server's own pages: open the page again and send it from there."));
        }
    }

    private static boolean ownOrigin(@Nullable String origin, @Nullable String host) {
        return origin != null && host != null && origin.equals("https://" + host);
    }
}

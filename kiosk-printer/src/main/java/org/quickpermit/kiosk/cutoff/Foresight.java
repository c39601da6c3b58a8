package org.quickpermit.kiosk.cutoff;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

import org.quickpermit.device.Answer;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.wire.ProvisionPage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches ahead, page by page; broken off anywhere, the next turn goes on where the last page ended.
public final class Foresight {
    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);
    private static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");

    private final Gateway gateway;
    private final ProvisionStore store;
    private final InstantSource clock;
    private String said = "";

    /// @param gateway the centre
    /// @param store where it is kept
    /// @param clock the wall clock
    public Foresight(Gateway gateway, ProvisionStore store, InstantSource clock) {
        this.gateway = gateway;
        this.store = store;
        this.clock = clock;
    }

    /// Fetches one page. Blocks, throws nothing.
    ///
    /// @return true when there is more to fetch at once
    public boolean turn() {
        long after = store.through();
        return switch (gateway.provisions(after)) {
            case Answer.Given<ProvisionPage>(ProvisionPage page) -> take(page, after);
            case Answer.Denied<ProvisionPage> refused -> say("refused: " + refused.trouble().type());
            case Answer.Missing<ProvisionPage> missing -> false;
        };
    }

    private boolean take(ProvisionPage page, long after) {
        if (page.through() < after) {
            return say("the centre went back from " + after + " to " + page.through());
        }
        Instant now = clock.instant();
        try {
            store.take(page, now, LocalDate.ofInstant(now, CIVIL));
            said = "";
            return page.more() && page.through() > after;
        } catch (SQLException e) {
            return say("cannot be kept: " + e.getMessage());
        }
    }

    /// Says what is wrong, once.
    private boolean say(String what) {
        if (!said.equals(what)) {
            said = what;
            LOG.warn("provisions: {}", what);
        }
        return false;
    }
}

package org.quickpermit.server.quickpermit;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import org.quickpermit.server.decision.QuickPermitRules;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.permit.SealPress;
import org.quickpermit.server.registers.CheckRegisters;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.Station;

/// Builds the service from its parts, without any HTTP.
public final class QuickPermitService {
    private QuickPermitService() {}

    /// @param books where everything is written
    /// @param registers the check registers
    /// @param press makes the seals
    /// @param agencies the agencies
    /// @param stations where the kiosks are, in order of arrival
    /// @param config what the bureau sets
    /// @param random source of permit numbers
    /// @param clock the time; its zone is that of the application dates
    /// @param decided told of every decision once it is durable, for counting
    public static QuickPermits of(Books books, CheckRegisters registers, SealPress press, Agencies agencies,
            List<Station> stations, QuickPermitConfig config, SecureRandom random, Clock clock,
            Consumer<Outcome> decided) {
        CaseViews views = new CaseViews(agencies, stations);
        Filing filing = new Filing(books, registers, QuickPermitRules.on(config.policy()), press, views, random, clock);
        return new QuickPermits(books, filing, views, config, clock, decided);
    }
}

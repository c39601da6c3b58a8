package org.quickpermit.server.deposit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Membership;
import org.quickpermit.wire.MonthlyStatement.Holder;
import org.quickpermit.wire.NewAssociation;
import org.quickpermit.wire.NewPrice;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;

/// The calls about deposits: an agency sees its own, the bureau everybody's.
public final class DepositRoutes {
    private final Deposits deposits;
    private final MonthlyStatements months;
    private final Associations associations;
    private final Prices prices;
    private final Clock clock;

    /// @param deposits balances and postings
    /// @param months statements of months that are over
    /// @param associations who belongs to which
    /// @param prices the price list
    /// @param clock the time; its zone decides which day is today
    public DepositRoutes(Deposits deposits, MonthlyStatements months, Associations associations, Prices prices,
            Clock clock) {
        this.deposits = deposits;
        this.months = months;
        this.associations = associations;
        this.prices = prices;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access agency = Access.person(DeviceKind.TERMINAL, Role.AGENCY_CLERK, Role.AGENCY_MANAGER);
        Access officer = Access.person(DeviceKind.WORKSTATION, Role.BUREAU_OFFICER);
        router.add(HttpMethod.GET, Api.DEPOSIT, agency,
                call -> Reply.json(200, deposits.read(call.caller().agency())));
        router.add(HttpMethod.GET, Api.DEPOSIT_STATEMENT, agency, call -> statement(call, call.caller().agency()));
        router.add(HttpMethod.GET, Api.AGENCY_STATEMENT, officer,
                call -> statement(call, call.pathParam("agencyId")));
        router.add(HttpMethod.POST, Api.TOP_UPS, officer, this::topUp);
        router.add(HttpMethod.GET, Api.DEPOSIT_MONTH, Access.person(DeviceKind.TERMINAL, Role.AGENCY_MANAGER),
                call -> month(call, Holder.AGENCY, call.caller().agency()));
        router.add(HttpMethod.GET, Api.AGENCY_MONTH, officer,
                call -> month(call, Holder.AGENCY, call.pathParam("agencyId")));
        router.add(HttpMethod.GET, Api.ASSOCIATION_MONTH, officer,
                call -> month(call, Holder.ASSOCIATION, call.pathParam("associationId")));
        router.add(HttpMethod.POST, Api.ASSOCIATIONS, officer, call -> {
            NewAssociation association = call.body(NewAssociation.class);
            associations.register(call.caller(), association);
            return Reply.json(201, association);
        });
        router.add(HttpMethod.POST, Api.MEMBERSHIP, officer, call -> {
            associations.assign(call.caller(), call.pathParam("agencyId"), call.body(Membership.class));
            return Reply.noContent();
        });
        router.add(HttpMethod.GET, Api.PRICES, officer, _ -> Reply.json(200, prices.read()));
        router.add(HttpMethod.POST, Api.PRICES, officer,
                call -> prices.add(call.caller(), call.idempotencyKey(), call.body(NewPrice.class)).reply());
    }

    private Reply month(Call call, Holder holder, String id) {
        return Reply.stored(200, months.read(holder, id, call.pathParam("month")));
    }

    /// Without days, the current month so far.
    private Reply statement(Call call, String agencyId) {
        LocalDate today = LocalDate.now(clock);
        return Reply.json(200, deposits.statement(agencyId, day(call, "from", today.withDayOfMonth(1)),
                day(call, "to", today)));
    }

    private Reply topUp(Call call) {
        return deposits.topUp(call.caller(), call.idempotencyKey(), call.pathParam("agencyId"), call.body(TopUp.class))
                .reply();
    }

    private static LocalDate day(Call call, String name, LocalDate otherwise) {
        try {
            return call.query(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw ApiProblem.field("query:" + name, "INVALID",
                    new Text("須為存在之日期，如 2026-11-22。", "Must be an existing date, as 2026-11-22."));
        }
    }
}

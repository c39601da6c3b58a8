package org.quickpermit.server.app;

import java.time.Duration;
import java.util.UUID;

import org.quickpermit.money.Ntd;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Membership;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.NewAssociation;
import org.quickpermit.wire.NewPrice;
import org.quickpermit.wire.PriceList;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-8")
class MonthsOverHttpsTest {
    @Test
    void the_managers_copy_of_a_closed_month_is_the_officers_and_no_other_agency_gets_it() {
        try (TestServer server = TestServer.start()) {
            TestClient terminal = server.terminal("kangtai");
            TestServer.Person manager = server.person(terminal, Role.AGENCY_MANAGER, "kangtai", null);
            TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "kangtai", null);
            TestServer.Person officer = officer(server);
            TestClient desk = server.signIn(server.workstation(), officer);
            TestClient bureau = desk;
            assertThat(bureau.post(Api.path(Api.TOP_UPS, "kangtai"), UUID.randomUUID(),
                    new TopUp(new Ntd(5_000), "R-1")).status()).isEqualTo(201);
            assertThat(bureau.post(Api.ASSOCIATIONS, new NewAssociation("hkta", new Text("協會", "HKTA"))).status())
                    .isEqualTo(201);
            String month = java.time.YearMonth.now(server.clock()).toString();
            assertThat(bureau.post(Api.path(Api.MEMBERSHIP, "kangtai"), new Membership("hkta", month)).status())
                    .isEqualTo(204);
            assertThat(bureau.get(Api.path(Api.AGENCY_MONTH, "kangtai", month)).status()).isEqualTo(422);

            server.clock().advance(Duration.ofDays(31));
            bureau = server.signIn(server.workstation(), officer);
            TestClient.Answer theirs = server.signIn(terminal, manager).get(Api.path(Api.DEPOSIT_MONTH, month));
            assertThat(theirs.status()).as(theirs.text()).isEqualTo(200);
            assertThat(theirs.text()).isEqualTo(bureau.get(Api.path(Api.AGENCY_MONTH, "kangtai", month)).text());
            MonthlyStatement association = bureau.get(Api.path(Api.ASSOCIATION_MONTH, "hkta", month))
                    .as(MonthlyStatement.class);
            assertThat(association.members()).extracting(MonthlyStatement.Member::agencyId)
                    .containsExactly("kangtai");
            assertThat(association.closing()).isEqualTo(theirs.as(MonthlyStatement.class).closing())
                    .isEqualTo(new Ntd(5_000));
            assertThat(server.signIn(terminal, clerk).get(Api.path(Api.DEPOSIT_MONTH, month)).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void an_officer_adds_a_price_and_reads_the_list() {
        try (TestServer server = TestServer.start()) {
            TestClient officer = server.bureau(Role.BUREAU_OFFICER);
            NewPrice price = new NewPrice(PricedService.QUICK_PERMIT, new Ntd(250),
                    java.time.LocalDate.now(server.clock()).plusDays(40), null);
            assertThat(officer.post(Api.PRICES, price).status()).isEqualTo(400);
            TestClient.Answer added = officer.post(Api.PRICES, UUID.randomUUID(), price);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            assertThat(officer.get(Api.PRICES).as(PriceList.class)).isEqualTo(added.as(PriceList.class));
            assertThat(added.as(PriceList.class).prices()).hasSize(3);
        }
    }

    private static TestServer.Person officer(TestServer server) {
        return server.person(server.workstation(), Role.BUREAU_OFFICER, null, null);
    }
}

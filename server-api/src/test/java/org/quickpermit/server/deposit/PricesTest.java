package org.quickpermit.server.deposit;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.NewPrice;
import org.quickpermit.wire.PriceList;
import org.quickpermit.wire.PriceList.Price;
import org.quickpermit.wire.PricedService;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;

@Tag("QP-8")
class PricesTest {
    private static final LocalDate FIRST = LocalDate.of(2002, 1, 1);

    @OnEachDatabase
    void a_price_from_tomorrow_is_charged_from_tomorrow_on_and_the_one_before_it_ends_today(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            PriceList list = add(bureau, 250, DAY_ONE.plusDays(1), null);
            assertThat(list.prices()).contains(price(200, FIRST, DAY_ONE), price(250, DAY_ONE.plusDays(1), null));
            assertThat(fee(bureau, 1)).isEqualTo(new Ntd(200));
            bureau.clock.moveTo(DAY_ONE.plusDays(1));
            assertThat(fee(bureau, 2)).isEqualTo(new Ntd(250));
        }
    }

    @OnEachDatabase
    void after_a_price_with_a_last_day_the_former_holds_again(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LocalDate from = LocalDate.of(2027, 1, 1);
            LocalDate until = LocalDate.of(2027, 1, 31);
            assertThat(add(bureau, 150, from, until).prices()).contains(price(200, FIRST, from.minusDays(1)),
                    price(150, from, until), price(200, until.plusDays(1), null));
            assertThat(add(bureau, 100, from.plusDays(10), until).prices()).contains(
                    price(150, from, from.plusDays(9)), price(100, from.plusDays(10), until),
                    price(200, until.plusDays(1), null));
        }
    }

    @OnEachDatabase
    void a_price_neither_begins_today_nor_overlaps_another_that_is_to_begin(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LocalDate from = LocalDate.of(2027, 1, 1);
            PriceList before = add(bureau, 250, from, null);
            refused(bureau, 260, DAY_ONE, null, "/validFrom");
            refused(bureau, 260, DAY_ONE.plusDays(1), null, "/validFrom");
            refused(bureau, 260, DAY_ONE.plusDays(1), from, "/validFrom");
            refused(bureau, 260, from, null, "/validFrom");
            refused(bureau, 260, from.plusDays(1), from, "/validUntil");
            refused(bureau, 0, from.plusDays(1), null, "/amount");
            assertThat(bureau.features.prices().read()).isEqualTo(before);
        }
    }

    @OnEachDatabase
    void of_many_prices_for_one_day_at_once_one_stands_and_no_day_has_two(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database); ExecutorService desks = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> added = IntStream.range(0, 24).mapToObj(number -> desks.submit(() -> {
                try {
                    add(bureau, 210 + number, DAY_ONE.plusDays(5), DAY_ONE.plusDays(9));
                    return true;
                } catch (ApiProblem e) {
                    return false;
                }
            })).toList();
            int stood = 0;
            for (Future<Boolean> one : added) {
                stood += one.get() ? 1 : 0;
            }
            assertThat(stood).isEqualTo(1);
            assertThat(bureau.count("""
                    SELECT COUNT(*) FROM price a JOIN price b ON a.service = b.service AND a.valid_from < b.valid_from
                    WHERE a.valid_until IS NULL OR a.valid_until >= b.valid_from""")).isZero();
            assertThat(bureau.count("SELECT COUNT(*) FROM price WHERE service = 'QUICK_PERMIT'")).isEqualTo(3);
        }
    }

    @OnEachDatabase
    void the_same_key_adds_a_price_once(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            IdempotencyKey key = Bureau.key();
            NewPrice price = new NewPrice(PricedService.ASSOCIATION, new Ntd(320), DAY_ONE.plusDays(1), null);
            assertThat(bureau.features.prices().add(OFFICER, key, price))
                    .isEqualTo(bureau.features.prices().add(OFFICER, key, price));
            assertThat(bureau.features.prices().read().prices()).hasSize(3);
        }
    }

    private static void refused(Bureau bureau, long amount, LocalDate from, @Nullable LocalDate until,
            String pointer) {
        assertThatThrownBy(() -> add(bureau, amount, from, until)).isInstanceOfSatisfying(ApiProblem.class,
                problem -> assertThat(problem.errors().entries()).extracting("pointer").containsExactly(pointer));
    }

    private static Price price(long amount, LocalDate from, @Nullable LocalDate until) {
        return new Price(PricedService.QUICK_PERMIT, new Ntd(amount), from, until);
    }

    private static Ntd fee(Bureau bureau, int traveller) {
        QuickPermitCase approved = bureau.submit(Bureau.traveller(traveller));
        return java.util.Objects.requireNonNull(approved.charge()).amount();
    }

    private static PriceList add(Bureau bureau, long amount, LocalDate from, @Nullable LocalDate until) {
        return Bureau.read(bureau.features.prices().add(OFFICER, Bureau.key(),
                new NewPrice(PricedService.QUICK_PERMIT, new Ntd(amount), from, until)), PriceList.class);
    }
}

package org.quickpermit.agency.deposit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.agency.Desk;
import org.quickpermit.agency.FakeServer;
import org.quickpermit.agency.MemoryStore;
import org.quickpermit.agency.Screens;
import org.quickpermit.agency.fx.FieldModel.Remark.Tone;
import org.quickpermit.money.Ntd;
import org.quickpermit.wire.MonthlyStatement;
import org.quickpermit.wire.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-8")
class MonthsViewModelTest {
    @TempDir
    Path folder;
    private final FakeServer server = new FakeServer(Screens.NOW);
    private Desk desk;
    private MonthsViewModel months;

    @BeforeEach
    void open() {
        server.role(Role.AGENCY_MANAGER);
        desk = new Desk(server, new MemoryStore(), folder, "one");
        desk.signIn("chan.siuling");
        months = desk.work.months();
        months.open();
    }

    @Test
    void the_newest_closed_month_is_shown_first_and_its_digest_is_reckoned_anew() {
        assertThat(months.months().getFirst()).isEqualTo(new MonthsViewModel.Month(YearMonth.of(2026, 11), false));
        assertThat(shown().month()).isEqualTo("2026-10");
        assertThat(shown().closing()).isEqualTo(new Ntd(1_337_400));
        assertThat(months.message().get().tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void the_month_that_is_not_over_is_not_asked_for() {
        months.choose(months.months().getFirst());
        assertThat(months.statement().get()).isNull();
        assertThat(said()).contains("2026-12-01");
    }

    @Test
    void a_month_before_the_agency_was_there_says_so_and_shows_nothing() {
        months.choose(months.months().getLast());
        assertThat(months.statement().get()).isNull();
        assertThat(months.message().get().tone()).isEqualTo(Tone.FAULT);
    }

    @Test
    void a_statement_whose_digest_is_not_its_own_is_not_shown() {
        server.month(closed -> new MonthlyStatement(closed.holder(), closed.id(), closed.month(), closed.members(),
                closed.permits(), closed.opening(), new Ntd(9), "0".repeat(64)));
        months.choose(months.months().get(2));
        assertThat(months.statement().get()).isNull();
        assertThat(months.message().get().tone()).isEqualTo(Tone.FAULT);
        assertThat(said()).contains("do not use");
    }

    @Test
    void the_digest_of_the_other_copy_is_compared_as_it_is_typed() {
        String digest = shown().digest();
        months.other().text().set(digest.substring(0, 20));
        assertThat(months.other().passes()).isFalse();
        assertThat(months.other().remark().get().tone()).isEqualTo(Tone.NONE);
        months.other().text().set(digest.toUpperCase(Locale.ROOT).replaceAll("(.{8})", "$1 "));
        assertThat(months.other().remark().get().tone()).isEqualTo(Tone.GOOD);
        char last = digest.charAt(63) == '0' ? '1' : '0';
        months.other().text().set(digest.substring(0, 63) + last);
        assertThat(months.other().remark().get().tone()).isEqualTo(Tone.FAULT);
        months.other().text().set("12g4");
        assertThat(Objects.requireNonNull(months.other().remark().get().text()).en()).contains("Character 3", "\"g\"");
    }

    @Test
    void the_table_has_every_sum_and_the_digest() throws Exception {
        desk.work.printing().save("month.csv", MonthTable.csv(shown()));
        desk.work.printing().save(shown(), FakeServer.AGENCY);
        assertThat(Files.readString(folder.resolve("month.csv"), StandardCharsets.UTF_8)).isEqualTo(String.join("\r\n",
                "\uFEFFagency,month,entry,unit_price,count,amount", "kangtai,2026-10,OPENING_BALANCE,,,84200",
                "kangtai,2026-10,TOP_UP,,2,1500000", "kangtai,2026-10,PERMIT_FEE,200,1234,-246800",
                "kangtai,2026-10,CLOSING_BALANCE,,,1337400", "kangtai,2026-10,DIGEST_SHA256,,," + shown().digest(),
                ""));
        assertThat(Files.size(folder.resolve("month-2026-10.pdf"))).isPositive();
    }

    @Test
    void nothing_of_it_is_left_for_the_next_person() {
        desk.work.signOut();
        assertThat(months.statement().get()).isNull();
        assertThat(months.months()).isEmpty();
    }

    private MonthlyStatement shown() {
        return Objects.requireNonNull(months.statement().get());
    }

    private String said() {
        return Objects.requireNonNull(months.message().get().text()).en();
    }
}

package org.quickpermit.server.quickpermit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.identity.Agencies;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.DecisionReceipt;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase.Charge;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("QP-2")
class CaseStoreTest {
    private static final LocalDate DAY = Bureau.DAY_ONE;
    /// Midnight in Taipei.
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z");
    private final CaseStore store = new CaseStore();

    private void insert(Database database, CaseRow... rows) {
        database.write(handle -> {
            for (String agency : List.of("kangtai", "haojiang")) {
                new Agencies().add(handle, new NewAgency(agency, new Text("旅行社", agency), NewAgency.Region.MACAU), 1);
            }
            for (CaseRow row : rows) {
                store.insert(handle, row, json(row.content()));
            }
            return rows;
        });
    }

    private static String json(CaseRow.Content content) {
        try {
            return WireJson.strict().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static CaseRow refused(int serial, Instant at, String surname, String givenNames,
            @Nullable String chineseName, String document) {
        return refused(serial, "kangtai", at, surname, givenNames, chineseName, document);
    }

    private static CaseRow refused(int serial, String agency, Instant at, String surname, String givenNames,
            @Nullable String chineseName, String document) {
        TravelDocument paper = Bureau.document(document, surname, givenNames);
        QuickPermitApplication plain = Bureau.traveller(serial);
        QuickPermitApplication application = new QuickPermitApplication(paper, List.of(), null, chineseName,
                plain.identityNumber(), plain.contact(), plain.intendedArrival(), plain.origins());
        return new CaseRow(CaseNumber.of("QP", 2026, serial), agency, Outcome.REFUSED, DAY, at, "chan.siuling",
                new CaseRow.Content(application, List.of(), new DecisionReceipt("QP-2026.1", List.of(), List.of())),
                null, null, null, null);
    }

    private List<Integer> search(Database database, String text) {
        return search(database, "kangtai", Map.of("q", text));
    }

    private List<Integer> search(Database database, String agency, Map<String, String> query) {
        CaseSearch search = CaseSearch.of(name -> Optional.ofNullable(query.get(name)), Bureau.MovableClock.TAIPEI);
        return database.read(handle -> store.search(handle, agency, search, DAY)).stream()
                .map(CaseStoreTest::serial).toList();
    }

    private static int serial(CaseList.Row row) {
        return Integer.parseInt(row.caseNumber().value().split("-")[2]);
    }

    @OnEachDatabase
    void every_column_comes_back_as_it_was_also_the_longest_and_rarest(Database database) {
        CaseRow plain = refused(1, MIDNIGHT.plusMillis(987), "A".repeat(38), "B", "𠮷𨋢Ａé" + "龘".repeat(25),
                "Z".repeat(20));
        CaseRow full = new CaseRow(CaseNumber.of("QP", 2026, 999_999_999L), "kangtai", Outcome.APPROVED,
                LocalDate.of(2028, 2, 29), Instant.ofEpochMilli(Long.MAX_VALUE / 1_000_000), "a".repeat(40),
                new CaseRow.Content(plain.content().application(),
                        List.of(new Ground("CODE", Ground.Advice.RULE, new Text("理由「\\\"'%_!」\u2028", "reason \\ \" '"),
                                "/document/number")),
                        new DecisionReceipt("QP-2026.1", List.of(new DecisionReceipt.RuleRun("QP-R01", 1, "QP-1")),
                                List.of(new DecisionReceipt.RegisterAge("movements", Long.MAX_VALUE, null, 0),
                                        new DecisionReceipt.RegisterAge("control", 1, MIDNIGHT, Long.MAX_VALUE)))),
                PermitId.of("ZZZZZZZZZZZZ"), new Charge(new Ntd(Long.MAX_VALUE), new Ntd(Long.MAX_VALUE - 1)),
                CaseNumber.of("QP", 2026, 1), null);
        insert(database, plain, full);

        assertThat(find(database, "kangtai", plain.caseNumber())).contains(plain);
        assertThat(find(database, "kangtai", full.caseNumber())).contains(full);
        assertThat(find(database, "haojiang", plain.caseNumber())).isEmpty();
        assertThat(find(database, "kangtai", CaseNumber.of("QP", 2026, 2))).isEmpty();
        database.write(handle -> {
            store.supersede(handle, plain.caseNumber(), full.caseNumber());
            return handle;
        });
        assertThat(find(database, "kangtai", plain.caseNumber()).orElseThrow().supersededBy())
                .isEqualTo(full.caseNumber());
        assertThat(find(database, "kangtai", full.caseNumber())).contains(full);
        assertThatThrownBy(() -> insert(database, plain))
                .satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
    }

    private Optional<CaseRow> find(Database database, String agency, CaseNumber number) {
        return database.read(handle -> store.find(handle, agency, number.value()));
    }

    @OnEachDatabase
    void a_search_finds_parts_of_names_and_numbers_in_any_case(Database database) {
        insert(database, refused(1, MIDNIGHT, "CHAN", "TAI MAN", "陳大文", "K12345601"),
                refused(2, MIDNIGHT.plusMillis(1), "O", "", "𠮷田", "H1"),
                refused(3, MIDNIGHT.plusMillis(2), "CHANG", "MAN", null, "K99"),
                refused(4, MIDNIGHT.plusMillis(3), "WONG", "KA", "黃Kaé娜", "M7"));

        assertThat(search(database, "")).containsExactly(4, 3, 2, 1);
        assertThat(search(database, "chan")).containsExactly(3, 1);
        assertThat(search(database, "  Chan, tai ")).containsExactly(1);
        assertThat(search(database, "k1234")).containsExactly(1);
        assertThat(search(database, "大文")).containsExactly(1);
        assertThat(search(database, "𠮷")).containsExactly(2);
        assertThat(search(database, "𠮶")).isEmpty();
        assertThat(search(database, "qp-26-000003")).containsExactly(3);
        // Chinese names are kept as typed, Latin letters in them too.
        assertThat(search(database, "黃Ka")).containsExactly(4);
        assertThat(search(database, "黃ka")).containsExactly(4);
        assertThat(search(database, "黃KA")).containsExactly(4);
        assertThat(search(database, "aé娜")).containsExactly(4);
        assertThat(search(database, "nobody")).isEmpty();
    }

    @OnEachDatabase
    void wildcards_quotes_and_escapes_in_the_text_mean_themselves(Database database) {
        insert(database, refused(1, MIDNIGHT, "CHAN", "TAI MAN", "陳%文", "K1"),
                refused(2, MIDNIGHT.plusMillis(1), "CHAN", "TAI MAN", "陳_文", "K2"),
                refused(3, MIDNIGHT.plusMillis(2), "CHAN", "TAI MAN", "陳!文", "K3"),
                refused(4, MIDNIGHT.plusMillis(3), "CHAN", "TAI MAN", "陳\\文", "K4"),
                refused(5, MIDNIGHT.plusMillis(4), "CHAN", "TAI MAN", "陳'文", "K5"),
                refused(6, MIDNIGHT.plusMillis(5), "CHAN", "TAI MAN", "陳大文", "K6"));
        List<String> signs = List.of("%", "_", "!", "\\", "'");
        for (int at = 0; at < signs.size(); at++) {
            assertThat(search(database, signs.get(at))).as(signs.get(at)).containsExactly(at + 1);
            assertThat(search(database, "陳" + signs.get(at) + "文")).containsExactly(at + 1);
        }
        assertThat(search(database, "!%")).isEmpty();
        assertThat(search(database, "' OR '1'='1")).isEmpty();
    }

    @OnEachDatabase
    void pages_hold_every_case_once_newest_first_also_those_of_one_millisecond(Database database) {
        List<CaseRow> rows = new ArrayList<>();
        for (int serial = 1; serial <= 23; serial++) {
            // Seven cases at a time share their moment.
            rows.add(refused(serial, MIDNIGHT.plusMillis(serial / 7), "CHAN", "TAI MAN", null, "K" + serial));
        }
        insert(database, rows.toArray(CaseRow[]::new));
        for (int limit : new int[]{1, 5, 23, 200}) {
            List<Integer> found = new ArrayList<>();
            String after = "";
            while (true) {
                CaseSearch search = CaseSearch.of(answers(Map.of("limit", "" + limit, "after", after)),
                        Bureau.MovableClock.TAIPEI);
                List<CaseList.Row> page = database.read(handle -> store.search(handle, "kangtai", search, DAY));
                assertThat(page).hasSizeLessThanOrEqualTo(limit);
                if (page.isEmpty()) {
                    break;
                }
                page.forEach(row -> found.add(serial(row)));
                after = CaseSearch.markAfter(page.getLast());
            }
            assertThat(found).as("pages of %d", limit).containsExactlyElementsOf(
                    java.util.stream.IntStream.rangeClosed(1, 23).mapToObj(at -> 24 - at).toList());
        }
        assertThat(search(database, "kangtai", Map.of())).hasSize(23);
    }

    private static java.util.function.Function<String, Optional<String>> answers(Map<String, String> query) {
        return name -> Optional.ofNullable(query.get(name));
    }

    @OnEachDatabase
    void a_day_of_the_search_begins_and_ends_at_midnight_in_taipei(Database database) {
        Instant after = MIDNIGHT.plus(Duration.ofDays(1));
        insert(database, refused(1, MIDNIGHT.minusMillis(1), "CHAN", "A", null, "K1"),
                refused(2, MIDNIGHT, "CHAN", "A", null, "K2"),
                refused(3, after.minusMillis(1), "CHAN", "A", null, "K3"),
                refused(4, after, "CHAN", "A", null, "K4"));
        assertThat(search(database, "kangtai", Map.of("from", "2026-11-22", "to", "2026-11-22")))
                .containsExactly(3, 2);
        assertThat(search(database, "kangtai", Map.of("from", "2026-11-23"))).containsExactly(4);
        assertThat(search(database, "kangtai", Map.of("to", "2026-11-21"))).containsExactly(1);
        assertThat(search(database, "kangtai", Map.of("from", "1970-01-01", "to", "9998-12-31"))).hasSize(4);
    }

    @OnEachDatabase
    void no_text_state_page_or_day_shows_an_agency_the_cases_of_another(Database database) {
        insert(database, refused(1, MIDNIGHT, "CHAN", "TAI MAN", "陳大文", "K1"),
                refused(2, "haojiang", MIDNIGHT, "CHAN", "TAI MAN", "陳大文", "K1"),
                refused(3, "haojiang", MIDNIGHT.plusMillis(1), "LEI", "KA", "李", "K2"));
        for (Map<String, String> query : List.<Map<String, String>>of(Map.of(), Map.of("q", "CHAN"), Map.of("q", "K1"),
                Map.of("q", "陳"), Map.of("q", "QP-26"), Map.of("state", "REFUSED"), Map.of("from", "2026-11-22"),
                Map.of("after", MIDNIGHT.plusMillis(9).toEpochMilli() + "_" + CaseNumber.of("QP", 2026, 3)))) {
            assertThat(search(database, "kangtai", query)).as(query.toString()).containsExactly(1);
        }
        assertThat(search(database, "haojiang", Map.of())).containsExactly(3, 2);
        assertThat(search(database, "nobody", Map.of())).isEmpty();
        assertThat(search(database, "%", Map.of())).isEmpty();
    }

    /// The states by which the search filters and shows are those a reader of the permit is told.
    @OnEachDatabase
    void states_are_judged_on_the_day_as_the_permit_itself_is(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            var first = bureau.submit(Bureau.traveller(1));
            var second = bureau.submit(Bureau.traveller(2));
            bureau.print(second, "A0000001");
            LocalDate board = Bureau.permit(first).boardUntil();
            LocalDate last = Bureau.permit(first).lastUsableDay();
            Map<LocalDate, List<String>> told = Map.of(board, List.of("GRANTED", "ISSUED"), board.plusDays(1),
                    List.of("EXPIRED", "ISSUED"), last, List.of("EXPIRED", "ISSUED"), last.plusDays(1),
                    List.of("EXPIRED", "EXPIRED"));
            told.forEach((day, states) -> {
                bureau.clock.moveTo(day);
                for (int at = 0; at < 2; at++) {
                    var one = List.of(first, second).get(at);
                    String state = states.get(at);
                    assertThat(Bureau.permit(bureau.features.quickPermits().read("kangtai", one.caseNumber().value()))
                            .state().name()).as(day.toString()).isEqualTo(state);
                    assertThat(bureau.features.quickPermits().search("kangtai",
                            CaseSearch.of(answers(Map.of("state", state, "q", one.caseNumber().value())),
                                    Bureau.MovableClock.TAIPEI))
                            .cases()).as(day.toString()).singleElement()
                            .satisfies(row -> assertThat(row.permitState()).hasToString(state));
                }
            });
        }
    }

    @OnEachDatabase
    void serials_are_given_once_by_two_servers_and_begin_anew_with_the_year(Database database) {
        CaseSerials one = new CaseSerials(database);
        CaseSerials other = new CaseSerials(database);
        List<CaseNumber> given = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            given.add(one.next(2026));
            given.add(other.next(2026));
        }
        assertThat(given).doesNotHaveDuplicates();
        assertThat(given.getFirst()).isEqualTo(CaseNumber.of("QP", 2026, 1));
        assertThat(one.next(2027)).isEqualTo(CaseNumber.of("QP", 2027, 1));
        assertThat(other.next(2027)).isNotEqualTo(one.next(2027));
        assertThat(given).doesNotContain(one.next(2026));
    }
}

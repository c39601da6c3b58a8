package org.quickpermit.server.quickpermit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.CaseList;

import static org.assertj.core.api.Assertions.assertThat;

/// Reads the books behind the service's back and compares them with the [BooksModel].
final class BooksComparison {
    private final Bureau bureau;
    private final BooksModel model;
    private Map<String, Integer> deadBefore = Map.of();
    private long listBefore;

    BooksComparison(Bureau bureau, BooksModel model) {
        this.bureau = bureau;
        this.model = model;
    }

    long auditEntries() {
        return bureau.count("SELECT seq FROM audit_head");
    }

    void compare(LocalDate today) {
        money();
        assertThat(lines("SELECT permit_id || ' ' || state || ' ' || copies || ' ' || entries_used || ' '"
                + " || COALESCE(issued_on, '-') FROM permit")).as("permits").isEqualTo(permits());
        assertThat(lines("SELECT permit_id || ' ' || copy_number || ' ' || sheet_number || ' ' || state"
                + " FROM print_lease")).as("sheets").isEqualTo(sheets());
        assertThat(
                lines("SELECT sheet_number || ' ' || state || ' ' || permit_id || ' ' || copy_number FROM stock_sheet"
                        + " WHERE permit_id IS NOT NULL"))
                .as("sheets of stock").isEqualTo(stock());
        assertThat(bureau.count("SELECT COUNT(*) FROM stock_sheet WHERE state = 'TRAY' AND kiosk = 'TPE-T1-S-1'"))
                .as("sheets in the tray").isEqualTo(Bureau.SHEETS - stock().size());
        assertThat(lines("SELECT permit_id || ' ' || COUNT(*) FROM permit_entry GROUP BY permit_id")).as("entries")
                .isEqualTo(entries());
        trustList(today);
    }

    /// Turns every page of an agency's cases.
    void search(String agency, LocalDate today) {
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            String mark = after;
            CaseList page = bureau.features.quickPermits().search(agency, CaseSearch.of(
                    name -> Optional.ofNullable(Map.of("limit", "3").get(name))
                            .or(() -> name.equals("after") ? Optional.ofNullable(mark) : Optional.empty()),
                    Bureau.MovableClock.TAIPEI));
            page.cases().forEach(row -> found.add(row.caseNumber() + " "
                    + Optional.ofNullable(row.permitState()).map(Enum::name).orElse("REFUSED")));
            after = page.next();
        } while (after != null);
        assertThat(found).isEqualTo(model.listed(agency, today));
    }

    private void money() {
        assertThat(bureau.sumOfAccounts()).as("debits and credits").isZero();
        Set<String> balances = new TreeSet<>();
        model.balances.forEach((agency, balance) -> balances.add(agency + " " + balance + " "
                + model.postings.get(agency) + " " + balance));
        assertThat(lines("SELECT d.agency_id || ' ' || d.balance || ' ' || d.postings || ' ' || (SELECT SUM("
                + "CASE WHEN p.kind = 'PERMIT_FEE' THEN -p.amount ELSE p.amount END)"
                + " FROM ledger_posting p WHERE p.agency_id = d.agency_id) FROM deposit d")).as("balances")
                .isEqualTo(balances);
        Set<String> charges = new TreeSet<>();
        model.charges.forEach((permit, count) -> charges.add(permit + " " + count));
        assertThat(lines("SELECT permit_id || ' ' || COUNT(*) FROM ledger_posting WHERE kind = 'PERMIT_FEE'"
                + " GROUP BY permit_id")).as("charges").isEqualTo(charges);
    }

    private Set<String> permits() {
        Set<String> permits = new TreeSet<>();
        model.permits.forEach(permit -> permits.add(permit.id + " " + permit.state + " " + permit.copies + " "
                + permit.used + " " + (permit.issuedOn == null ? "-" : permit.issuedOn)));
        return permits;
    }

    private Set<String> sheets() {
        Set<String> sheets = new TreeSet<>();
        model.sheets.forEach(sheet -> sheets.add(sheet.permit.id + " " + sheet.copy + " " + sheet.number + " "
                + sheet.state));
        return sheets;
    }

    private Set<String> stock() {
        Set<String> stock = new TreeSet<>();
        model.sheets.stream().filter(sheet -> !sheet.stock.equals("TRAY")).forEach(sheet -> stock
                .add(sheet.number + " " + sheet.stock + " " + sheet.permit.id + " " + sheet.copy));
        return stock;
    }

    private Set<String> entries() {
        Set<String> entries = new TreeSet<>();
        model.permits.stream().filter(permit -> permit.used > 0)
                .forEach(permit -> entries.add(permit.id + " " + permit.used));
        return entries;
    }

    /// Whoever has seen a paper die must not be shown an older list as the newer one.
    private void trustList(LocalDate today) {
        TrustList list = bureau.features.trustLists().current();
        Map<String, Integer> dead = new TreeMap<>();
        list.revoked().forEach(seal -> dead.put(seal.permitId().value(), seal.throughCopyNumber()));
        assertThat(dead).as("trust list").isEqualTo(model.dead(today));
        boolean moreDead = dead.entrySet().stream()
                .anyMatch(paper -> deadBefore.getOrDefault(paper.getKey(), -1) < paper.getValue());
        assertThat(list.number()).as("number of the trust list")
                .isGreaterThanOrEqualTo(moreDead ? listBefore + 1 : listBefore);
        deadBefore = dead;
        listBefore = list.number();
    }

    private Set<String> lines(String sql) {
        return bureau.database.read(handle -> new TreeSet<>(handle.createQuery(sql).mapTo(String.class).list()));
    }
}

package org.quickpermit.server.quickpermit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.platform.db.KeptStatements;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.QuickPermitCase.Charge;
import org.quickpermit.wire.QuickPermitCase.Outcome;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The decided applications. Every question names the agency that asks, so that no other agency's case is ever read.
public final class CaseStore {
    // Lenient: an answer says more than what is read of it, and one of a newer version must stay readable.
    private final ObjectReader read = WireJson.lenient().readerFor(CaseRow.Content.class);
    private final RowMapper<CaseRow> caseRow = (row, _) -> {
        long charged = row.getLong("charged");
        Charge charge = row.wasNull() ? null : new Charge(new Ntd(charged), new Ntd(row.getLong("balance_after")));
        String permitId = row.getString("permit_id");
        return new CaseRow(CaseNumber.of(row.getString("case_number")), row.getString("agency_id"),
                Outcome.valueOf(row.getString("outcome")), LocalDate.parse(row.getString("application_date")),
                Instant.ofEpochMilli(row.getLong("decided_at")), row.getString("clerk"),
                content(row.getString("content")), permitId == null ? null : PermitId.of(permitId), charge,
                caseNumber(row.getString("supersedes")), caseNumber(row.getString("superseded_by")));
    };

    /// Adds a case.
    ///
    /// @param answer the answer as it is given, of which the row's content is a part
    public void insert(Handle handle, CaseRow row, String answer) {
        try {
            PreparedStatement insert = KeptStatements.on(handle, """
                    INSERT INTO quick_permit_case (case_number, agency_id, outcome, application_date, decided_at,
                      clerk, name, chinese_name, document_number, permit_id, charged, balance_after, supersedes,
                      content)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            TravelDocument document = row.content().application().document();
            insert.setString(1, row.caseNumber().value());
            insert.setString(2, row.agencyId());
            insert.setString(3, row.outcome().name());
            insert.setString(4, row.applicationDate().toString());
            insert.setLong(5, row.decidedAt().toEpochMilli());
            insert.setString(6, row.clerk());
            insert.setString(7, document.displayName());
            insert.setString(8, row.content().application().chineseName());
            insert.setString(9, document.number());
            PermitId permitId = row.permitId();
            insert.setString(10, permitId == null ? null : permitId.value());
            Charge charge = row.charge();
            if (charge == null) {
                insert.setNull(11, Types.BIGINT);
                insert.setNull(12, Types.BIGINT);
            } else {
                insert.setLong(11, charge.amount().dollars());
                insert.setLong(12, charge.balanceAfter().dollars());
            }
            CaseNumber supersedes = row.supersedes();
            insert.setString(13, supersedes == null ? null : supersedes.value());
            insert.setString(14, answer);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the case could not be written", e);
        }
    }

    /// A case of an agency.
    public Optional<CaseRow> find(Handle handle, String agencyId, String caseNumber) {
        return handle.createQuery("""
                SELECT * FROM quick_permit_case WHERE case_number = :number AND agency_id = :agency""")
                .bind("number", caseNumber)
                .bind("agency", agencyId)
                .map(caseRow)
                .findOne();
    }

    /// Notes which case replaced another.
    public void supersede(Handle handle, CaseNumber replaced, CaseNumber by) {
        handle.createUpdate("UPDATE quick_permit_case SET superseded_by = :by WHERE case_number = :number")
                .bind("by", by.value())
                .bind("number", replaced.value())
                .execute();
    }

    /// One page of an agency's cases, newest first.
    ///
    /// @param today the day permits are judged expired by
    public List<CaseList.Row> search(Handle handle, String agencyId, CaseSearch search, LocalDate today) {
        return handle.createQuery("""
                SELECT c.case_number, c.decided_at, c.name, c.chinese_name, c.document_number, c.outcome, c.clerk,
                  CASE WHEN p.state IN ('GRANTED', 'ISSUED', 'USED')
                      AND (p.last_usable_day < :today OR p.state = 'GRANTED' AND p.board_until < :today)
                    THEN 'EXPIRED' ELSE p.state END AS permit_state
                FROM quick_permit_case c LEFT JOIN permit p ON p.permit_id = c.permit_id
                WHERE c.agency_id = :agency AND c.decided_at >= :from AND c.decided_at < :before
                  AND (:text = '' OR c.name LIKE :capitals ESCAPE '!'
                    OR LOWER(c.chinese_name) LIKE LOWER(:typed) ESCAPE '!'
                    OR c.document_number LIKE :capitals ESCAPE '!' OR c.case_number LIKE :capitals ESCAPE '!')
                  AND (:state = '' OR :state = 'REFUSED' AND c.outcome = 'REFUSED'
                    OR :state = CASE WHEN p.state IN ('GRANTED', 'ISSUED', 'USED')
                      AND (p.last_usable_day < :today OR p.state = 'GRANTED' AND p.board_until < :today)
                    THEN 'EXPIRED' ELSE p.state END)
                  AND (c.decided_at < :afterTime OR c.decided_at = :afterTime AND c.case_number < :afterCase)
                ORDER BY c.decided_at DESC, c.case_number DESC
                LIMIT :limit""")
                .bind("agency", agencyId)
                .bind("from", search.from())
                .bind("before", search.before())
                .bind("text", search.text())
                .bind("capitals", search.capitals())
                .bind("typed", search.asTyped())
                .bind("state", search.state())
                .bind("today", today.toString())
                .bind("afterTime", search.afterTime())
                .bind("afterCase", search.afterCase())
                .bind("limit", search.limit())
                .map((row, _) -> {
                    String state = row.getString("permit_state");
                    return new CaseList.Row(CaseNumber.of(row.getString("case_number")),
                            Instant.ofEpochMilli(row.getLong("decided_at")), row.getString("name"),
                            row.getString("chinese_name"), row.getString("document_number"),
                            Outcome.valueOf(row.getString("outcome")),
                            state == null ? null : PermitState.valueOf(state), row.getString("clerk"));
                })
                .list();
    }

    private CaseRow.Content content(String json) {
        try {
            return read.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored case is not readable", e);
        }
    }

    private static @org.jspecify.annotations.Nullable CaseNumber caseNumber(
            @org.jspecify.annotations.Nullable String text) {
        return text == null ? null : CaseNumber.of(text);
    }
}

package org.quickpermit.server.permit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The permits. States change by [#move] alone, along the table of [PermitState#after(PermitEvent)].
public final class PermitStore {
    private static final String COLUMNS = """
            permit_id, case_number, agency_id, state, document_code, issuing_state, document_number, nationality,
            surname, given_names, name_truncated, birth_date, sex, expiry_date, chinese_name, identity_number,
            application_date, board_until, last_usable_day, entries_allowed, entries_used, stay_days, fee, seal,
            copies, issued_on""";
    private static final RowMapper<Permit> PERMIT = (row, _) -> permit(row);
    private static final String LIVE = "state IN ('GRANTED', 'ISSUED', 'USED')";
    private static final String ENDED = "state NOT IN ('GRANTED', 'ISSUED', 'USED')";

    /// Document number, issuing state, identity number.
    static final String LIVE_OF_TRAVELLER = "SELECT permit_id FROM permit"
            + " WHERE document_number = ? AND issuing_state = ? AND " + LIVE
            + " UNION ALL SELECT permit_id FROM permit WHERE identity_number = ? AND " + LIVE;
    /// Document number under the name `number`. Live and ended permits each have an index of their own.
    static final String ON_DOCUMENT = "SELECT " + COLUMNS + " FROM permit WHERE document_number = :number AND " + LIVE
            + " UNION ALL SELECT " + COLUMNS + " FROM permit WHERE document_number = :number AND " + ENDED
            + " ORDER BY application_date DESC, case_number DESC";

    private final Dialect dialect;

    /// @param dialect engine, whose row locks keep two servers from changing one permit at once
    public PermitStore(Dialect dialect) {
        this.dialect = dialect;
    }

    /// Adds a permit.
    public void insert(Handle handle, Permit permit) {
        try {
            PreparedStatement insert = KeptStatements.on(handle, "INSERT INTO permit (" + COLUMNS + ") VALUES ("
                    + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            TravelDocument document = permit.document();
            PermitTerms terms = permit.terms();
            LocalDate issuedOn = permit.issuedOn();
            int at = 1;
            insert.setString(at++, permit.permitId().value());
            insert.setString(at++, permit.caseNumber().value());
            insert.setString(at++, permit.agencyId());
            insert.setString(at++, permit.state().name());
            insert.setString(at++, document.documentCode());
            insert.setString(at++, document.issuingState());
            insert.setString(at++, document.number());
            insert.setString(at++, document.nationality());
            insert.setString(at++, document.surname());
            insert.setString(at++, document.givenNames());
            insert.setLong(at++, document.nameMayBeTruncated() ? 1 : 0);
            insert.setString(at++, document.birthDate().toString());
            insert.setString(at++, document.sex().name());
            insert.setString(at++, document.expiryDate().toString());
            insert.setString(at++, permit.chineseName());
            insert.setString(at++, permit.identityNumber());
            insert.setString(at++, permit.applicationDate().toString());
            insert.setString(at++, terms.boardUntil().toString());
            insert.setString(at++, terms.lastUsableDay().toString());
            insert.setLong(at++, terms.entries());
            insert.setLong(at++, permit.entriesUsed());
            insert.setLong(at++, terms.stayDays());
            insert.setLong(at++, terms.fee().dollars());
            insert.setString(at++, permit.seal());
            insert.setLong(at++, permit.copies());
            insert.setString(at, issuedOn == null ? null : issuedOn.toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the permit could not be written", e);
        }
    }

    /// The permit with a number.
    public Optional<Permit> find(Handle handle, PermitId permitId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM permit WHERE permit_id = :id")
                .bind("id", permitId.value())
                .map(PERMIT)
                .findOne();
    }

    /// The permit with a number, locked until the transaction ends.
    public Optional<Permit> lock(Handle handle, PermitId permitId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM permit WHERE permit_id = :id" + dialect.forUpdate())
                .bind("id", permitId.value())
                .map(PERMIT)
                .findOne();
    }

    /// The permits on a document, the newest grant first.
    public List<Permit> onDocument(Handle handle, String documentNumber) {
        return handle.createQuery(ON_DOCUMENT)
                .bind("number", documentNumber)
                .map(PERMIT)
                .list();
    }

    /// The live permits of a traveller, by document or identity number; those past their last day too.
    public List<Permit> live(Handle handle, String documentNumber, String issuingState, String identityNumber) {
        return liveIds(handle, documentNumber, issuingState, identityNumber).stream()
                .map(id -> find(handle, id).orElseThrow())
                .toList();
    }

    /// As [#live], every permit locked until the transaction ends: an entry or a print on one of them either is seen here
    /// or waits. Permits are locked in the order of their numbers, so that two applications never wait for each other.
    ///
    /// @param also a permit to lock among them and to give back whatever its state, null for none
    public List<Permit> lockLive(Handle handle, String documentNumber, String issuingState, String identityNumber,
            @Nullable PermitId also) {
        Stream<PermitId> ids = liveIds(handle, documentNumber, issuingState, identityNumber).stream();
        return (also == null ? ids : Stream.concat(ids, Stream.of(also)))
                .distinct()
                .sorted(Comparator.comparing(PermitId::value))
                .map(id -> lock(handle, id).orElseThrow())
                // One may have ended while this transaction waited for its lock.
                .filter(permit -> permit.state().isLive() || permit.permitId().equals(also))
                .toList();
    }

    private static List<PermitId> liveIds(Handle handle, String documentNumber, String issuingState,
            String identityNumber) {
        try {
            // Nearly always there is none: only the numbers are asked for, not the whole permits twice.
            PreparedStatement select = KeptStatements.on(handle, LIVE_OF_TRAVELLER);
            select.setString(1, documentNumber);
            select.setString(2, issuingState);
            select.setString(3, identityNumber);
            Set<PermitId> found = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(PermitId.of(row.getString(1)));
                }
            }
            return found.stream().sorted(Comparator.comparing(PermitId::value)).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the permits of a traveller could not be read", e);
        }
    }

    /// Moves a permit along the table of states.
    ///
    /// @param permit the permit as read in this transaction
    /// @return its new state, or empty when the event cannot happen in its state; then nothing was written
    public Optional<PermitState> move(Handle handle, Permit permit, PermitEvent event) {
        Optional<PermitState> next = permit.state().after(event);
        next.filter(state -> state != permit.state()).ifPresent(state -> {
            int moved = handle.createUpdate("UPDATE permit SET state = :next WHERE permit_id = :id AND state = :from")
                    .bind("next", state.name())
                    .bind("id", permit.permitId().value())
                    .bind("from", permit.state().name())
                    .execute();
            if (moved != 1) {
                throw new IllegalStateException("permit " + permit.permitId() + " changed under its lock");
            }
        });
        return next;
    }

    /// Notes the copy number given to a sheet.
    public void setCopies(Handle handle, PermitId permitId, int copies) {
        handle.createUpdate("UPDATE permit SET copies = :copies WHERE permit_id = :id")
                .bind("copies", copies)
                .bind("id", permitId.value())
                .execute();
    }

    /// Notes the day of issue, unless there is one.
    public void setIssuedOn(Handle handle, PermitId permitId, LocalDate day) {
        handle.createUpdate("UPDATE permit SET issued_on = :day WHERE permit_id = :id AND issued_on IS NULL")
                .bind("day", day.toString())
                .bind("id", permitId.value())
                .execute();
    }

    /// Notes how many entries are used.
    public void setEntriesUsed(Handle handle, PermitId permitId, int used) {
        handle.createUpdate("UPDATE permit SET entries_used = :used WHERE permit_id = :id")
                .bind("used", used)
                .bind("id", permitId.value())
                .execute();
    }

    /// Writes down which permits have passed their last day. One whose sheet is still on its way is left for later.
    ///
    /// @return how many
    public int expireDue(Handle handle, LocalDate today) {
        return handle.createUpdate("UPDATE permit SET state = 'EXPIRED' WHERE " + LIVE + """
                 AND (last_usable_day < :today OR state = 'GRANTED' AND board_until < :today)
                AND NOT EXISTS (SELECT 1 FROM print_lease l
                  WHERE l.permit_id = permit.permit_id AND l.state IN ('ACTIVE', 'UNKNOWN'))""")
                .bind("today", today.toString())
                .execute();
    }

    private static Permit permit(ResultSet row) throws SQLException {
        TravelDocument document = new TravelDocument(row.getString(5), row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), row.getString(10), row.getInt(11) == 1,
                LocalDate.parse(row.getString(12)), Sex.valueOf(row.getString(13)),
                LocalDate.parse(row.getString(14)));
        PermitTerms terms = new PermitTerms(LocalDate.parse(row.getString(18)), LocalDate.parse(row.getString(19)),
                row.getInt(20), row.getInt(22), new Ntd(row.getLong(23)));
        String issuedOn = row.getString(26);
        return new Permit(PermitId.of(row.getString(1)), CaseNumber.of(row.getString(2)), row.getString(3),
                PermitState.valueOf(row.getString(4)), document, row.getString(15), row.getString(16),
                LocalDate.parse(row.getString(17)), terms, row.getInt(21), row.getString(24), row.getInt(25),
                issuedOn == null ? null : LocalDate.parse(issuedOn));
    }
}

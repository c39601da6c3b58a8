package org.quickpermit.server.deposit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.KeptStatements;
import org.quickpermit.wire.DepositStatement.Kind;
import org.quickpermit.wire.DepositStatement.Line;
import org.quickpermit.wire.PricedService;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The books. Every posting moves an amount from one account to another, so that all accounts together are always zero;
/// postings are only added. The database itself refuses a balance below zero, a second charge for one permit and a
/// receipt booked twice.
public final class Ledger {
    private static final String CASH = "bureau:cash";
    private static final String FEES = "bureau:fees";

    private final InstantSource clock;

    public Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /// Opens an agency's account with nothing in it. Opening it again changes nothing.
    public void open(Handle handle, String agencyId) {
        handle.createUpdate("""
                INSERT INTO deposit (agency_id, balance, postings) VALUES (:agency, 0, 0)
                ON CONFLICT (agency_id) DO NOTHING""")
                .bind("agency", agencyId)
                .execute();
    }

    /// What is left, or empty when the agency has no account.
    public Optional<Ntd> balance(Handle handle, String agencyId) {
        try {
            PreparedStatement select = KeptStatements.on(handle, "SELECT balance FROM deposit WHERE agency_id = ?");
            select.setString(1, agencyId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Ntd(row.getLong(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the deposit could not be read", e);
        }
    }

    /// What one unit of a service costs on a day.
    ///
    /// @throws IllegalStateException when the price list has no row for the day
    public Ntd price(Handle handle, PricedService service, LocalDate day) {
        try {
            PreparedStatement select = KeptStatements.on(handle, """
                    SELECT amount FROM price
                    WHERE service = ? AND valid_from <= ? AND (valid_until IS NULL OR valid_until >= ?)""");
            select.setString(1, service.name());
            select.setString(2, day.toString());
            select.setString(3, day.toString());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no price for " + service + " on " + day);
                }
                return new Ntd(row.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the price list could not be read", e);
        }
    }

    /// Holds an agency's account until the transaction ends: postings that have begun are in it, others wait. A posting takes
    /// its moment while it holds the account.
    void hold(Handle handle, String agencyId) {
        handle.createUpdate("UPDATE deposit SET postings = postings WHERE agency_id = :agency")
                .bind("agency", agencyId)
                .execute();
    }

    /// Takes the fee of a permit from its agency's deposit.
    ///
    /// @return the balance after it, or empty when the deposit is too low; then nothing was booked
    public Optional<Ntd> charge(Handle handle, String agencyId, PermitId permitId, CaseNumber caseNumber, Ntd fee,
            String by) {
        return book(handle,
                new Booking(agencyId, Kind.PERMIT_FEE, fee, caseNumber.value(), permitId.value(), null, by));
    }

    /// Adds money the bureau received.
    ///
    /// @param reference receipt number
    /// @return the balance after it, or empty when the agency has no account
    public Optional<Ntd> topUp(Handle handle, String agencyId, Ntd amount, String reference, String by) {
        return book(handle, new Booking(agencyId, Kind.TOP_UP, amount, null, null, reference, by));
    }

    /// True when a receipt with this number was booked before, for whichever agency.
    public boolean isBooked(Handle handle, String reference) {
        return handle.createQuery("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'TOP_UP' AND reference = :ref")
                .bind("ref", reference)
                .mapTo(Long.class)
                .one() > 0;
    }

    private record Booking(String agencyId, Kind kind, Ntd amount, @Nullable String caseNumber,
            @Nullable String permitId, @Nullable String reference, String by) {
        long change() {
            return switch (kind) {
                case TOP_UP, REFUND -> amount.dollars();
                case PERMIT_FEE -> -amount.dollars();
            };
        }

        String from() {
            return switch (kind) {
                case TOP_UP -> CASH;
                case REFUND -> FEES;
                case PERMIT_FEE -> account();
            };
        }

        String to() {
            return switch (kind) {
                case TOP_UP, REFUND -> account();
                case PERMIT_FEE -> FEES;
            };
        }

        private String account() {
            return "agency:" + agencyId;
        }
    }

    private Optional<Ntd> book(Handle handle, Booking booking) {
        try {
            PreparedStatement update = KeptStatements.on(handle, """
                    UPDATE deposit SET balance = balance + ?, postings = postings + 1
                    WHERE agency_id = ? AND balance + ? >= 0
                    RETURNING balance, postings""");
            update.setLong(1, booking.change());
            update.setString(2, booking.agencyId());
            update.setLong(3, booking.change());
            long balance;
            long seq;
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                balance = row.getLong(1);
                seq = row.getLong(2);
            }
            post(handle, booking, seq, balance);
            return Optional.of(new Ntd(balance));
        } catch (SQLException e) {
            throw new IllegalStateException("the posting could not be written", e);
        }
    }

    private void post(Handle handle, Booking booking, long seq, long balance) throws SQLException {
        PreparedStatement insert = KeptStatements.on(handle, """
                INSERT INTO ledger_posting (agency_id, seq, kind, from_account, to_account, amount, balance_after,
                  booked_at, case_number, permit_id, reference, booked_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        insert.setString(1, booking.agencyId());
        insert.setLong(2, seq);
        insert.setString(3, booking.kind().name());
        insert.setString(4, booking.from());
        insert.setString(5, booking.to());
        insert.setLong(6, booking.amount().dollars());
        insert.setLong(7, balance);
        insert.setLong(8, clock.millis());
        insert.setString(9, booking.caseNumber());
        insert.setString(10, booking.permitId());
        insert.setString(11, booking.reference());
        insert.setString(12, booking.by());
        insert.executeUpdate();
    }

    /// The postings of an agency in a period, oldest first.
    ///
    /// @param from first moment, milliseconds of the epoch
    /// @param before first moment after the period
    public List<Line> lines(Handle handle, String agencyId, long from, long before) {
        return handle.createQuery("""
                SELECT booked_at, kind, amount, balance_after, case_number, reference, to_account
                FROM ledger_posting
                WHERE agency_id = :agency AND booked_at >= :from AND booked_at < :before
                ORDER BY seq""")
                .bind("agency", agencyId)
                .bind("from", from)
                .bind("before", before)
                .map((row, _) -> {
                    boolean in = row.getString("to_account").startsWith("agency:");
                    Ntd amount = new Ntd(row.getLong("amount"));
                    String caseNumber = row.getString("case_number");
                    return new Line(java.time.Instant.ofEpochMilli(row.getLong("booked_at")),
                            Kind.valueOf(row.getString("kind")), in ? amount : amount.negated(),
                            new Ntd(row.getLong("balance_after")),
                            caseNumber == null ? null : CaseNumber.of(caseNumber), row.getString("reference"));
                })
                .list();
    }

    /// The balance just before a moment.
    public Ntd balanceBefore(Handle handle, String agencyId, long moment) {
        return handle.createQuery("""
                SELECT balance_after FROM ledger_posting
                WHERE agency_id = :agency AND booked_at < :moment ORDER BY seq DESC LIMIT 1""")
                .bind("agency", agencyId)
                .bind("moment", moment)
                .mapTo(Long.class)
                .findOne()
                .map(Ntd::new)
                .orElse(Ntd.ZERO);
    }
}

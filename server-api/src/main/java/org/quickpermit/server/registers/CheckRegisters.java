package org.quickpermit.server.registers;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.quickpermit.server.decision.Finding;
import org.quickpermit.server.decision.Findings.ControlNote;
import org.quickpermit.server.decision.Findings.DeniedPerson;
import org.quickpermit.server.decision.Findings.Movement;
import org.quickpermit.server.decision.Findings.PassportNote;
import org.quickpermit.server.decision.Findings.PriorApproval;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.KeptStatements;
import org.quickpermit.server.registers.internal.LookUpSql;
import org.quickpermit.wire.DecisionReceipt.RegisterAge;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Asks all check registers about one traveller, in two statements: which side of each register is live and how old it
/// is, then every look-up at once.
public final class CheckRegisters {
    private final InstantSource clock;
    private final StalenessPolicy staleness;
    private final LookUpSql sql = new LookUpSql();

    /// @param clock what time it is
    /// @param staleness how old a register may be
    public CheckRegisters(InstantSource clock, StalenessPolicy staleness) {
        this.clock = clock;
        this.staleness = staleness;
    }

    /// What the registers say. A register that was never loaded or is too old answers
    /// [Finding.Unavailable], whatever its tables hold.
    ///
    /// @param handle a read transaction; both statements need one snapshot
    /// @param traveller whom to ask about
    /// @param today day of the application, Asia/Taipei; entries that ended before it do not count
    public RegisterAnswers ask(Handle handle, Traveller traveller, LocalDate today) {
        try {
            Instant now = clock.instant();
            Map<Register, State> states = states(handle);
            Rows rows = new Rows();
            lookUp(handle, states, traveller, today, rows);
            List<RegisterAge> ages = new ArrayList<>();
            for (Register register : Register.values()) {
                State state = state(states, register);
                ages.add(new RegisterAge(register.label(), state.load(), state.loadedAt(), state.age(now).toSeconds()));
            }
            return new RegisterAnswers(finding(states, Register.MOVEMENTS, rows.movements, now),
                    finding(states, Register.PASSPORTS, rows.passports, now),
                    finding(states, Register.DENY_LIST, rows.denied, now),
                    finding(states, Register.CONTROL, rows.control, now),
                    finding(states, Register.PRIOR_APPROVALS, rows.approvals, now), ages);
        } catch (SQLException e) {
            throw new IllegalStateException("the check registers could not be read", e);
        }
    }

    /// The registers that no decision can be made with now: never loaded, or too old.
    ///
    /// @param handle a read transaction
    public List<Register> unavailable(Handle handle) {
        try {
            Map<Register, State> states = states(handle);
            Instant now = clock.instant();
            List<Register> unavailable = new ArrayList<>();
            for (Register register : Register.values()) {
                State state = state(states, register);
                if (state.loadedAt() == null || isTooOld(state, register, now)) {
                    unavailable.add(register);
                }
            }
            return List.copyOf(unavailable);
        } catch (SQLException e) {
            throw new IllegalStateException("the check registers could not be read", e);
        }
    }

    private boolean isTooOld(State state, Register register, Instant now) {
        return state.age(now).compareTo(staleness.limit(register)) > 0;
    }

    private <E> Finding<E> finding(Map<Register, State> states, Register register, List<E> entries, Instant now) {
        State state = state(states, register);
        if (state.loadedAt() == null) {
            return new Finding.Unavailable<>("never loaded");
        }
        return isTooOld(state, register, now)
                ? new Finding.Unavailable<>("older than " + staleness.limit(register))
                : Finding.of(entries);
    }

    private static State state(Map<Register, State> states, Register register) {
        State state = states.get(register);
        if (state == null) {
            throw new IllegalStateException("register " + register.label() + " has no state row");
        }
        return state;
    }

    private static Map<Register, State> states(Handle handle) throws SQLException {
        Map<Register, State> states = new EnumMap<>(Register.class);
        try (ResultSet row = KeptStatements.on(handle, LookUpSql.STATES).executeQuery()) {
            while (row.next()) {
                long loadedAt = row.getLong(4);
                State state = new State(row.getString(2), row.getLong(3),
                        row.wasNull() ? null : Instant.ofEpochMilli(loadedAt));
                Register.ofLabel(row.getString(1)).ifPresent(register -> states.put(register, state));
            }
        }
        return states;
    }

    private void lookUp(Handle handle, Map<Register, State> states, Traveller traveller, LocalDate today, Rows rows)
            throws SQLException {
        Map<Register, String> sides = new EnumMap<>(Register.class);
        states.forEach((register, state) -> sides.put(register, state.side()));
        PreparedStatement statement = KeptStatements.on(handle, sql.forSides(sides));
        LookUpSql.bind(statement, traveller.documentNumber(), traveller.identityNumber(),
                traveller.birthDate().toEpochDay(), today.toEpochDay());
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(row);
            }
        }
    }

    /// @param side the live side, `a` or `b`
    /// @param load number of its load
    /// @param loadedAt when it went live, null when never
    private record State(String side, long load, @Nullable Instant loadedAt) {
        Duration age(Instant now) {
            return loadedAt == null ? Duration.ZERO : Duration.between(loadedAt, now);
        }
    }

    /// The rows of the one statement, sorted by register. Columns: source, four texts, one day.
    private static final class Rows {
        private final List<Movement> movements = new ArrayList<>();
        private final List<PassportNote> passports = new ArrayList<>();
        private final List<DeniedPerson> denied = new ArrayList<>();
        private final List<ControlNote> control = new ArrayList<>();
        private final List<PriorApproval> approvals = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            switch (row.getString(1)) {
                case LookUpSql.MOVEMENT -> movements.add(new Movement(
                        row.getString(2).equals("I") ? Movement.Direction.ENTRY : Movement.Direction.EXIT,
                        LocalDate.ofEpochDay(row.getLong(6))));
                case LookUpSql.PASSPORT -> passports.add(
                        new PassportNote(row.getString(2), PassportNote.Status.valueOf(row.getString(3)),
                                LocalDate.ofEpochDay(row.getLong(6))));
                case LookUpSql.DENIED -> {
                    long birthDay = row.getLong(6);
                    LocalDate birthDate = row.wasNull() ? null : LocalDate.ofEpochDay(birthDay);
                    denied.add(new DeniedPerson(row.getString(4), row.getString(5), row.getString(2),
                            row.getString(3), birthDate));
                }
                case LookUpSql.CONTROL -> control.add(new ControlNote(row.getString(2).equals("I")));
                case LookUpSql.APPROVAL -> approvals.add(
                        new PriorApproval(row.getString(2), LocalDate.ofEpochDay(row.getLong(6))));
                default -> throw new IllegalStateException("unknown source of a look-up row");
            }
        }
    }
}

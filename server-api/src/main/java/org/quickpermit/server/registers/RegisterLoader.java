package org.quickpermit.server.registers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.registers.internal.Csv;
import org.quickpermit.server.registers.internal.RegisterFile;
import org.quickpermit.server.registers.internal.RegisterRows;
import org.quickpermit.server.registers.internal.RegisterTables;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.RegisterLoad.RejectedRow;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.HandleCallback;

/// Loads a register's whole content from a CSV file: every row is checked, the rows go into the side that is not live,
/// and only when all are good the sides switch, in one transaction. Decisions go on meanwhile on the old content; rows
/// are taken out and written in small transactions with pauses between, and the indexes grow with them, so that nobody
/// waits long. Each transaction renews the load's claim on the register: a load that crashed frees it after minutes. Implements: EX-2 in part, QP-9 in part.
public final class RegisterLoader {
    private static final int CHUNK = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_REJECTED = 100;
    /// How long a load may be silent before another may take the register from it.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final Database database;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param database where the registers are
    /// @param audit gets an entry for every load, rejected ones too
    /// @param clock what time it is
    public RegisterLoader(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// Who loads, for the audit log.
    ///
    /// @param actor login, or `system`
    /// @param deviceId device, or empty
    public record LoadedBy(String actor, String deviceId) {
        /// A load from the command line.
        public static final LoadedBy SYSTEM = new LoadedBy("system", "");
    }

    /// Whether a file may take most of a register away.
    public enum Shrink {
        /** No: a file with fewer than half the rows that are live is most likely cut off. */
        REFUSED,
        /** Yes: somebody said that the file is whole. */
        ALLOWED
    }

    /// Loads a file. The header must name the register's columns exactly, in order.
    ///
    /// @param register which register
    /// @param file the file's bytes, UTF-8; the caller closes it
    /// @param by who loads
    /// @param shrink whether the file may have fewer than half the rows that are live, or none
    /// @return the load; with rejected rows (at most 100 are listed) nothing has changed
    /// @throws ApiProblem [ProblemType#STATE_CONFLICT] when another load of the register is under way, or took it
    ///         from this one after minutes without a row
    public RegisterLoad load(Register register, InputStream file, LoadedBy by, Shrink shrink) throws IOException {
        RegisterTables tables = new RegisterTables(RegisterFile.of(register), database.dialect());
        String claim = UUID.randomUUID().toString();
        long now = clock.millis();
        String side = database.<Optional<String>, RuntimeException>write(
                handle -> tables.claim(handle, claim, now, now - CLAIM.toMillis()))
                .orElseThrow(() -> new ApiProblem(ProblemType.STATE_CONFLICT, new Text("此查核檔正在載入，請稍後再試。",
                        "This register is being loaded. Try again later.")));
        try {
            RegisterRows rows = new RegisterRows(RegisterFile.of(register), MOST_REJECTED);
            long count = fill(new Step(tables, side, claim), new Csv(file), rows);
            List<RejectedRow> faults = rows.rejected().isEmpty() && shrink == Shrink.REFUSED
                    ? tooShort(tables, count)
                    : rows.rejected();
            return faults.isEmpty()
                    ? goLive(tables, register, side, claim, count, by)
                    : reject(tables, register, claim, faults, by);
        } finally {
            database.write(handle -> tables.release(handle, claim));
        }
    }

    /// Loads a file from this machine's disk, as the command line and the demo do.
    ///
    /// @param register name of the register
    /// @param file the file, UTF-8
    /// @param shrink whether the file may have fewer than half the rows that are live, or none
    /// @return what was loaded, or the rejected rows; then nothing changed
    /// @throws IllegalArgumentException when there is no such register
    /// @throws UncheckedIOException when the file cannot be read
    public RegisterLoad loadFile(String register, Path file, Shrink shrink) {
        Register known = Register.ofLabel(register)
                .orElseThrow(() -> new IllegalArgumentException("there is no register " + register));
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return load(known, bytes, LoadedBy.SYSTEM, shrink);
        } catch (IOException e) {
            throw new UncheckedIOException("the register file cannot be read", e);
        }
    }

    /// One load's hold on one side of a register.
    private record Step(RegisterTables tables, String side, String claim) {}

    private long fill(Step step, Csv csv, RegisterRows rows) throws IOException {
        int cleared;
        do {
            cleared = write(step, handle -> step.tables().clear(handle, step.side(), CHUNK));
        } while (cleared > 0);
        write(step, handle -> step.tables().index(handle, step.side()));
        long count = 0;
        List<List<Object>> chunk = new ArrayList<>(CHUNK);
        if (!rows.header(csv)) {
            return 0;
        }
        for (Optional<RegisterRows.Row> row = rows.next(csv); row.isPresent(); row = rows.next(csv)) {
            // After a rejected row the rest is only checked, not written.
            if (rows.rejected().isEmpty()) {
                chunk.add(row.get().values());
                count++;
                if (chunk.size() == CHUNK) {
                    insert(step, chunk);
                }
            }
        }
        insert(step, chunk);
        return count;
    }

    /// One small transaction of the load, then as long a pause as it took. The lock for writing has no queue between
    /// programs: a loader beside a running server that took it again at once would starve the decisions.
    private <T> T write(Step step, HandleCallback<T, RuntimeException> work) {
        long began = System.nanoTime();
        T result = database.write(handle -> {
            if (!step.tables().renew(handle, step.claim(), clock.millis())) {
                throw lost();
            }
            return work.withHandle(handle);
        });
        LockSupport.parkNanos(Math.min(System.nanoTime() - began, LONGEST_PAUSE.toNanos()));
        return result;
    }

    private static ApiProblem lost() {
        return new ApiProblem(ProblemType.STATE_CONFLICT,
                new Text("載入中斷過久，此查核檔已由他人載入；本次未生效，請重送。",
                        "This load paused so long that another one took the register. Nothing of it counts: send it again."));
    }

    /// A file that was cut off between two rows is well-formed, and would empty a deny list. The live side cannot change
    /// meanwhile: this load has the register.
    private List<RejectedRow> tooShort(RegisterTables tables, long count) {
        long live = database.read(handle -> tables.live(handle, clock.instant())).rows();
        if (count * 2 >= live) {
            return List.of();
        }
        return List.of(new RejectedRow(1, "", new Text(
                "檔案僅 " + count + " 列，不到目前 " + live + " 列之半數，未載入。如檔案確實完整，請加參數 shrink=allowed"
                        + "（命令列為 --allow-shrink）重送。",
                "The file has " + count + " rows, fewer than half of the " + live
                        + " that are live. If it is whole, send "
                        + "it with shrink=allowed (on the command line --allow-shrink).")));
    }

    private void insert(Step step, List<List<Object>> chunk) {
        if (!chunk.isEmpty()) {
            List<List<Object>> rows = List.copyOf(chunk);
            write(step, handle -> step.tables().insert(handle, step.side(), rows));
            chunk.clear();
        }
    }

    private RegisterLoad goLive(RegisterTables tables, Register register, String side, String claim, long count,
            LoadedBy by) {
        return database.write(handle -> {
            long now = clock.millis();
            long load = tables.switchTo(handle, side, claim, count, now).orElseThrow(RegisterLoader::lost);
            audit.append(handle, event(register, by, "LOADED",
                    Map.of("load", Long.toString(load), "rows", Long.toString(count))));
            return new RegisterLoad(register.label(), load, count, java.time.Instant.ofEpochMilli(now), List.of());
        });
    }

    private RegisterLoad reject(RegisterTables tables, Register register, String claim, List<RejectedRow> rejected,
            LoadedBy by) {
        return database.write(handle -> {
            RegisterLoad live = tables.live(handle, clock.instant());
            audit.append(handle, event(register, by, "REJECTED",
                    Map.of("firstLine", Long.toString(rejected.getFirst().line()))));
            return new RegisterLoad(register.label(), live.load(), 0, live.loadedAt(), rejected);
        });
    }

    private static AuditEvent event(Register register, LoadedBy by, String outcome, Map<String, String> details) {
        return new AuditEvent("REGISTER_LOAD", by.actor(), by.deviceId(), register.label(), outcome,
                new java.util.TreeMap<>(details));
    }
}

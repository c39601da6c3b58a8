package org.quickpermit.kiosk.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.device.Answer;
import org.quickpermit.device.Done;
import org.quickpermit.kiosk.gateway.NoGateway;
import org.quickpermit.kiosk.issuing.Pace;
import org.quickpermit.kiosk.issuing.Progress;
import org.quickpermit.kiosk.issuing.Surroundings;
import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;

/// Server, printer and time of one print, without a wire: the sheet ends as the test wants it, and time passes only when
/// somebody waits.
public final class PrintWorld extends NoGateway implements PermitPrinter, Pace, Progress {
    private final TestBureau bureau = new TestBureau();
    private final Result end;
    private final Map<String, PrintLease> leases = new TreeMap<>();
    private final Map<String, Result> settled = new TreeMap<>();
    private long nanos;
    private int documents;
    private int sheetsOut;
    private int ids;
    private boolean jobOpen;

    /// @param end what becomes of the sheet
    public PrintWorld(Result end) {
        this.end = end;
    }

    /// Time and ids of this world.
    public Surroundings surroundings() {
        return new Surroundings(TestBureau.CLOCK, this, () -> "print-" + ++ids);
    }

    /// How many documents the printer got.
    public int documents() {
        return documents;
    }

    /// How many sheets came out.
    public int sheetsOut() {
        return sheetsOut;
    }

    /// The leases granted.
    public Set<String> leases() {
        return new TreeSet<>(leases.keySet());
    }

    /// What the server knows of each lease.
    public Map<String, Result> settledLeases() {
        return new TreeMap<>(settled);
    }

    @Override
    public void pause(Duration length) {
        nanos += length.toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public PrinterStatus status() {
        boolean jammed = end == Result.SPOILED && documents > 0 && jobOpen;
        return new PrinterStatus(PrinterStatus.Condition.IDLE, true, jammed ? Set.of(PrinterFault.JAM) : Set.of(), true,
                "");
    }

    @Override
    public int createJob(String name) {
        jobOpen = true;
        return 7;
    }

    @Override
    public void sendDocument(int job, byte[] pdf) throws PrinterException {
        if (end == Result.RETURNED) {
            throw new PrinterException("no room", true);
        }
        documents++;
        if (end == Result.CONFIRMED || end == Result.UNKNOWN) {
            sheetsOut++;
        }
    }

    @Override
    public Optional<JobStatus> job(int job) throws PrinterException {
        if (end == Result.UNKNOWN) {
            throw new PrinterException("silence", false);
        }
        JobStatus.State state = !jobOpen
                ? JobStatus.State.CANCELED
                : end == Result.CONFIRMED ? JobStatus.State.COMPLETED : JobStatus.State.STOPPED;
        return Optional.of(new JobStatus(state, Set.of(), OptionalInt.of(sheetsOut)));
    }

    @Override
    public void cancel(int job) {
        jobOpen = false;
    }

    @Override
    public int purge() {
        jobOpen = false;
        return 0;
    }

    @Override
    public Answer<PrintLease> lease(String key, String request) {
        PrintLease lease = leases.computeIfAbsent("lease-" + key,
                id -> bureau.lease(id, TestBureau.permitId(1), 1, "TW00000001"));
        return new Answer.Given<>(lease);
    }

    @Override
    public Answer<PrintLease> reprintLease(String session, String key, String request) {
        throw new AssertionError("no reprint here");
    }

    @Override
    public Answer<Done> report(String key, String leaseId, String outcome) {
        try {
            PrintOutcome read = WireJson.strict().readValue(outcome, PrintOutcome.class);
            Result former = settled.get(leaseId);
            if (former != null && former != Result.UNKNOWN && former != read.result()) {
                throw new AssertionError(leaseId + " was " + former + " and is now said to be " + read.result());
            }
            settled.put(leaseId, read.result());
            return new Answer.Given<>(Done.DONE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void granted(String initials) {}

    @Override
    public void printing() {}

    @Override
    public void held(Trouble trouble) {}

    @Override
    public void sheetWanted() {}
}

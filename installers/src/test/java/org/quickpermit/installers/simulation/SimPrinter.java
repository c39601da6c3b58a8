package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;

import org.jspecify.annotations.Nullable;

/// A printer with its stack of numbered sheets. It jams in the middle of a page, runs out of paper, loses its power and
/// its cable, loses answers, prints a jammed page again by itself when somebody clears the path, and goes on with its
/// jobs after a power cut. One kind counts a sheet when it lies in the output; the other calls a job completed, and the
/// sheet counted, when it has fed it.
final class SimPrinter implements PermitPrinter {
    private static final int JAM = 25;
    private static final int LOST = 300;
    private static final Duration BEAT = Duration.ofMillis(500);

    private final World world;
    private final String name;
    private final boolean countsFed;
    private final boolean keepsJobs;
    private final Deque<Sheet> tray = new ArrayDeque<>();
    private final Map<Integer, Job> jobs = new TreeMap<>();
    private VirtualTime.@Nullable Life user;
    private @Nullable Sheet path;
    private @Nullable Job printing;
    private @Nullable Sheet stuck;
    private boolean doorOpen;
    private boolean off;
    private boolean unplugged;
    private boolean beating;
    private long onSince;
    private long endOfPage;
    private int lastJob;

    /// @param countsFed true for the kind that counts what it has fed
    SimPrinter(World world, String name, boolean countsFed) {
        this.world = world;
        this.name = name;
        this.countsFed = countsFed;
        this.keepsJobs = world.chance().percent(50);
        this.onSince = -Duration.ofHours(9).toNanos();
    }

    /// One job.
    private static final class Job {
        private final int number;
        private JobStatus.State state = JobStatus.State.HELD;
        private Sheet.@Nullable Print page;
        private boolean cancelled;
        private int sheets;

        Job(int number) {
            this.number = number;
        }

        boolean waits() {
            return page != null && !state.ended() && !cancelled;
        }
    }

    /// The kiosk's process that talks to it now.
    void usedBy(VirtualTime.Life process) {
        user = process;
    }

    // What people and misfortune do.

    Deque<Sheet> tray() {
        return tray;
    }

    /// True while a sheet is in it.
    boolean isBusy() {
        return path != null || stuck != null;
    }

    boolean hasStuckSheet() {
        return stuck != null;
    }

    /// Somebody opens the printer, takes the stuck sheet out and closes it.
    void clearJam() {
        Sheet ruined = stuck;
        if (ruined != null) {
            say("the stuck sheet " + ruined.number() + " is taken out");
            ruined.move(Sheet.Place.TAKEN_OUT);
            stuck = null;
        }
        beat();
    }

    void door(boolean open) {
        if (open == doorOpen) {
            return;
        }
        say(open ? "door opened" : "door closed");
        doorOpen = open;
        if (open && path != null) {
            jam();
        }
        beat();
    }

    boolean isDoorOpen() {
        return doorOpen;
    }

    void unplugged(boolean gone) {
        say(gone ? "cable out" : "cable in");
        unplugged = gone;
    }

    /// The power goes off; a sheet in the path stays in it. Jobs are lost, or kept where the printer has a disk.
    void powerOff() {
        if (!off) {
            say("power off");
            off = true;
            if (path != null) {
                jam();
            }
            if (!keepsJobs) {
                jobs.clear();
            }
        }
    }

    void powerOn() {
        if (off) {
            say("power on");
            off = false;
            onSince = world.time().nanos();
            beat();
        }
    }

    /// Nothing is wrong with it but what a person has to clear.
    void wellAgain() {
        powerOn();
        if (unplugged) {
            unplugged(false);
        }
    }

    private void jam() {
        Sheet sheet = path;
        if (sheet != null) {
            say("sheet " + sheet.number() + " is stuck");
            sheet.move(Sheet.Place.STUCK);
            stuck = sheet;
            path = null;
            Job job = printing;
            printing = null;
            if (job != null && !countsFed) {
                job.state = job.cancelled ? JobStatus.State.CANCELED : JobStatus.State.STOPPED;
            }
        }
    }

    private void say(String what) {
        world.trace().add(name, what);
    }

    // The engine.

    private void beat() {
        if (!beating) {
            beating = true;
            world.time().after(BEAT, this::turn);
        }
    }

    private void turn() {
        beating = false;
        if (off) {
            return;
        }
        if (path != null) {
            if (world.time().nanos() >= endOfPage) {
                endPage();
            }
            beat();
        } else if (!stopped()) {
            jobs.values().stream().filter(Job::waits).findFirst().ifPresent(this::feed);
        }
    }

    private void feed(Job job) {
        Sheet sheet = tray.removeFirst();
        sheet.move(Sheet.Place.PATH);
        say("feeds " + sheet.number() + " for job " + job.number);
        if (world.chance().strikes(60)) {
            unplugged(true);
            world.time().after(world.chance().seconds(1, 90), () -> unplugged(false));
        }
        path = sheet;
        printing = job;
        job.state = JobStatus.State.PROCESSING;
        endOfPage = world.time().nanos() + world.chance().millis(800, 4500).toNanos();
        if (countsFed) {
            job.sheets++;
            job.state = JobStatus.State.COMPLETED;
        }
        beat();
    }

    private void endPage() {
        Sheet sheet = path;
        Job job = printing;
        if (sheet == null || job == null || job.page == null) {
            return;
        }
        if (world.chance().strikes(JAM)) {
            jam();
            return;
        }
        path = null;
        printing = null;
        sheet.printed(job.page);
        sheet.move(Sheet.Place.OUT);
        say("sheet " + sheet.number() + " is out: " + job.page.permit() + " copy " + job.page.copy() + " as "
                + job.page.sheetNumber());
        if (!countsFed) {
            job.sheets++;
            job.state = job.cancelled ? JobStatus.State.CANCELED : JobStatus.State.COMPLETED;
        }
        world.invariants().sheetOut(sheet);
    }

    private boolean stopped() {
        return doorOpen || stuck != null || tray.isEmpty();
    }

    // What the kiosk sees.

    @Override
    public PrinterStatus status() throws PrinterException {
        reach("status");
        Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
        if (stuck != null) {
            faults.add(PrinterFault.JAM);
        }
        if (doorOpen) {
            faults.add(PrinterFault.DOOR_OPEN);
        }
        if (tray.isEmpty()) {
            faults.add(PrinterFault.PAPER_OUT);
        } else if (tray.size() < 4) {
            faults.add(PrinterFault.PAPER_LOW);
        }
        PrinterStatus.Condition condition = stopped()
                ? PrinterStatus.Condition.STOPPED
                : path == null ? PrinterStatus.Condition.IDLE : PrinterStatus.Condition.PROCESSING;
        int upTime = (int) Duration.ofNanos(world.time().nanos() - onSince).toSeconds();
        return new PrinterStatus(condition, true, faults, true, "", OptionalInt.of(upTime));
    }

    @Override
    public int createJob(String title) throws PrinterException {
        reach("Create-Job");
        Job job = new Job(++lastJob);
        jobs.put(job.number, job);
        loseAnswer("Create-Job");
        world.step(user, "after Create-Job");
        return job.number;
    }

    @Override
    public void sendDocument(int number, byte[] pdf) throws PrinterException {
        reach("Send-Document");
        Job job = jobs.get(number);
        if (job == null || job.state != JobStatus.State.HELD || job.cancelled
                || world.chance().strikes(LOST)) {
            say("refuses the document of job " + number);
            throw new PrinterException("refused", true);
        }
        Sheet.Print page = Sheet.Print.read(pdf);
        world.invariants().documentArrives(name, number, page);
        job.page = page;
        job.state = JobStatus.State.PENDING;
        say("has the document of job " + number);
        beat();
        loseAnswer("Send-Document");
        world.step(user, "after Send-Document");
    }

    @Override
    public Optional<JobStatus> job(int number) throws PrinterException {
        reach("Get-Job-Attributes");
        Job job = jobs.get(number);
        if (job == null) {
            return Optional.empty();
        }
        JobStatus.State state = job.waits() && stopped() && path == null ? JobStatus.State.STOPPED : job.state;
        return Optional.of(new JobStatus(state, Set.of(), OptionalInt.of(job.sheets)));
    }

    @Override
    public void cancel(int number) throws PrinterException {
        reach("Cancel-Job");
        drop(number);
        loseAnswer("Cancel-Job");
    }

    /// A page in the path is printed to its end; only then is its job over.
    private void drop(int number) {
        Job job = jobs.get(number);
        if (job != null && !job.state.ended()) {
            say("cancels job " + number);
            job.cancelled = true;
            if (job != printing) {
                job.state = JobStatus.State.CANCELED;
            }
        }
    }

    @Override
    public int purge() throws PrinterException {
        reach("Get-Jobs");
        int found = 0;
        for (Job job : jobs.values()) {
            if (!job.state.ended()) {
                found++;
                drop(job.number);
            }
        }
        loseAnswer("Cancel-Job");
        if (jobs.values().stream().anyMatch(job -> !job.state.ended())) {
            throw new PrinterException("a job is still there", true);
        }
        return found;
    }

    private void reach(String operation) throws PrinterException {
        world.step(user, operation);
        if (off || unplugged || world.chance().strikes(LOST)) {
            throw new PrinterException("no answer to " + operation, false);
        }
    }

    private void loseAnswer(String operation) throws PrinterException {
        if (world.chance().strikes(LOST)) {
            say("its answer to " + operation + " is lost");
            throw new PrinterException("answer lost: " + operation, false);
        }
    }
}

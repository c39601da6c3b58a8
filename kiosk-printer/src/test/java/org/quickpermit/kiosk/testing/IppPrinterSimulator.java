package org.quickpermit.kiosk.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IntOrIntRange;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.MutableAttributeGroup;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.MediaSizeSupported;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/// A printer inside this JVM that speaks real IPP over HTTP, with faults at the push of a button. It prints one sheet
/// for each document, counts it the moment it "comes out", and keeps every PDF it was sent. Safe for several threads.
public final class IppPrinterSimulator implements AutoCloseable {
    private static final List<Operation> OPERATIONS = List.of(Operation.createJob, Operation.sendDocument,
            Operation.getJobAttributes, Operation.getJobs, Operation.cancelJob, Operation.getPrinterAttributes);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofVirtual().factory());
    private final Map<Integer, Job> jobs = new TreeMap<>();
    private final Set<String> reasons = new TreeSet<>();
    private final Set<String> notes = new TreeSet<>();
    private final List<String> operations = new ArrayList<>();
    private Duration printingTime = Duration.ofMillis(120);
    private int paper = Integer.MAX_VALUE;
    private int nextJob = 1;
    private int sheetsOut;
    private int mediaX = 12_500;
    private int mediaY = 8_800;
    private boolean jamNext;
    private boolean stuckNext;
    private boolean off;
    private boolean keepsCancelled;
    private long onSince = System.nanoTime();
    private boolean silent;
    private boolean counting = true;
    private boolean accepting = true;
    private boolean queueExists = true;
    private boolean loseSendAnswer;

    private IppPrinterSimulator(HttpServer server) {
        this.server = server;
    }

    /// Starts a printer on a free port of the loopback interface.
    ///
    /// @throws IOException when there is none
    public static IppPrinterSimulator start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        IppPrinterSimulator printer = new IppPrinterSimulator(server);
        server.setExecutor(printer.threads);
        server.createContext("/ipp/print", printer::handle);
        server.start();
        return printer;
    }

    /// Its address, `ipp://127.0.0.1:PORT/ipp/print`.
    public URI uri() {
        return URI.create("ipp://127.0.0.1:" + server.getAddress().getPort() + "/ipp/print");
    }

    /// How long a sheet takes.
    public synchronized void printingTime(Duration time) {
        printingTime = time;
    }

    /// Leaves so many sheets in the tray. With none, `media-empty` is reported and a job stays in processing.
    public synchronized void paper(int sheets) {
        paper = sheets;
        if (sheets == 0) {
            reasons.add("media-empty-error");
        } else {
            reasons.remove("media-empty-error");
        }
        notifyAll();
    }

    /// Takes all paper out.
    public void outOfPaper() {
        paper(0);
    }

    /// Puts plenty of paper in.
    public void refill() {
        paper(Integer.MAX_VALUE);
    }

    /// Jams the next sheet: its job is aborted and `media-jam` stays until [#clearJam()].
    public synchronized void jamNext() {
        jamNext = true;
    }

    /// Jams the next sheet half-way: its job stays, and is printed again on the next sheet as soon as the path is clear,
    /// as printers do that recover from jams by themselves.
    public synchronized void jamHalfWay() {
        stuckNext = true;
    }

    /// Says or takes back a word of the standard that does not stop the printer, as `media-low-warning`.
    public synchronized void mention(String keyword, boolean now) {
        if (now) {
            notes.add(keyword);
        } else {
            notes.remove(keyword);
        }
    }

    /// Cuts the power: a sheet under way stays half-way, and nothing is answered.
    public synchronized void powerOff() {
        off = true;
        notifyAll();
    }

    /// Switches the printer on again.
    ///
    /// @param keepsQueue true where it kept its jobs and begins each that has not ended again
    public synchronized void powerOn(boolean keepsQueue) {
        if (keepsQueue) {
            jobs.values().stream().filter(job -> !job.ended() && job.document.length > 0)
                    .forEach(job -> threads.execute(() -> print(job)));
        } else {
            jobs.values().removeIf(job -> !job.ended());
        }
        onSince = System.nanoTime();
        off = false;
        notifyAll();
    }

    /// Takes cancellations and keeps the jobs all the same, or listens to them again.
    public synchronized void keepCancelled(boolean now) {
        keepsCancelled = now;
    }

    /// Takes the jammed sheet out.
    public synchronized void clearJam() {
        reasons.remove("media-jam-error");
        notifyAll();
    }

    /// Opens or closes the door. While it is open nothing comes out.
    public synchronized void door(boolean open) {
        if (open) {
            reasons.add("door-open-error");
        } else {
            reasons.remove("door-open-error");
        }
        notifyAll();
    }

    /// Stops or resumes answering: requests are taken and left hanging.
    public synchronized void silent(boolean now) {
        silent = now;
        notifyAll();
    }

    /// Switches the sheet counter on or off; without one, jobs report no count.
    public synchronized void counting(boolean now) {
        counting = now;
    }

    /// Loads paper of another size, in hundredths of a millimetre.
    public synchronized void media(int x, int y) {
        mediaX = x;
        mediaY = y;
    }

    /// Accepts or refuses new jobs.
    public synchronized void accepting(boolean now) {
        accepting = now;
    }

    /// Deletes the queue at the printer's address, or makes it again, as a print server's operator does.
    public synchronized void queueExists(boolean now) {
        queueExists = now;
    }

    /// Takes the next document, prints it, and never answers the request that brought it.
    public synchronized void loseNextSendAnswer() {
        loseSendAnswer = true;
    }

    /// How many sheets came out since the start.
    public synchronized int sheetsOut() {
        return sheetsOut;
    }

    /// The documents of the sheets that came out, in order.
    public synchronized List<byte[]> printed() {
        return jobs.values().stream().filter(job -> job.sheets == 1).map(job -> job.document).toList();
    }

    /// Every document received, printed or not, in order.
    public synchronized List<byte[]> received() {
        return jobs.values().stream().filter(job -> job.document.length > 0).map(job -> job.document).toList();
    }

    /// True when the sheet of a job came out.
    public synchronized boolean cameOut(int job) {
        Job known = jobs.get(job);
        return known != null && known.sheets == 1;
    }

    /// How many jobs were ever opened.
    public synchronized int jobsOpened() {
        return jobs.size();
    }

    /// How many jobs have not ended.
    public synchronized long jobsWaiting() {
        return jobs.values().stream().filter(job -> !job.ended()).count();
    }

    /// The operations asked for, in order, by name.
    public synchronized List<String> operations() {
        return List.copyOf(operations);
    }

    /// Media size and scaling asked for with the last job, as `12500x8800 none`.
    public synchronized String lastJobTicket() {
        return jobs.isEmpty() ? "" : List.copyOf(jobs.values()).getLast().ticket;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            IppInputStream body = new IppInputStream(exchange.getRequestBody());
            IppPacket request = body.readPacket();
            byte[] document = body.readAllBytes();
            if (isOff()) {
                return;
            }
            @Nullable
            IppPacket answer = answer(request, document);
            if (answer == null) {
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.write(out);
            exchange.getResponseHeaders().add("Content-Type", "application/ipp");
            exchange.sendResponseHeaders(200, out.size());
            exchange.getResponseBody().write(out.toByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOff() {
        return off;
    }

    private synchronized @Nullable IppPacket answer(IppPacket request, byte[] document) throws InterruptedException {
        operations.add(request.getOperation().getName());
        while (silent) {
            wait(50);
        }
        int id = request.getRequestId();
        Operation operation = request.getOperation();
        if (!queueExists) {
            return plain(Status.clientErrorNotFound, id).build();
        }
        if (operation.equals(Operation.getPrinterAttributes)) {
            return printerAttributes(id);
        }
        if (operation.equals(Operation.createJob)) {
            return createJob(request, id);
        }
        if (operation.equals(Operation.getJobs)) {
            return getJobs(request, id);
        }
        @Nullable
        Integer number = request.getValue(Tag.operationAttributes, Types.jobId);
        @Nullable
        Job job = number == null ? null : jobs.get(number);
        if (job == null) {
            return plain(Status.clientErrorNotFound, id).build();
        }
        if (operation.equals(Operation.sendDocument)) {
            return sendDocument(job, document, id);
        }
        if (operation.equals(Operation.getJobAttributes)) {
            IppPacket.Builder answer = plain(Status.successfulOk, id);
            describe(job, answer.getJobAttributes());
            return answer.build();
        }
        if (operation.equals(Operation.cancelJob)) {
            return cancel(job, id);
        }
        return plain(Status.serverErrorOperationNotSupported, id).build();
    }

    private IppPacket printerAttributes(int id) {
        IppPacket.Builder answer = plain(Status.successfulOk, id);
        MutableAttributeGroup printer = answer.getPrinterAttributes();
        boolean working = jobs.values().stream().anyMatch(job -> job.state == JobState.processing);
        printer.put(Types.printerState, reasons.isEmpty() || working
                ? working ? PrinterState.processing : PrinterState.idle
                : PrinterState.stopped);
        Set<String> said = new TreeSet<>(reasons);
        said.addAll(notes);
        printer.put(Types.printerStateReasons, said.isEmpty() ? List.of("none") : List.copyOf(said));
        printer.put(Types.printerUpTime, (int) Duration.ofNanos(System.nanoTime() - onSince).toMillis() + 1);
        printer.put(Types.printerIsAcceptingJobs, accepting);
        printer.put(Types.operationsSupported, OPERATIONS);
        printer.put(Types.documentFormatSupported, List.of("application/octet-stream", "application/pdf"));
        printer.put(Types.printerMakeAndModel, "Simulated permit printer");
        printer.put(Types.mediaSizeSupported,
                List.of(new MediaSizeSupported(new IntOrIntRange(mediaX), new IntOrIntRange(mediaY))));
        return answer.build();
    }

    private IppPacket createJob(IppPacket request, int id) {
        if (!accepting) {
            return plain(Status.serverErrorNotAcceptingJobs, id).build();
        }
        Job job = new Job(nextJob++);
        @Nullable
        String owner = request.getString(Tag.operationAttributes, Types.requestingUserName);
        job.owner = owner == null ? "" : owner;
        @Nullable
        AttributeGroup ticket = request.get(Tag.jobAttributes);
        @Nullable
        MediaCol media = ticket == null ? null : ticket.getValue(Types.mediaCol);
        MediaCol.@Nullable MediaSize size = media == null ? null : media.getMediaSize();
        if (ticket != null && size != null) {
            job.ticket = size.getXDimension() + "x" + size.getYDimension() + " "
                    + ticket.getString(Types.printScaling);
        }
        jobs.put(job.id, job);
        IppPacket.Builder answer = plain(Status.successfulOk, id);
        describe(job, answer.getJobAttributes());
        return answer.build();
    }

    private @Nullable IppPacket sendDocument(Job job, byte[] document, int id) {
        if (job.document.length > 0 || job.ended()) {
            return plain(Status.clientErrorNotPossible, id).build();
        }
        job.document = document;
        job.state = JobState.processing;
        threads.execute(() -> print(job));
        if (loseSendAnswer) {
            loseSendAnswer = false;
            return null;
        }
        IppPacket.Builder answer = plain(Status.successfulOk, id);
        describe(job, answer.getJobAttributes());
        return answer.build();
    }

    private synchronized void print(Job job) {
        try {
            long end = System.nanoTime() + printingTime.toNanos();
            while (!job.ended() && !off && (System.nanoTime() < end || blocked())) {
                wait(10);
            }
            if (stuckNext && !off && !job.ended()) {
                stuckNext = false;
                reasons.add("media-jam-error");
                while (!job.ended() && !off && blocked()) {
                    wait(10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (job.ended() || off) {
            return;
        }
        if (jamNext) {
            jamNext = false;
            reasons.add("media-jam-error");
            job.state = JobState.aborted;
            job.reason = "aborted-by-system";
            return;
        }
        sheetsOut++;
        if (paper != Integer.MAX_VALUE) {
            paper(paper - 1);
        }
        job.sheets = 1;
        job.state = JobState.completed;
        job.reason = "job-completed-successfully";
    }

    private boolean blocked() {
        return paper == 0 || !reasons.isEmpty();
    }

    private IppPacket getJobs(IppPacket request, int id) {
        IppPacket.Builder answer = plain(Status.successfulOk, id);
        for (Job job : jobs.values()) {
            if (!job.ended()) {
                MutableAttributeGroup group = AttributeGroup.mutableGroupOf(Tag.jobAttributes);
                describe(job, group);
                answer.addGroup(group);
            }
        }
        return answer.build();
    }

    private IppPacket cancel(Job job, int id) {
        if (job.ended()) {
            return plain(Status.clientErrorNotPossible, id).build();
        }
        if (keepsCancelled) {
            return plain(Status.successfulOk, id).build();
        }
        job.state = JobState.canceled;
        job.reason = "job-canceled-by-user";
        notifyAll();
        return plain(Status.successfulOk, id).build();
    }

    private void describe(Job job, MutableAttributeGroup group) {
        group.put(Types.jobId, job.id);
        group.put(Types.jobUri, URI.create(uri() + "/" + job.id));
        group.put(Types.jobState, job.state);
        group.put(Types.jobStateReasons, List.of(job.reason));
        group.put(Types.jobOriginatingUserName, job.owner);
        if (counting) {
            group.put(Types.jobMediaSheetsCompleted, job.sheets);
            group.put(Types.jobImpressionsCompleted, job.sheets);
        }
    }

    private static IppPacket.Builder plain(Status status, int id) {
        IppPacket.Builder answer = IppPacket.response(status);
        answer.setRequestId(id);
        return answer;
    }

    private static final class Job {
        private final int id;
        private JobState state = JobState.pending;
        private String reason = "none";
        private String owner = "";
        private String ticket = "";
        private byte[] document = new byte[0];
        private int sheets;

        private Job(int id) {
            this.id = id;
        }

        private boolean ended() {
            return state == JobState.completed || state == JobState.aborted || state == JobState.canceled;
        }
    }
}

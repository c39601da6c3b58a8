package org.quickpermit.kiosk.printing.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.kiosk.printing.JobStatus;
import org.quickpermit.kiosk.printing.PermitPrinter;
import org.quickpermit.kiosk.printing.PrinterException;
import org.quickpermit.kiosk.printing.PrinterFault;
import org.quickpermit.kiosk.printing.PrinterStatus;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IntOrIntRange;
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
import org.jspecify.annotations.Nullable;

/// A printer that speaks IPP 2.0 over HTTP. Each request is sent once; a lost answer is reported as such and never made
/// up for by asking the same again.
public final class IppPrinter implements PermitPrinter, AutoCloseable {
    /// Width of a permit in hundredths of a millimetre.
    public static final int MEDIA_X = 12_500;
    /// Height of a permit in hundredths of a millimetre.
    public static final int MEDIA_Y = 8_800;

    private static final String MEDIA_TYPE = "application/ipp";
    private static final String PDF = "application/pdf";
    private static final List<Operation> NEEDED = List.of(Operation.createJob, Operation.sendDocument,
            Operation.getJobAttributes, Operation.getJobs, Operation.cancelJob);

    private final URI printer;
    private final URI address;
    private final String user;
    private final Duration patience;
    private final HttpClient http;
    private final AtomicInteger requestIds = new AtomicInteger();
    private volatile boolean turned;

    /// @param printer address of the printer, `ipp://host:port/path` or `ipps://…`
    /// @param user name the jobs carry, by which the kiosk knows its own
    /// @param patience how long one answer may take
    /// @throws IllegalArgumentException when the address is not an IPP address
    public IppPrinter(URI printer, String user, Duration patience) {
        this.printer = printer;
        this.address = httpAddress(printer);
        this.user = user;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    private static URI httpAddress(URI printer) {
        String scheme = printer.getScheme() == null ? "" : printer.getScheme();
        String transport = switch (scheme) {
            case "ipp" -> "http";
            case "ipps" -> "https";
            default -> throw new IllegalArgumentException(
                    "printer address " + printer + " must begin with ipp:// or ipps://");
        };
        if (printer.getHost() == null) {
            throw new IllegalArgumentException("printer address " + printer + " names no host");
        }
        int port = printer.getPort() < 0 ? 631 : printer.getPort();
        return URI.create(transport + "://" + printer.getHost() + ":" + port + printer.getRawPath());
    }

    @Override
    public PrinterStatus status() throws PrinterException {
        IppPacket answer = send(IppPacket.getPrinterAttributes(printer, Types.printerState,
                Types.printerStateReasons, Types.printerIsAcceptingJobs, Types.operationsSupported,
                Types.documentFormatSupported, Types.printerMakeAndModel, Types.mediaSizeSupported,
                Types.printerUpTime, Types.printerFirmwareStringVersion), new byte[0]);
        if (answer.getStatus().equals(Status.clientErrorNotFound)) {
            throw noSuchQueue();
        }
        AttributeGroup group = group(accepted(answer), Tag.printerAttributes);
        List<Operation> operations = group.getValues(Types.operationsSupported);
        List<String> formats = group.getStrings(Types.documentFormatSupported);
        boolean suitable = (operations.isEmpty()
                || operations.containsAll(NEEDED))
                && (formats.isEmpty() || formats.contains(PDF))
                && takesTheSheet(group.getValues(Types.mediaSizeSupported));
        @Nullable
        String model = withFirmware(group.getString(Types.printerMakeAndModel),
                group.getStrings(Types.printerFirmwareStringVersion));
        @Nullable
        Integer upTime = group.getValue(Types.printerUpTime);
        return new PrinterStatus(condition(group.getValue(Types.printerState)),
                !Boolean.FALSE.equals(group.getValue(Types.printerIsAcceptingJobs)),
                PrinterFault.ofKeywords(group.getStrings(Types.printerStateReasons)), suitable,
                model == null ? "" : model, upTime == null ? OptionalInt.empty() : OptionalInt.of(upTime));
    }

    private static @Nullable String withFirmware(@Nullable String model, List<String> firmware) {
        String versions = String.join(", ", firmware).strip();
        return model == null || versions.isEmpty() ? model : model + " (" + versions + ")";
    }

    /// Whether the printer takes the sheet as it lies, or turned as many printers name it. One that names no sizes is
    /// believed.
    private boolean takesTheSheet(List<MediaSizeSupported> sizes) {
        boolean lying = sizes.isEmpty() || sizes.stream().anyMatch(size -> holds(size, MEDIA_X, MEDIA_Y));
        boolean standing = sizes.stream().anyMatch(size -> holds(size, MEDIA_Y, MEDIA_X));
        turned = !lying && standing;
        return lying || standing;
    }

    private static boolean holds(MediaSizeSupported size, int x, int y) {
        return within(size.getXDimension(), x) && within(size.getYDimension(), y);
    }

    private static boolean within(@Nullable IntOrIntRange range, int value) {
        return range != null && range.getStart() <= value && value <= range.getEndInclusive();
    }

    private static PrinterStatus.Condition condition(@Nullable PrinterState state) {
        if (PrinterState.idle.equals(state)) {
            return PrinterStatus.Condition.IDLE;
        }
        return PrinterState.processing.equals(state)
                ? PrinterStatus.Condition.PROCESSING
                : PrinterStatus.Condition.STOPPED;
    }

    @Override
    public int createJob(String name) throws PrinterException {
        IppPacket.Builder request = IppPacket.createJob(printer);
        request.getOperationAttributes().put(Types.requestingUserName, user);
        request.getOperationAttributes().put(Types.jobName, name);
        MediaCol media = new MediaCol();
        media.setMediaSize(
                turned ? new MediaCol.MediaSize(MEDIA_Y, MEDIA_X) : new MediaCol.MediaSize(MEDIA_X, MEDIA_Y));
        MutableAttributeGroup job = request.getJobAttributes();
        job.put(Types.mediaCol, media);
        job.put(Types.printScaling, "none");
        job.put(Types.copies, 1);
        IppPacket answer = exchange(request, new byte[0]);
        @Nullable
        Integer id = group(answer, Tag.jobAttributes).getValue(Types.jobId);
        if (id == null) {
            throw new PrinterException("the printer opened a job without a number", false);
        }
        return id;
    }

    @Override
    public void sendDocument(int job, byte[] pdf) throws PrinterException {
        IppPacket.Builder request = IppPacket.sendDocument(printer, job);
        MutableAttributeGroup operation = request.getOperationAttributes();
        operation.put(Types.requestingUserName, user);
        operation.put(Types.documentFormat, PDF);
        operation.put(Types.lastDocument, true);
        exchange(request, pdf);
    }

    @Override
    public Optional<JobStatus> job(int job) throws PrinterException {
        IppPacket.Builder request = IppPacket.getJobAttributes(printer, job, Types.jobState, Types.jobStateReasons,
                Types.jobMediaSheetsCompleted, Types.jobImpressionsCompleted);
        request.getOperationAttributes().put(Types.requestingUserName, user);
        IppPacket answer = send(request, new byte[0]);
        if (answer.getStatus().equals(Status.clientErrorNotFound)
                || answer.getStatus().equals(Status.clientErrorGone)) {
            return Optional.empty();
        }
        AttributeGroup group = group(accepted(answer), Tag.jobAttributes);
        @Nullable
        JobState state = group.getValue(Types.jobState);
        if (state == null) {
            throw new PrinterException("the printer gave no state of job " + job, true);
        }
        @Nullable
        Integer sheets = group.getValue(Types.jobMediaSheetsCompleted);
        @Nullable
        Integer impressions = group.getValue(Types.jobImpressionsCompleted);
        OptionalInt count = sheets != null
                ? OptionalInt.of(sheets)
                : impressions != null ? OptionalInt.of(impressions) : OptionalInt.empty();
        return Optional.of(new JobStatus(stateOf(state), Set.copyOf(group.getStrings(Types.jobStateReasons)), count));
    }

    private static JobStatus.State stateOf(JobState state) throws PrinterException {
        return switch (state.getCode()) {
            case 3 -> JobStatus.State.PENDING;
            case 4 -> JobStatus.State.HELD;
            case 5 -> JobStatus.State.PROCESSING;
            case 6 -> JobStatus.State.STOPPED;
            case 7 -> JobStatus.State.CANCELED;
            case 8 -> JobStatus.State.ABORTED;
            case 9 -> JobStatus.State.COMPLETED;
            default -> throw new PrinterException("unknown job state " + state.getCode(), true);
        };
    }

    @Override
    public void cancel(int job) throws PrinterException {
        IppPacket.Builder request = IppPacket.cancelJob(printer, job);
        request.getOperationAttributes().put(Types.requestingUserName, user);
        exchange(request, new byte[0]);
    }

    @Override
    public int purge() throws PrinterException {
        List<Integer> mine = unfinished();
        for (int id : mine) {
            cancelIfThere(id);
        }
        if (!mine.isEmpty() && !unfinished().isEmpty()) {
            throw new PrinterException("the printer keeps a job that was cancelled", true);
        }
        return mine.size();
    }

    /// Cancels a job that may have ended by itself since it was listed.
    private void cancelIfThere(int job) throws PrinterException {
        try {
            cancel(job);
        } catch (PrinterException e) {
            if (!e.answered()) {
                throw e;
            }
        }
    }

    /// The jobs of this kiosk that have not ended.
    private List<Integer> unfinished() throws PrinterException {
        IppPacket.Builder request = IppPacket.getJobs(printer, Types.jobId, Types.jobOriginatingUserName,
                Types.jobState);
        MutableAttributeGroup operation = request.getOperationAttributes();
        operation.put(Types.requestingUserName, user);
        operation.put(Types.whichJobs, "not-completed");
        operation.put(Types.myJobs, true);
        List<Integer> mine = new ArrayList<>();
        for (AttributeGroup group : exchange(request, new byte[0]).getAttributeGroups()) {
            @Nullable
            Integer id = group.getTag().equals(Tag.jobAttributes) ? group.getValue(Types.jobId) : null;
            @Nullable
            String owner = group.getString(Types.jobOriginatingUserName);
            if (id != null && user.equals(owner)) {
                mine.add(id);
            }
        }
        return mine;
    }

    /// Ends its connections; a request under way ends as one without an answer.
    @Override
    public void close() {
        http.shutdownNow();
    }

    private static AttributeGroup group(IppPacket answer, Tag tag) throws PrinterException {
        @Nullable
        AttributeGroup group = answer.get(tag);
        if (group == null) {
            throw new PrinterException("the printer's answer lacks its " + tag.getName() + " group", true);
        }
        return group;
    }

    private IppPacket exchange(IppPacket.Builder request, byte[] document) throws PrinterException {
        return accepted(send(request, document));
    }

    private static IppPacket accepted(IppPacket answer) throws PrinterException {
        if (answer.getCode() >= 0x0100) {
            throw new PrinterException("the printer refused: " + answer.getStatus().getName(), true);
        }
        return answer;
    }

    private IppPacket send(IppPacket.Builder request, byte[] document) throws PrinterException {
        request.setRequestId(requestIds.incrementAndGet());
        HttpRequest post = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(request.build(), document)))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new PrinterException("the printer at " + printer + " does not answer", false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrinterException("interrupted while asking the printer", false, e);
        }
        if (response.statusCode() == 404) {
            throw noSuchQueue();
        }
        if (response.statusCode() != 200) {
            throw new PrinterException("the printer at " + printer + " answered HTTP " + response.statusCode(), true);
        }
        return parsed(response.body());
    }

    private PrinterException noSuchQueue() {
        return PrinterException.noSuchQueue("something answers at " + printer + " and has no such queue");
    }

    private static byte[] bytes(IppPacket request, byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            request.write(out);
            out.write(document);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /// A printer's answer is foreign input: whatever the decoder throws means that the answer is not usable.
    private static IppPacket parsed(byte[] body) throws PrinterException {
        try {
            return IppPacket.read(new ByteArrayInputStream(body));
        } catch (IOException | RuntimeException e) {
            throw new PrinterException("the printer's answer is not IPP", false, e);
        }
    }
}

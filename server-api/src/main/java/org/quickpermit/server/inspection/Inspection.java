package org.quickpermit.server.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealFault;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.permit.Lease;
import org.quickpermit.server.permit.LeaseStore;
import org.quickpermit.server.permit.OfflineBook;
import org.quickpermit.server.permit.OfflineConflicts;
import org.quickpermit.server.permit.PaperReading;
import org.quickpermit.server.permit.Permit;
import org.quickpermit.server.permit.PermitStore;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.station.Stations;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.time.Periods;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What an inspector does with a permit (QP-6, QP-11).
public final class Inspection {
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[A-Z0-9]{1,20}");
    private static final Text SHEET_NUMBER_FORM = new Text("證號為至多 4 個大寫英文字母加 4 至 8 位數字。",
            "A sheet number is up to four capitals and four to eight digits.");
    private static final Text DOCUMENT_NUMBER_FORM = new Text("證件號碼須為 1 至 20 個半形英文字母或數字。",
            "A document number has 1 to 20 half-width letters or digits.");

    private final Database database;
    private final PermitStore permits;
    private final LeaseStore leases;
    private final PaperReading reading;
    private final Stations stations;
    private final OfflineBook offline;
    private final OfflineConflicts conflicts;
    private final Once once;
    private final AuditLog audit;
    private final Clock clock;

    public Inspection(Database database, PermitStore permits, LeaseStore leases, PaperReading reading,
            Stations stations, OfflineBook offline, OfflineConflicts conflicts, Once once, AuditLog audit,
            Clock clock) {
        this.database = database;
        this.permits = permits;
        this.leases = leases;
        this.reading = reading;
        this.stations = stations;
        this.offline = offline;
        this.conflicts = conflicts;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /// A permit as the inspector sees it. Of several permits on one document, the live one, else the newest.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS], [ProblemType#SEAL_REFUSED] for a barcode that is not genuine,
    ///         [ProblemType#NOT_FOUND]
    public InspectionView lookUp(Caller inspector, PermitLookUp lookUp) {
        long given = List.of(Optional.ofNullable(lookUp.seal()), Optional.ofNullable(lookUp.humanNumber()),
                Optional.ofNullable(lookUp.documentNumber())).stream().filter(Optional::isPresent).count();
        if (given != 1) {
            throw ApiProblem.field("/seal", "EXACTLY_ONE", new Text("條碼、許可號碼、證件號碼擇一提供。",
                    "Give exactly one of barcode, human number and document number."));
        }
        if (lookUp.documentNumber() != null) {
            new FieldErrors().require(isDocumentNumber(normal(lookUp.documentNumber())), "/documentNumber", "INVALID",
                    DOCUMENT_NUMBER_FORM).throwIfAny();
        }
        Seal seal = lookUp.seal() == null ? null : genuine(inspector, lookUp.seal());
        Optional<InspectionView> found = database.read(
                handle -> find(handle, lookUp, seal).map(permit -> view(handle, permit, seal)));
        if (found.isEmpty()) {
            log(missed(inspector, lookUp, seal));
            throw noSuchPermit();
        }
        InspectionView view = found.get();
        log(AuditEvent.of(inspector, "INSPECTION_LOOK_UP", view.permitId().value(),
                view.admissible() ? "ADMISSIBLE" : "NOT_ADMISSIBLE"));
        return view;
    }

    private void log(AuditEvent event) {
        database.write(handle -> {
            audit.append(handle, event);
            return event;
        });
    }

    /// Whoever tries numbers until one hits leaves a trail of misses. A document number is masked: it names a person.
    private static AuditEvent missed(Caller inspector, PermitLookUp lookUp, @Nullable Seal seal) {
        if (seal != null) {
            return AuditEvent.of(inspector, "INSPECTION_LOOK_UP", seal.permitId().value(), "NOT_FOUND",
                    Map.of("by", "seal"));
        }
        if (lookUp.humanNumber() != null) {
            return AuditEvent.of(inspector, "INSPECTION_LOOK_UP",
                    PaperReading.humanNumber(lookUp.humanNumber()).value(), "NOT_FOUND", Map.of("by", "humanNumber"));
        }
        String number = normal(String.valueOf(lookUp.documentNumber()));
        String masked = number.length() > 4
                ? number.substring(0, 2) + "****" + number.substring(number.length() - 2)
                : "****";
        return AuditEvent.of(inspector, "INSPECTION_LOOK_UP", "unknown", "NOT_FOUND",
                Map.of("by", "documentNumber", "masked", masked));
    }

    /// A number as the documents print it, for one that was typed with blanks around it or in small letters.
    private static String normal(String documentNumber) {
        return documentNumber.strip().toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean isDocumentNumber(String text) {
        return DOCUMENT_NUMBER.matcher(text).matches();
    }

    private Optional<Permit> find(Handle handle, PermitLookUp lookUp, @Nullable Seal seal) {
        if (seal != null) {
            return permits.find(handle, seal.permitId());
        }
        if (lookUp.humanNumber() != null) {
            return permits.find(handle, PaperReading.humanNumber(lookUp.humanNumber()));
        }
        String number = normal(String.valueOf(lookUp.documentNumber()));
        List<Permit> all = permits.onDocument(handle, number);
        LocalDate today = LocalDate.now(clock);
        return all.stream().filter(permit -> permit.stateOn(today).isLive()).findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// A barcode that is genuine but expired or revoked still finds its permit: the inspector sees why it does not count.
    private Seal genuine(Caller inspector, String scanned) {
        return switch (reading.verify(scanned, SealKind.ENTRY_PERMIT)) {
            case SealResult.Genuine(Seal seal) -> {
                // The sheet may come from a kiosk that is still cut off.
                offline.seen(inspector, seal);
                yield seal;
            }
            case SealResult.Refused(SealFault fault, Seal seal) -> {
                if (seal == null) {
                    log(AuditEvent.of(inspector, "INSPECTION_LOOK_UP", "unknown", "SEAL_REFUSED",
                            Map.of("by", "seal", "fault", fault.name())));
                    throw PaperReading.refused(fault);
                }
                yield seal;
            }
        };
    }

    /// Records an entry; the answer is 201 with the [InspectionView] after it. The stay's last day is the day of entry
    /// plus the stay's days. The sheet is judged here again, under the permit's lock: between look-up and entry a reprint
    /// may have killed it.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND], [ProblemType#INVALID_FIELDS], or [ProblemType#ENTRY_REFUSED] with the
    ///         reason
    public StoredAnswer enter(Caller inspector, IdempotencyKey key, EntryRequest request) {
        new FieldErrors()
                .require(isDocumentNumber(normal(request.documentNumber())), "/documentNumber", "INVALID",
                        DOCUMENT_NUMBER_FORM)
                .require(SheetNumber.isValid(request.sheetNumber()), "/sheetNumber", "INVALID", SHEET_NUMBER_FORM)
                .require(stations.exists(request.port()), "/port", "UNKNOWN",
                        new Text("查無此機場或港口。", "There is no such station."))
                .throwIfAny();
        Once.Request asked = once.request("inspection " + inspector.deviceId(), key, "entry", request);
        return once.perform(asked, handle -> {
            Permit permit = permits.lock(handle, request.permitId()).orElseThrow(Inspection::noSuchPermit);
            LocalDate today = LocalDate.now(clock);
            if (!permit.document().number().equals(normal(request.documentNumber()))) {
                throw refused(EntryRules.otherDocument());
            }
            List<Lease> sheets = leases.ofPermit(handle, permit.permitId());
            EntryRules.refusal(permit, today)
                    .or(() -> EntryRules.sheetRefusal(sheets, request.sheetNumber())
                            .map(ground -> secondSheet(handle, permit.permitId(), request.sheetNumber())
                                    ? EntryRules.doubleSheet("/sheetNumber")
                                    : ground))
                    .ifPresent(ground -> {
                        throw refused(ground);
                    });
            record(handle, inspector, permit, request, today);
            Permit after = permits.find(handle, permit.permitId()).orElseThrow(Inspection::noSuchPermit);
            return once.answer(201, view(handle, after, null));
        });
    }

    private void record(Handle handle, Caller inspector, Permit permit, EntryRequest request, LocalDate today) {
        int number = permit.entriesUsed() + 1;
        boolean last = number == permit.terms().entries();
        LocalDate stayUntil = Periods.lastDayOfDays(today, permit.terms().stayDays());
        PermitState state = permits.move(handle, permit, last ? PermitEvent.LAST_ENTRY : PermitEvent.ENTRY)
                .orElseThrow(() -> new IllegalStateException("an admissible permit takes an entry"));
        handle.createUpdate("""
                INSERT INTO permit_entry (permit_id, number, entered_at, port, stay_until, inspector)
                VALUES (:permit, :number, :at, :port, :until, :inspector)""")
                .bind("permit", permit.permitId().value())
                .bind("number", number)
                .bind("at", clock.millis())
                .bind("port", request.port())
                .bind("until", stayUntil.toString())
                .bind("inspector", inspector.actor())
                .execute();
        permits.setEntriesUsed(handle, permit.permitId(), number);
        audit.append(handle, AuditEvent.of(inspector, "ENTRY_RECORDED", permit.permitId().value(), state.name(),
                Map.of("number", Integer.toString(number), "port", request.port(),
                        "sheet", request.sheetNumber(), "stayUntil", stayUntil.toString())));
    }

    private InspectionView view(Handle handle, Permit permit, @Nullable Seal seal) {
        LocalDate today = LocalDate.now(clock);
        List<Lease> sheets = leases.ofPermit(handle, permit.permitId());
        Optional<Lease> good = EntryRules.good(sheets);
        int goodCopy = good.map(Lease::copyNumber).orElse(0);
        Ground refusal = EntryRules.refusal(permit, today).orElse(null);
        if (refusal == null && seal != null && secondSheet(handle, permit.permitId(), seal.sheetNumber())) {
            refusal = EntryRules.doubleSheet("/seal");
        }
        if (refusal == null && seal != null && seal.copyNumber() != goodCopy) {
            refusal = EntryRules.deadSheet("/seal");
        }
        if (refusal == null) {
            refusal = EntryRules.noSheet(sheets).orElse(null);
        }
        return new InspectionView(permit.permitId(), permit.stateOn(today), refusal == null, refusal,
                permit.document(), permit.chineseName(), permit.terms().lastUsableDay(), permit.terms().entries(),
                permit.terms().stayDays(), good.map(Lease::sheetNumber).orElse(null), goodCopy,
                entries(handle, permit.permitId()));
    }

    private boolean secondSheet(Handle handle, PermitId permitId, @Nullable String sheetNumber) {
        return sheetNumber != null && conflicts.isSecond(handle, permitId, sheetNumber);
    }

    private static List<InspectionView.Entry> entries(Handle handle, PermitId permitId) {
        return new ArrayList<>(handle.createQuery("""
                SELECT number, entered_at, port, stay_until FROM permit_entry
                WHERE permit_id = :permit ORDER BY number""")
                .bind("permit", permitId.value())
                .map((row, _) -> new InspectionView.Entry(row.getInt("number"),
                        Instant.ofEpochMilli(row.getLong("entered_at")), row.getString("port"),
                        LocalDate.parse(row.getString("stay_until"))))
                .list());
    }

    private static ApiProblem refused(Ground ground) {
        return new ApiProblem(ProblemType.ENTRY_REFUSED, ground.text(), new FieldErrors()
                .add(ground.field() == null ? "/permitId" : ground.field(), ground.code(), ground.text()));
    }

    private static ApiProblem noSuchPermit() {
        return new ApiProblem(ProblemType.NOT_FOUND, new Text("查無此許可。", "There is no such permit."));
    }
}

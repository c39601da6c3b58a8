package org.quickpermit.server.permit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealFault;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;

/// Finds out which permit a scanned barcode or a typed number means.
public final class PaperReading {
    private final TrustLists trustLists;
    private final Clock clock;

    public PaperReading(TrustLists trustLists, Clock clock) {
        this.trustLists = trustLists;
        this.clock = clock;
    }

    /// A first print: the boarding confirmation must be genuine and in force.
    PermitId forFirstPrint(String seal) {
        return genuine(seal, SealKind.BOARDING_CONFIRMATION).permitId();
    }

    /// A reprint: staff scan whatever paper there is; one that an earlier reprint killed still names its permit.
    PermitId forReprint(PrintLeaseRequest request) {
        String seal = request.seal();
        if (seal == null) {
            return humanNumber(request.humanNumber());
        }
        return named(seal, SealKind.ENTRY_PERMIT)
                .or(() -> named(seal, SealKind.BOARDING_CONFIRMATION))
                .orElseGet(() -> genuine(seal, SealKind.BOARDING_CONFIRMATION))
                .permitId();
    }

    /// The content of a barcode whose signature holds and whose kind is the expected one, in force or not.
    public Optional<Seal> named(String scanned, SealKind kind) {
        return switch (verify(scanned, kind)) {
            case SealResult.Genuine(Seal seal) -> Optional.of(seal);
            case SealResult.Refused refused -> Optional.ofNullable(refused.seal());
        };
    }

    /// The content of a barcode that is genuine and in force.
    ///
    /// @throws ApiProblem [ProblemType#SEAL_REFUSED] with the one reason as code of the field `/seal`
    Seal genuine(String scanned, SealKind kind) {
        return switch (verify(scanned, kind)) {
            case SealResult.Genuine(Seal seal) -> seal;
            case SealResult.Refused refused -> throw refused(refused.fault());
        };
    }

    /// The problem a refused barcode becomes.
    public static ApiProblem refused(SealFault fault) {
        return new ApiProblem(ProblemType.SEAL_REFUSED, fault.text(),
                new FieldErrors().add("/seal", fault.name(), fault.staffText()));
    }

    /// Verifies against the list in force now.
    public SealResult verify(String scanned, SealKind kind) {
        TrustList list = trustLists.current();
        return SealVerifier.verify(scanned, kind, list, LocalDate.now(clock));
    }

    /// The permit a typed number means.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when its check character is wrong
    public static PermitId humanNumber(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .flatMap(PermitId::parseHumanNumber)
                .orElseThrow(() -> ApiProblem.field("/humanNumber", "INVALID", new Text("許可號碼或其檢查碼不正確，請重新輸入。",
                        "The number or its check character is wrong. Type it again.")));
    }

    /// The permit a path names, by its twelve characters or its human number.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] when it is neither
    static PermitId permitId(String text) {
        try {
            return PermitId.parseHumanNumber(text).orElseGet(() -> PermitId.of(text));
        } catch (IllegalArgumentException e) {
            throw PrintRules.noSuchPermit();
        }
    }
}

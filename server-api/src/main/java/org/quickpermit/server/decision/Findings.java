package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;

import org.jspecify.annotations.Nullable;

/// Everything that was looked up about one application before it is decided: one finding per register, and the
/// system's own books.
///
/// @param movements the traveller's entries and exits, by document and identity number
/// @param passports what the passport register says about the document
/// @param denyList entries with the document, the identity number or the birth date of the traveller
/// @param control control entries on the document or identity number
/// @param priorApprovals earlier approvals of other channels
/// @param openPermits the traveller's own live permits in this system
/// @param account deposit of the agency and today's fee
public record Findings(Finding<Movement> movements, Finding<PassportNote> passports, Finding<DeniedPerson> denyList,
        Finding<ControlNote> control, Finding<PriorApproval> priorApprovals, List<OpenPermit> openPermits,
        Account account) {
    public Findings {
        openPermits = List.copyOf(openPermits);
    }

    /// The registers that could not be asked, in the order of [Register].
    public List<Register> unavailable() {
        List<Register> missing = new ArrayList<>();
        note(missing, Register.MOVEMENTS, movements);
        note(missing, Register.PASSPORTS, passports);
        note(missing, Register.DENY_LIST, denyList);
        note(missing, Register.CONTROL, control);
        note(missing, Register.PRIOR_APPROVALS, priorApprovals);
        return missing;
    }

    private static void note(List<Register> missing, Register register, Finding<?> finding) {
        if (finding instanceof Finding.Unavailable<?>) {
            missing.add(register);
        }
    }

    /// One crossing of the border.
    ///
    /// @param direction in or out
    /// @param day when, Asia/Taipei
    public record Movement(Direction direction, LocalDate day) {
        /// Which way.
        public enum Direction {
            ENTRY,
            EXIT
        }
    }

    /// What the passport register says about a document number.
    ///
    /// @param issuingState issuer of the document the row is about
    /// @param status its state
    /// @param expiryDate last day of its validity
    public record PassportNote(String issuingState, Status status, LocalDate expiryDate) {
        /// State of a document in the register.
        public enum Status {
            VALID,
            LOST,
            VOID
        }
    }

    /// One person on the deny list; what is not known is null.
    ///
    /// @param documentNumber travel document
    /// @param identityNumber identity number in canonical form
    /// @param name romanised name, surname first
    /// @param chineseName Chinese name
    /// @param birthDate date of birth
    public record DeniedPerson(@Nullable String documentNumber, @Nullable String identityNumber,
            @Nullable String name, @Nullable String chineseName, @Nullable LocalDate birthDate) {
        @Override
        public String toString() {
            return "DeniedPerson[masked]";
        }
    }

    /// One control entry.
    ///
    /// @param entryControl true for entry control, false for exit control, which does not concern a quick permit
    public record ControlNote(boolean entryControl) {}

    /// An approval given elsewhere.
    ///
    /// @param reference its number
    /// @param lastValidDay its last valid day
    public record PriorApproval(String reference, LocalDate lastValidDay) {}

    /// A live permit of the same traveller in this system.
    ///
    /// @param permitId its number
    /// @param caseNumber its case
    /// @param state granted (not printed yet), issued or used
    /// @param lastDay last day it can still serve: the boarding date while it is not printed, else its last usable day
    /// @param own true when the agency that applies now holds it; of another agency's it learns no date
    public record OpenPermit(PermitId permitId, CaseNumber caseNumber, PermitState state, LocalDate lastDay,
            boolean own) {}

    /// @param balance what is left in the agency's deposit
    /// @param fee what this permit costs; zero for a correction
    public record Account(Ntd balance, Ntd fee) {}
}
